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
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real make, and with CMake's. */
class JobserverMakeTest {
  private static final String PATH = "/usr/bin:/bin";
  private static final int CORES = 3;
  private static final int JOBS = 8;

  /** Says how many jobs run, itself among them: a file per job while it runs. */
  private static final String JOB =
      """
      #!/bin/sh
      : >"$0.running/$1"
      ls "$0.running" | wc -l >"$0.seen/$1"
      sleep 0.2
      rm "$0.running/$1"
      """;

  @TempDir Path temp;
  private Path job;

  @BeforeEach
  void writeTheJob() throws IOException {
    job = Files.writeString(temp.resolve("job"), JOB);
    assertThat(job.toFile().setExecutable(true)).isTrue();
    Files.createDirectory(temp.resolve("job.running"));
    Files.createDirectory(temp.resolve("job.seen"));
  }

  @Test
  void twoMakesShareTheBudget() throws Exception {
    assumeThat(Programs.find("make", PATH, temp)).isPresent();
    List<Command> makes = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path folder = Files.createDirectory(temp.resolve(name));
      String targets =
          IntStream.range(0, JOBS).mapToObj(i -> name + i).collect(Collectors.joining(" "));
      // The second half runs in a make below the make, which takes its cores from the same budget.
      Files.writeString(
          folder.resolve("Makefile"),
          "all: %s below\nbelow:\n\t$(MAKE) x%s\n%s x%s:\n\t%s $@\n"
              .formatted(
                  targets, targets.replace(" ", " x"), targets, targets.replace(" ", " x"), job));
      makes.add(command(folder, "make"));
    }
    runAtOnce(makes);
    demandBudget(4 * JOBS);
  }

  @Test
  void twoBuildsOfCmakeShareTheBudget() throws Exception {
    assumeThat(Programs.find("make", PATH, temp)).isPresent();
    assumeThat(Programs.find("cmake", PATH, temp)).isPresent();
    List<Command> makes = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path folder = Files.createDirectory(temp.resolve(name));
      String targets =
          IntStream.range(0, JOBS)
              .mapToObj(
                  i -> "add_custom_target(%s%d ALL COMMAND %s %1$s%2$d)".formatted(name, i, job))
              .collect(Collectors.joining("\n"));
      Files.writeString(
          folder.resolve("CMakeLists.txt"),
          "cmake_minimum_required(VERSION 3.10)\nproject(tiny NONE)\n" + targets + "\n");
      Command configure = command(folder, "cmake", "-G", "Unix Makefiles", ".");
      new CommandRunner(List.of()).run("configure", configure, folder.resolve("log"));
      makes.add(command(folder, "cmake", "--build", "."));
    }
    runAtOnce(makes);
    demandBudget(2 * JOBS);
  }

  /** Each job waits for the other, so one after the other they would never end. */
  @Test
  void makeTakesFurtherCoresFromTheBudget() throws Exception {
    assumeThat(Programs.find("make", PATH, temp)).isPresent();
    String rule = "%s:\n\ttouch $@.here; until test -e %s.here; do sleep 0.05; done\n";
    Files.writeString(
        temp.resolve("Makefile"),
        "all: a b\n" + rule.formatted("a", "b") + rule.formatted("b", "a"));
    Path log = temp.resolve("log");
    try (Jobserver jobserver = Jobserver.open(temp, 2)) {
      jobserver.acquire();
      new CommandRunner(List.of(jobserver))
          .run("make", command(temp, "make"), log, Duration.ofMinutes(1));
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(2);
    }
    assertThat(log).content().doesNotContain("warning");
  }

  private void runAtOnce(List<Command> commands) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(commands.size());
    try (Jobserver jobserver = Jobserver.open(temp, CORES)) {
      CommandRunner runner = new CommandRunner(List.of(NetworkIsolation.detect(), jobserver));
      List<Future<?>> running = new ArrayList<>();
      for (Command command : commands) {
        running.add(
            threads.submit(
                () -> {
                  jobserver.acquire();
                  runner.run("make", command, command.folder().resolve("make.log"));
                  jobserver.release();
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      assertThat(jobserver.free()).isEqualTo(CORES);
    } finally {
      threads.shutdownNow();
    }
    for (Command command : commands) {
      assertThat(command.folder().resolve("make.log")).content().doesNotContain("warning");
    }
  }

  private void demandBudget(int jobs) throws IOException {
    List<Integer> seen = new ArrayList<>();
    try (var files = Files.list(temp.resolve("job.seen"))) {
      for (Path file : files.toList()) {
        seen.add(Integer.parseInt(Files.readString(file).strip()));
      }
    }
    assertThat(seen).hasSize(jobs).allMatch(count -> count <= CORES);
  }

  private static Command command(Path folder, String... argv) {
    return new Command(List.of(argv), folder, Map.of("PATH", PATH));
  }
}
