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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTreeTest {
  @TempDir Path temp;
  private Path log;
  private Family family;

  private final CommandRunner runner = new CommandRunner(List.of(), 30, Duration.ofMillis(300));

  @BeforeEach
  void plan() {
    log = temp.resolve("log");
    family = new Family(temp);
  }

  /** The second kind does not care for SIGTERM. */
  @ParameterizedTest
  @ValueSource(strings = {"", "trap : TERM;"})
  void anInterruptEndsTheWholeFamily(String first) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread build = new Thread(() -> run(family.script(first), thrown));
    build.start();
    List<ProcessHandle> processes = family.born();
    assertThat(processes).hasSize(4);
    build.interrupt();
    build.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    for (ProcessHandle process : processes) {
      Family.assertEnds(process);
    }
  }

  @Test
  void anInterruptLeavesTimeToCleanUp() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    String script = "trap 'echo cleaned; exit 1' TERM; " + family.script("");
    Thread build = new Thread(() -> run(script, thrown));
    build.start();
    family.born();
    build.interrupt();
    build.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(log).content().contains("\ncleaned\n");
  }

  @Test
  void anInterruptBeforeTheStartIsHeeded() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread build =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              run("sleep 1000", thrown);
            });
    build.start();
    build.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void theTimeLimitEndsTheWholeFamily() throws Exception {
    Command command = shell(family.script(""));
    failure(
        CommandFailedException.class,
        () -> runner.run("a: b", command, log, Duration.ofSeconds(5)));
    for (ProcessHandle process : family.born()) {
      Family.assertEnds(process);
    }
  }

  @Test
  void theEndOfAStepEndsWhatItLeftRunning() throws Exception {
    String script = family.script("").replaceFirst("for i in [^\n]*\n$", "");
    runner.run(
        "a: b",
        shell(
            script
                + "until test -s orphan && test -s child && test -s grandchild; do sleep 0.1; done"),
        log);
    for (ProcessHandle process : family.born()) {
      Family.assertEnds(process);
    }
  }

  @Test
  void theEndOfTheJvmEndsTheWholeFamily() throws Exception {
    Process jvm = CommandJvm.start(log, family.script(""), "022");
    List<ProcessHandle> processes = family.born();
    assertThat(processes).hasSize(4);
    jvm.destroy();
    jvm.waitFor();
    for (ProcessHandle process : processes) {
      Family.assertEnds(process);
    }
  }

  @Test
  void theEndOfTheJvmWaitsForAProgramThatIsAboutToStart() throws Exception {
    try (ProcessTree tree = new ProcessTree(Duration.ofSeconds(5), false)) {
      Thread hook = new Thread(tree::killAtExit);
      hook.start();
      while (hook.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
      Process process = new ProcessBuilder("/bin/sleep", "900").start();
      tree.add(process);
      hook.join();
      Family.assertEnds(process.toHandle());
    }
  }

  @Test
  void theEndOfTheJvmDoesNotWaitForAProgramThatCannotStart() throws Exception {
    ProcessTree tree = new ProcessTree(Duration.ofSeconds(5), false);
    Thread hook = new Thread(tree::killAtExit);
    hook.start();
    tree.close();
    hook.join();
    assertThat(tree.size()).isZero();
  }

  @Test
  void theCallersUmaskDoesNotMatter() throws Exception {
    Process jvm = CommandJvm.start(log, "umask; mkdir made; ls -ld made | cut -c-10", "077");
    assertThat(jvm.waitFor()).as(Files.readString(temp.resolve("log.jvm"))).isZero();
    assertThat(log).content().endsWith("\n0022\ndrwxr-xr-x\n");
  }

  private void run(String script, AtomicReference<Throwable> thrown) {
    try {
      runner.run("a: b", shell(script), log);
    } catch (Exception e) {
      thrown.set(e);
    }
  }

  private Command shell(String script) {
    return new Command(List.of("/bin/sh", "-c", script), temp, Map.of("PATH", "/usr/bin:/bin"));
  }
}
