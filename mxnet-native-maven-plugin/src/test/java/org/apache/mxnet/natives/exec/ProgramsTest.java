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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir Path temp;

  private final Programs programs = new Programs();

  @Test
  void takesTheFirstOfThePathThatMayBeExecuted() throws Exception {
    Path first = Files.createDirectory(temp.resolve("first"));
    Path second = Files.createDirectory(temp.resolve("second"));
    Path third = Files.createDirectory(temp.resolve("third"));
    Files.createDirectory(first.resolve("tool"));
    Files.createFile(second.resolve("tool"));
    Path tool = program(third.resolve("tool"));
    String path = "%s:%s:%s".formatted(first, second, third);
    assertThat(programs.require("tool", path, temp)).isEqualTo(tool);
    assertThat(programs.require("tool", "first::third", temp)).isEqualTo(tool);
  }

  @Test
  void takesAPathFromTheCommandsFolder() throws Exception {
    Path tool = program(temp.resolve("configure"));
    assertThat(programs.require("./configure", "", temp).normalize()).isEqualTo(tool);
    assertThat(programs.require(tool.toString(), "", Path.of("/"))).isEqualTo(tool);
  }

  @Test
  void saysHowToInstallAKnownProgram() {
    ProgramMissingException missing =
        failure(ProgramMissingException.class, () -> programs.require("nasm", "/no/a:/no/b", temp));
    assertThat(missing).hasMessage("the program nasm is in no folder of the PATH /no/a:/no/b");
    assertThat(missing.remedy())
        .isEqualTo("Install it: apt-get install nasm, or dnf install nasm, or brew install nasm.");
  }

  @Test
  void namesOnlyTheInstallersThatHaveAKnownProgram() {
    ProgramMissingException missing =
        failure(ProgramMissingException.class, () -> programs.require("ld.lld-16", "/no", temp));
    assertThat(missing.remedy()).isEqualTo("Install it: apt-get install lld-16.");
  }

  @Test
  void helpsAsFarAsItCanWithAnUnknownProgram() {
    ProgramMissingException missing =
        failure(ProgramMissingException.class, () -> programs.require("frobnicate", "/no", temp));
    assertThat(missing.remedy())
        .isEqualTo("Install the package that has frobnicate, or put the program into that PATH.");
  }

  @Test
  void tellsAMissingFileFromOneThatMayNotBeExecuted() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    ProgramMissingException closed =
        failure(ProgramMissingException.class, () -> programs.require("./file", "", temp));
    assertThat(closed).hasMessage("the program " + temp.resolve("./file") + " may not be executed");
    assertThat(closed.remedy()).isEqualTo("Make it executable: chmod +x " + temp.resolve("./file"));
    Files.delete(file);
    assertThat(failure(ProgramMissingException.class, () -> programs.require("./file", "", temp)))
        .hasMessage("there is no program " + temp.resolve("./file"));
  }

  @Test
  void knowsWhatTheRecipesAndToolchainsNeed() {
    Map<String, List<String>> packages = InstallHints.load().packages();
    assertThat(packages)
        .containsKeys("cmake", "make", "nasm", "perl", "patch", "git", "npm", "clang-16")
        .containsKeys("llvm-ar-16", "autoconf", "pkg-config", "apt-get", "xz")
        .allSatisfy((program, names) -> assertThat(names).as(program).hasSize(3))
        .allSatisfy((program, names) -> assertThat(names).as(program).anyMatch(n -> !n.isEmpty()));
  }

  private static Path program(Path file) throws IOException {
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
