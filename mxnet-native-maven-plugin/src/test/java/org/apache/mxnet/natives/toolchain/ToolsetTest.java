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
package org.apache.mxnet.natives.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs that builds call. */
class ToolsetTest {
  @TempDir Path folder;

  @Test
  void aCompilerIsStartedByTheLauncherThatTheEnvironmentNames() throws Exception {
    String launcher = script("launcher", "echo launched; exec \"$@\"");
    Toolset toolset = toolset(Toolchain.Kind.HOST);
    assertThat(run(toolset, "cc", launcher)).isEqualTo("launched\n[-c][a b.c]");
    assertThat(run(toolset, "c++", launcher)).isEqualTo("launched\n[-c][a b.c]");
    assertThat(run(toolset, "cc", launcher + " --of-its-own")).isEqualTo("launched\n[-c][a b.c]");
  }

  @Test
  void withoutTheVariableItStartsByItself() throws Exception {
    assertThat(run(toolset(Toolchain.Kind.HOST), "cc", "")).isEqualTo("[-c][a b.c]");
  }

  @Test
  void noLauncherStartsOtherProgramsOrZig() throws Exception {
    String launcher = script("launcher", "echo launched; exec \"$@\"");
    assertThat(run(toolset(Toolchain.Kind.HOST), "ar", launcher)).isEqualTo("[-c][a b.c]");
    assertThat(run(toolset(Toolchain.Kind.ZIG), "cc", launcher)).isEqualTo("[-c][a b.c]");
  }

  /**
   * Zig has no option for the file of a linker's map, and cannot be asked what is in a response
   * file.
   */
  @Test
  void whatZigPrintsWhenItLinksAModuleGoesBesideTheResponseFile() throws Exception {
    String link = "@" + folder.resolve("lib x.so.link");
    Toolset zig = toolset(Toolchain.Kind.ZIG);
    assertThat(zig.isZig()).isTrue();
    assertThat(run(zig, "c++", "", link, "-shared")).isEmpty();
    assertThat(folder.resolve("lib x.so.map")).content().isEqualTo("[" + link + "][-shared]");
    assertThat(run(zig, "c++", "", "@other.rsp")).isEqualTo("[@other.rsp]");

    Toolset gcc = toolset(Toolchain.Kind.HOST);
    assertThat(gcc.isZig()).isFalse();
    assertThat(run(gcc, "c++", "", link)).isEqualTo("[" + link + "]");
  }

  private Toolset toolset(Toolchain.Kind kind) throws IOException {
    String compiler = script("compiler", "for word; do printf '[%s]' \"$word\"; done");
    return Toolset.write(
        SampleToolchains.of(kind, Platform.LINUX_X86_64, compiler), folder, folder.resolve("bin"));
  }

  private String script(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    // A launcher's own options are no part of what it starts.
    String skip = name.equals("launcher") ? "case $1 in --*) shift ;; esac\n" : "";
    Files.writeString(file, "#!/bin/sh\n" + skip + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private static String run(Toolset toolset, String program, String launcher) throws Exception {
    return run(toolset, program, launcher, "-c", "a b.c");
  }

  private static String run(Toolset toolset, String program, String launcher, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, toolset.programs().resolve(program).toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove(Toolset.LAUNCHER_VARIABLE);
    if (!launcher.isEmpty()) {
      builder.environment().put(Toolset.LAUNCHER_VARIABLE, launcher);
    }
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
