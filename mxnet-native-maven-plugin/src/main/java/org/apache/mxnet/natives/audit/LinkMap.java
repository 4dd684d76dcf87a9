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
package org.apache.mxnet.natives.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which members of static archives became part of a library, by the map that GNU ld or LLVM's lld
 * writes with {@code -Wl,-Map=file}.
 *
 * <p>Maps have no specification; both linkers name a member as {@code folder/libz.a(zutil.o)}. The
 * table of references that {@code --cref} adds is of no use here: GNU ld leaves out of it the
 * symbols of shared libraries that have versions.
 *
 * @param members as {@code libz.a(zutil.o)}
 */
public record LinkMap(Set<String> members) {
  private static final Pattern MEMBER =
      Pattern.compile("([^\\s()/]+\\.(?:a|lo))\\(([^()\\s/]+)\\)");

  /** Copies the set. */
  public LinkMap {
    members = Set.copyOf(members);
  }

  /**
   * Reads a map; lines that name no member do not count.
   *
   * @throws IOException if it cannot be read
   */
  public static LinkMap read(Path file) throws IOException {
    Set<String> members = new HashSet<>();
    // Names of files are in whatever encoding these have: no byte of a map is an error.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher member = MEMBER.matcher(line);
        while (member.find()) {
          members.add(member.group());
        }
      }
    }
    return new LinkMap(members);
  }

  /**
   * Whether a member of an archive was linked.
   *
   * @param archive the archive's file name, without folders
   * @param member the member's name
   */
  public boolean hasMember(String archive, String member) {
    return members.contains(archive + "(" + member + ")");
  }
}
