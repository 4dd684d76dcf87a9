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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shell scripts whose processes would run for long, and what becomes of them. */
final class Family {
  private static final List<String> NAMES = List.of("parent", "child", "grandchild", "orphan");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Path folder;

  /**
   * @param folder where each process leaves its id in a file
   */
  Family(Path folder) {
    this.folder = folder;
  }

  /** Three generations and an orphan; {@code first} runs in each. */
  String script(String first) {
    // The orphan's parent ends at once, so no look at parents and children finds it.
    return """
        %1$s
        cd '%2$s'
        (sh -c '%1$s echo $$ >orphan; for i in $(seq 900); do sleep 1; done' &)
        sh -c '
          %1$s
          sh -c "%1$s echo \\$\\$ >grandchild; for i in \\$(seq 900); do sleep 1; done" &
          echo $$ >child
          for i in $(seq 900); do sleep 1; done' &
        echo $$ >parent
        for i in $(seq 900); do sleep 1; done
        """
        .formatted(first, folder);
  }

  /** Waits until all have run, and gives those that still do. */
  List<ProcessHandle> born() throws Exception {
    List<ProcessHandle> family = new ArrayList<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      long start = System.nanoTime();
      while (!Files.exists(file) || Files.readString(file).isBlank()) {
        assertThat(System.nanoTime() - start).as(name).isLessThan(PATIENCE_NANOS);
        Thread.sleep(10);
      }
      long pid = Long.parseLong(Files.readString(file).strip());
      ProcessHandle.of(pid).ifPresent(family::add);
    }
    return family;
  }

  /** Waits until {@code process} has ended. */
  static void assertEnds(ProcessHandle process) throws Exception {
    long start = System.nanoTime();
    while (process.isAlive() && !isZombie(process)) {
      assertThat(System.nanoTime() - start).as("%s", process.info()).isLessThan(PATIENCE_NANOS);
      Thread.sleep(10);
    }
  }

  private static boolean isZombie(ProcessHandle process) {
    try {
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      return Files.readString(status).contains("State:\tZ");
    } catch (IOException e) {
      return false;
    }
  }
}
