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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path temp;
  private Path log;

  private final CommandRunner runner = new CommandRunner(List.of());

  @BeforeEach
  void nameTheLog() {
    log = temp.resolve("logs/tiny.log");
  }

  @Test
  void appendsTheCommandAndItsOutputToTheLog() throws Exception {
    Command command = shell("echo out; echo err >&2; echo out again");
    runner.run("tiny: configure", command, log);
    runner.run("tiny: compile", shell("echo compiled"), log);
    assertThat(log)
        .hasContent(
            """
            # tiny: configure
            %s
            out
            err
            out again
            # tiny: compile
            %s
            compiled
            """
                .formatted(command.repeat(), shell("echo compiled").repeat()));
  }

  @Test
  void givesNothingToReadAndNoTerminalToAskAt() throws Exception {
    Path processes = Path.of("/proc/self/stat");
    assumeThat(processes).exists();
    runner.run("tiny", shell("cat; readlink /proc/$$/fd/0; cut -d' ' -f1,6 /proc/$$/stat"), log);
    assertThat(printed().get(0)).isEqualTo("/dev/null");
    // Field 6 is the session: its own, and a new session has no terminal.
    assertThat(printed().get(1)).matches("(\\d+) \\1");
  }

  @Test
  void givesTheCommandItsOwnEnvironmentOnly() throws Exception {
    Map<String, String> environment = Map.of("A", "1 2", "MULTI", "x y");
    runner.run("tiny", new Command(List.of("/usr/bin/env"), temp, environment), log);
    assertThat(printed()).containsExactly("A=1 2", "MULTI=x y");
  }

  @Test
  void runsInTheFolder() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("work folder"));
    runner.run("tiny", command(folder, "pwd"), log);
    assertThat(printed()).containsExactly(folder.toString());
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    runner.run("tiny", command(temp, "printf", "[%s]", "", "a b", "\"q\"", "'", "$X", "*"), log);
    assertThat(printed()).containsExactly("[][a b][\"q\"]['][$X][*]");
  }

  @Test
  void tellsHowAStepFailed() {
    Command command = shell("echo first; seq 40; echo 'x.c:1: error' >&2; exit 3");
    CommandFailedException failure =
        failure(CommandFailedException.class, () -> runner.run("openblas: compile", command, log));
    assertThat(failure.getMessage())
        .startsWith("openblas: compile failed with exit code 3; its last lines:\n  | 12\n  | 13\n")
        .contains("  | 40\n  | x.c:1: error\nThe log: " + log + "\n")
        .endsWith("To repeat it by hand:\n" + command.repeat());
    assertThat(failure.remedy()).startsWith("Mend what the last lines say");
    assertThat(log).content().contains("first\n1\n2\n");
  }

  @Test
  void tellsThatAStepFailedInSilence() {
    CommandFailedException failure =
        failure(CommandFailedException.class, () -> runner.run("a: b", shell("exit 1"), log));
    assertThat(failure.getMessage())
        .startsWith("a: b failed with exit code 1; it printed nothing\nThe log: ");
  }

  @Test
  void tellsWhichSignalKilledAStep() {
    CommandFailedException failure =
        failure(CommandFailedException.class, () -> runner.run("a: b", shell("kill -9 $$"), log));
    assertThat(failure.getMessage())
        .startsWith("a: b failed with exit code 137 (killed by SIGKILL, perhaps out of memory)");
    assertThat(failure.remedy()).contains("fewer cores");
  }

  @Test
  void endsAStepThatTakesTooLong() {
    CommandFailedException failure =
        failure(
            CommandFailedException.class,
            () -> runner.run("a: b", shell("echo begun; sleep 1000"), log, Duration.ofSeconds(1)));
    assertThat(failure.getMessage())
        .startsWith("a: b did not end within 1 seconds; its last lines:\n  | begun\nThe log: ");
    assertThat(failure.remedy()).contains("what it waits for");
  }

  @Test
  void saysWhichProgramIsMissing() {
    Command command = new Command(List.of("cmake"), temp, Map.of("PATH", "/nowhere"));
    ProgramMissingException missing =
        failure(ProgramMissingException.class, () -> runner.run("a: b", command, log));
    assertThat(missing).hasMessage("the program cmake is in no folder of the PATH /nowhere");
    assertThat(missing.remedy()).contains("apt-get install cmake");
    assertThat(log).doesNotExist();
  }

  @Test
  void failsIfThereIsNoSuchFolder() {
    assertThatThrownBy(() -> runner.run("a", command(temp.resolve("none"), "true"), log))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(temp.resolve("none").toString());
  }

  @Test
  void hearsAProgramToItsEndIfTheLogCannotBeWritten() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Command command = shell("seq 100000; touch done");
    assertThatThrownBy(() -> runner.run("a", command, full))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the log /dev/full cannot be written: ");
    assertThat(temp.resolve("done")).exists();
  }

  @Test
  void putsItsWrappingsAroundTheCommandOutermostFirst() throws Exception {
    Wrapping outer =
        wrapping(Map.of("X", "1", "Y", "1"), "/bin/sh", "-c", "echo a; exec \"$@\"", "");
    Wrapping inner = wrapping(Map.of("Y", "2"), "/bin/sh", "-c", "echo b; exec \"$@\"", "");
    Command command = new Command(List.of("/usr/bin/env"), temp, Map.of("X", "0"));
    new CommandRunner(List.of(outer, inner)).run("tiny", command, log);
    assertThat(printed()).containsExactly("a", "b", "X=1", "Y=2");
    assertThat(log).content().contains(command.repeat());
  }

  private static Wrapping wrapping(Map<String, String> environment, String... prefix) {
    return new Wrapping() {
      @Override
      public List<String> prefix() {
        return List.of(prefix);
      }

      @Override
      public Map<String, String> environment() {
        return environment;
      }
    };
  }

  private Command shell(String script) {
    return command(temp, "/bin/sh", "-c", script);
  }

  private static Command command(Path folder, String... argv) {
    return new Command(List.of(argv), folder, PATH);
  }

  /** What the only command printed: the log without its first two lines. */
  private List<String> printed() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(2, lines.size());
  }
}
