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
package org.apache.mxnet.natives.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeReader;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.ToolchainReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked for follows from toolchains and recipes alone. */
class BuildNeedsTest {
  @TempDir Path temp;

  @Test
  void aToolchainNeedsItsProgramsAndTheirLowestVersions() throws Exception {
    assertThat(BuildPrograms.of(List.of(toolchain(), toolchain()), List.of(), "/bin"))
        .containsExactly(
            ProgramNeed.of("/usr/bin/nm", "/bin", "the toolchain bare runs it"),
            ProgramNeed.of("gcc", "/bin", "the toolchain bare runs it"),
            new ProgramNeed("gcc", "/bin", "C++14", "5.1", "", ""));
  }

  @Test
  void aRecipeNeedsItsToolsItsBuildSystemAndPatch() throws Exception {
    Path patch = Files.createDirectories(temp.resolve("a")).resolve("x.patch");
    Files.writeString(patch, "--- a/x\n+++ b/x\n");
    String patches = "patches: [{file: x.patch, why: w, sha256: " + Sha256.of(patch) + "}]\n";
    Recipe a = recipe("a", "build: {system: cmake}\ntools: [perl]\n" + patches);
    Recipe b = recipe("b", "build: {system: autotools}\n");
    Recipe c = recipe("c", "build: {system: make}\n");
    assertThat(BuildPrograms.of(List.of(), List.of(a, b, c), "/bin"))
        .containsExactly(
            ProgramNeed.of("perl", "/bin", "the build of a runs it"),
            ProgramNeed.of("patch", "/bin", "the build of a runs it"),
            ProgramNeed.of("cmake", "/bin", "the build of a runs it"),
            ProgramNeed.of("make", "/bin", "the build of a, b, c runs it"));
  }

  @Test
  void headersAndCommandsNeedOnlyTheirTools() throws Exception {
    Recipe headers = recipe("a", "build: {system: headers, copy: [{from: a.h, to: a.h}]}\n");
    Recipe commands = recipe("b", "build: {system: argv, commands: {install: [[true]]}}\n");
    assertThat(BuildPrograms.of(List.of(), List.of(headers, commands), "/bin")).isEmpty();
  }

  @Test
  void manyUsersAreCounted() {
    assertThat(BuildPrograms.list(Set.of("d", "a", "c", "b"))).isEqualTo("a, b, c, d");
    assertThat(BuildPrograms.list(Set.of("e", "d", "a", "c", "b"))).isEqualTo("a, b, c and 2 more");
  }

  private Toolchain toolchain() throws Exception {
    Files.writeString(
        temp.resolve("bare.yaml"),
        """
        format: mxnet-toolchain/1
        name: bare
        kind: host
        why: a test
        requires: [{program: gcc, version: 5.1, why: C++14}]
        programs: {cc: [gcc], c++: [gcc], ar: [gcc], ranlib: [gcc], strip: [gcc], ld: [gcc],
          nm: [/usr/bin/nm]}
        platforms: {linux-x86_64: {triple: x86_64-linux-gnu}}
        """);
    return ToolchainReader.read(temp, "bare", Platform.LINUX_X86_64);
  }

  private Recipe recipe(String name, String more) throws Exception {
    Path file = Files.createDirectories(temp.resolve(name)).resolve("recipe.yaml");
    Files.writeString(
        file,
        """
        format: mxnet-recipe/1
        name: %s
        version: 1.0
        why: a test
        homepage: https://example.org
        license: Zlib
        texts: [LICENSE]
        category: A
        sources: [{file: x.tar, sha256: %s}]
        """
                .formatted(name, "0".repeat(64))
            + more);
    return RecipeReader.read(file, Platform.LINUX_X86_64);
  }
}
