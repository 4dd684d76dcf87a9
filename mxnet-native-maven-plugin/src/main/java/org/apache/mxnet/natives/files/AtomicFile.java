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
package org.apache.mxnet.natives.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that other readers, and a killed build, see all of it or nothing. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Fills a file.
   *
   * @param <T> what the caller of {@link AtomicFile#write} wants to know, a digest for example
   * @param <E> why the file must not come to be
   */
  @FunctionalInterface
  public interface Writer<T, E extends Exception> {
    T write(OutputStream out) throws IOException, E;
  }

  /**
   * Writes {@code file}, creating its folders.
   *
   * @throws IOException if it cannot be written; {@code file} is then as it was
   * @throws E if {@code writer} does; {@code file} is then as it was
   */
  public static <T, E extends Exception> T write(Path file, Writer<T, E> writer)
      throws IOException, E {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // In the same folder: a move between file systems would not be atomic. Not createTempFile: its
    // files are for their owner's eyes only, and an artifact is for everybody's.
    Path part = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      T result;
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        result = writer.write(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes a text as UTF-8. */
  public static void writeText(Path file, String text) throws IOException {
    write(
        file,
        out -> {
          out.write(text.getBytes(StandardCharsets.UTF_8));
          return null;
        });
  }
}
