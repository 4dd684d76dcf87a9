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
package org.apache.mxnet.natives.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathLockTest {
  /** Holds the lock until its input ends. */
  private static final String OTHER_PROCESS =
      """
      import java.nio.channels.FileChannel;
      import java.nio.file.Path;
      import java.nio.file.StandardOpenOption;
      class Holder {
        public static void main(String[] args) throws Exception {
          FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE).lock();
          System.out.write('x');
          System.out.flush();
          System.in.read();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void waitsForAnotherProcessEvenIfThatIsKilled() throws IOException {
    Path file = Files.createFile(folder.resolve("lock"));
    Path source = Files.writeString(folder.resolve("Holder.java"), OTHER_PROCESS);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process holder =
        new ProcessBuilder(java, source.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('x');
      CompletableFuture<PathLock> taken = take(file);
      assertWaits(taken);
      holder.destroyForcibly();
      taken.join().close();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void waitsForAnotherThread() throws IOException {
    Path file = folder.resolve("new").resolve("lock");
    CompletableFuture<PathLock> second;
    try (PathLock first = PathLock.take(file)) {
      assertThat(first).isNotNull();
      second = take(file);
      assertWaits(second);
    }
    second.join().close();
  }

  private static void assertWaits(CompletableFuture<PathLock> lock) {
    assertThatThrownBy(() -> lock.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  private static CompletableFuture<PathLock> take(Path file) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return PathLock.take(file);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
