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
package org.apache.mxnet.natives.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Where entries of archives are unpacked: {@code 1/libx.so}, {@code 2/foo.jar} and so on. */
final class Scratch implements Closeable {
  private static final int MOST = 100;
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._+-]");

  private final Path folder;
  private final Set<Path> files = new LinkedHashSet<>();
  private int last;

  Scratch(Path folder) {
    this.folder = folder;
  }

  /**
   * A place for a file in a folder of its own, which is new.
   *
   * @param entry the name of the entry; only letters, digits and marks of its last part are used
   */
  Path place(String entry) throws IOException {
    Files.createDirectories(folder);
    while (true) {
      Path own = folder.resolve(Integer.toString(++last));
      try {
        Files.createDirectory(own);
      } catch (FileAlreadyExistsException e) {
        // Another audit's, or one's that was killed.
        continue;
      }
      Path file = own.resolve(cleaned(entry));
      files.add(file);
      return file;
    }
  }

  /** Deletes what was put into a place. */
  void discard(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.getParent());
    files.remove(file);
  }

  /** Deletes all that was put here, and nothing else. */
  @Override
  public void close() throws IOException {
    for (Path file : Set.copyOf(files)) {
      discard(file);
    }
  }

  static String cleaned(String entry) {
    String simple = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
    String cleaned = UNSAFE.matcher(simple).replaceAll("_");
    // The end is kept: it has the suffix.
    String brief = cleaned.substring(Math.max(0, cleaned.length() - MOST));
    return brief.matches("\\.*") ? "native" : brief;
  }
}
