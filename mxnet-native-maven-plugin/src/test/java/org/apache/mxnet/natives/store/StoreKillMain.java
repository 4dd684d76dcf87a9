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
package org.apache.mxnet.natives.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;

/**
 * What the tests run in processes of their own: builds jobs in a store, from {@code first} to
 * {@code end - 1}. Each build that is done appends its name to a log.
 *
 * <p>Arguments: the store, first, end, the log.
 */
final class StoreKillMain {
  private static final int FILES = 6;

  private StoreKillMain() {}

  public static void main(String[] arguments) throws Exception {
    Path log = Path.of(arguments[3]);
    Store store = Store.open(Path.of(arguments[0]), "0.1.0", new Listener(notes(log)));
    int end = Integer.parseInt(arguments[2]);
    for (int job = Integer.parseInt(arguments[1]); job < end; job++) {
      int number = job;
      store.build(request(job), prefix -> fill(prefix, number, log));
    }
  }

  /** Where the process writes what its store notes. */
  static Path notes(Path log) {
    return log.resolveSibling(log.getFileName() + ".notes");
  }

  private record Listener(Path notes) implements StoreListener {
    @Override
    public void note(String line) {
      try {
        Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void warn(String line) {
      throw new AssertionError(line);
    }
  }

  static EntryRequest request(int job) {
    return TestStore.request("job" + job, "1", Map.of());
  }

  private static BuildFacts fill(Path prefix, int job, Path log) throws IOException {
    for (int file = 0; file < FILES; file++) {
      byte[] bytes = new byte[2000 * file + job];
      Arrays.fill(bytes, (byte) (job + file));
      Path path = prefix.resolve("lib" + file % 3).resolve("file" + file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    }
    Files.createSymbolicLink(prefix.resolve("lib0/link"), Path.of("file0"));
    Files.writeString(
        log, "job" + job + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return TestStore.facts();
  }

  /** A process that runs this class; what it prints comes with the test's own output. */
  static Process start(Path store, int first, int end, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            StoreKillMain.class.getName(),
            store.toString(),
            Integer.toString(first),
            Integer.toString(end),
            log.toString())
        .inheritIO()
        .start();
  }
}
