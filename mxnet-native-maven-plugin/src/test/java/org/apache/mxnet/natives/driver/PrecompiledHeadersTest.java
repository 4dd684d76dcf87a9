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
package org.apache.mxnet.natives.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.RecipeReader;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.toolchain.SampleToolchains;
import org.apache.mxnet.natives.toolchain.Toolchain.Kind;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecompiledHeadersTest {
  private static final String TWO =
      "system: cmake, precompile: {engine: [engine/base.h, vector], absent: [string]}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "CLANG_SYSROOT, true, ON",
    "CLANG_SYSROOT, false, OFF",
    "HOST, true, OFF",
    "ZIG, true, OFF",
  })
  void onlyWhereCompilersHereReadThem(Kind kind, boolean launcherKnows, String wanted)
      throws Exception {
    assertThat(PrecompiledHeaders.options(site(kind, launcherKnows), instructions(TWO)))
        .containsOnly(
            Map.entry("CMAKE_PROJECT_INCLUDE", folder + "/site/precompile/targets.cmake"),
            Map.entry("MXNET_NATIVES_PRECOMPILE", wanted));
  }

  @Test
  void nothingWithoutTheKey() throws Exception {
    BuildSite site = site(Kind.CLANG_SYSROOT, true);
    BuildInstructions none = instructions("system: cmake");
    PrecompiledHeaders.write(site, none);
    assertThat(PrecompiledHeaders.options(site, none)).isEmpty();
    assertThat(site.work()).doesNotExist();
  }

  /**
   * CMake's own answer, with the compiler of the default toolchain: what one file includes, the
   * other has.
   */
  @ParameterizedTest
  @CsvSource({"ON, cmake_pch.hxx", "OFF, precompile/engine.h"})
  void eachFileOfTheTargetIncludesThemFirst(String wanted, String included) throws Exception {
    BuildSite site = site(Kind.HOST, true);
    PrecompiledHeaders.write(site, instructions(TWO));
    Path source = Files.createDirectories(site.source().resolve("engine"));
    Files.writeString(source.resolve("base.h"), "typedef int From_base;\n");
    Files.writeString(source.resolve("a.cc"), "From_base a() { return 1; }\n");
    Files.writeString(source.resolve("b.cc"), "std::vector<From_base> b() { return {2}; }\n");
    Files.writeString(source.resolve("c.c"), "int c(void) { return 3; }\n");
    Files.writeString(source.resolve("other.cc"), "typedef char From_base;\n");
    Files.writeString(
        site.source().resolve("CMakeLists.txt"),
        """
        cmake_minimum_required(VERSION 3.13)
        project(whole)
        add_subdirectory(engine)
        """);
    Files.writeString(
        source.resolve("CMakeLists.txt"),
        """
        project(inner)
        add_library(engine STATIC a.cc b.cc c.c)
        target_include_directories(engine PRIVATE ..)
        add_library(other STATIC other.cc)
        """);
    String listFile = site.work().resolve("precompile/targets.cmake").toString();
    run(
        "cmake",
        "-S",
        "src",
        "-B",
        "b",
        "-DCMAKE_PROJECT_INCLUDE=" + listFile,
        "-DMXNET_NATIVES_PRECOMPILE=" + wanted,
        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
        "-DCMAKE_CXX_COMPILER=clang++-16",
        "-DCMAKE_C_COMPILER=clang-16");
    run("cmake", "--build", "b");
    List<String> commands =
        Files.readAllLines(site.work().resolve("b/compile_commands.json")).stream()
            .filter(line -> line.contains("\"command\""))
            .toList();
    assertThat(commands).filteredOn(line -> line.contains("engine/a.cc")).hasSize(1);
    assertThat(commands)
        .filteredOn(line -> line.contains("engine/a.cc") || line.contains("engine/b.cc"))
        .allMatch(line -> line.contains(included));
    assertThat(commands)
        .filteredOn(line -> line.contains("engine/c.c") || line.contains("other.cc"))
        .hasSize(2)
        .noneMatch(line -> line.contains("include"));
  }

  private void run(String... argv) throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(argv)
            .directory(folder.resolve("site").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  private BuildSite site(Kind kind, boolean precompiles) {
    Platform platform = Platform.LINUX_X86_64;
    return new BuildSite(
        folder.resolve("site"),
        folder.resolve("lib"),
        platform,
        platform,
        new Toolset(SampleToolchains.of(kind, platform, "cc"), folder.resolve("bin"), List.of()),
        "",
        false,
        precompiles);
  }

  private BuildInstructions instructions(String build) throws Exception {
    SampleRecipes recipes =
        new SampleRecipes(folder)
            .backend(
                "build: {"
                    + build
                    + "}\nvariants: {cpu: {}}\n"
                    + "modules: [{file: libx.so, from: libx.so, exports: [X]}]\n");
    return RecipeReader.read(recipes.file("backend"), Platform.LINUX_X86_64).build().orElseThrow();
  }
}
