/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a build has deployed into an empty file repository. */
public final class Deployed {
  private static final Pattern SNAPSHOT = Pattern.compile("-[0-9]{8}\\.[0-9]{6}-[0-9]+");

  private final Map<String, File> artifacts = new TreeMap<>();

  /**
   * @param repository the repository's root
   */
  public Deployed(File repository) throws IOException {
    for (Path file : Bytes.files(repository).values()) {
      String name = file.getFileName().toString();
      if (!name.startsWith("maven-metadata") && !name.matches(".*\\.(md5|sha[0-9]+)")) {
        artifacts.put(SNAPSHOT.matcher(name).replaceFirst("-SNAPSHOT"), file.toFile());
      }
    }
  }

  /** The names of the artifacts' files, sorted, each with SNAPSHOT in place of a time. */
  public List<String> names() {
    return List.copyOf(artifacts.keySet());
  }

  /** The file of this name. */
  public File file(String name) {
    File file = artifacts.get(name);
    if (file == null) {
      throw new AssertionError(name + " is not among " + names());
    }
    return file;
  }

  /** The names and digests of all that depends on the sources alone: no signature, no mock key. */
  public Map<String, String> reproducible() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, File> artifact : artifacts.entrySet()) {
      String name = artifact.getKey();
      if (!name.endsWith(".asc") && !name.endsWith("-mock-signing-key.pgp")) {
        digests.put(name, Bytes.sha256(artifact.getValue()));
      }
    }
    return digests;
  }

  /**
   * Has GnuPG verify every signature, with the key that was deployed, and looks that only that key
   * has none.
   *
   * @return the names of the signed files
   */
  public List<String> verifyMockSignatures() throws IOException {
    String key =
        names().stream().filter(name -> name.endsWith("-mock-signing-key.pgp")).findFirst().get();
    try (Gpg gpg = new Gpg().importKey(file(key))) {
      if (!gpg.userIds().toString().contains("MOCK KEY of one build of ")) {
        throw new AssertionError("the key does not say that it is a mock: " + gpg.userIds());
      }
      return verifySignatures(gpg);
    }
  }

  /** As above, with a key that is not deployed. */
  public List<String> verifySignatures(Gpg gpg) throws IOException {
    List<String> signed = new ArrayList<>();
    for (String name : names()) {
      if (!name.endsWith(".asc") && !name.endsWith("-mock-signing-key.pgp")) {
        file(name + ".asc");
        gpg.verify(file(name));
        signed.add(name);
      }
    }
    return signed;
  }

  /** Compares the checksum files of all but signatures, which some releases of Maven give none. */
  public void verifyChecksums() throws IOException {
    for (Map.Entry<String, File> artifact : artifacts.entrySet()) {
      if (!artifact.getKey().endsWith(".asc")) {
        byte[] bytes = Files.readAllBytes(artifact.getValue().toPath());
        verifyChecksum(artifact.getValue(), "md5", Bytes.digest("MD5", bytes));
        verifyChecksum(artifact.getValue(), "sha1", Bytes.digest("SHA-1", bytes));
      }
    }
  }

  private static void verifyChecksum(File file, String kind, String expected) throws IOException {
    String actual = Files.readString(Path.of(file + "." + kind));
    if (!actual.strip().equals(expected)) {
      throw new AssertionError(file + "." + kind + " is " + actual + ", not " + expected);
    }
  }
}
