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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeReader;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTest {
  @TempDir Path folder;

  @Test
  void cmakeGetsTheToolchainAndTheOptions() throws Exception {
    List<Phase> phases =
        phases("system: cmake, folder: sub, options: {WITH_X: OFF, ROOT: '${deps}'}", site(false));
    assertThat(phases).extracting(Phase::name).containsExactly("configure", "compile", "install");
    Command configure = phases.get(0).commands().get(0);
    assertThat(configure.argv())
        .startsWith("cmake", "-S", folder + "/site/src/sub", "-B", folder + "/site/build")
        .contains(
            "-DCMAKE_TOOLCHAIN_FILE=" + folder + "/site/toolchain.cmake",
            "-DCMAKE_INSTALL_PREFIX=/mxnet-natives",
            "-DBUILD_SHARED_LIBS=OFF",
            "-DWITH_X=OFF",
            "-DROOT=" + folder + "/site/deps")
        .doesNotContain(
            "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DFETCHCONTENT_FULLY_DISCONNECTED=ON");
    assertThat(phases.get(2).commands().get(0).argv())
        .containsExactly("make", "DESTDIR=" + folder + "/site/dest", "install");
  }

  @Test
  void aRecipesOptionWinsOverOurs() throws Exception {
    assertThat(
            phases("system: cmake, options: {CMAKE_BUILD_TYPE: None}", site(false))
                .get(0)
                .commands()
                .get(0)
                .argv())
        .contains("-DCMAKE_BUILD_TYPE=None")
        .doesNotContain("-DCMAKE_BUILD_TYPE=Release");
  }

  @Test
  void configureIsToldOfBothMachinesUnlessItIsACrossBuild() throws Exception {
    String build = "system: autotools, arguments: [--disable-shared], targets: [lib]";
    assertThat(phases(build, site(false)).get(0).commands().get(0).argv())
        .containsExactly(
            "/bin/sh",
            folder + "/site/src/configure",
            "--prefix=/mxnet-natives",
            "--libdir=/mxnet-natives/lib",
            "--host=x86_64-unknown-linux-gnu",
            "--build=x86_64-unknown-linux-gnu",
            "--disable-shared");
    assertThat(phases(build, site(true)).get(0).commands().get(0).argv())
        .doesNotContain("--build=x86_64-unknown-linux-gnu");
    assertThat(phases(build, site(false)).get(1).commands().get(0).argv())
        .containsExactly("make", "lib");
  }

  @Test
  void makeGetsTheCompilersAsVariables() throws Exception {
    List<Phase> phases =
        phases("system: make, options: {CC: mycc}, installTargets: [put]", site(false));
    assertThat(phases).extracting(Phase::name).containsExactly("compile", "install");
    assertThat(phases.get(1).commands().get(0).argv())
        .containsExactly(
            "make",
            "AR=ar",
            "CC=mycc",
            "CXX=c++",
            "PREFIX=/mxnet-natives",
            "RANLIB=ranlib",
            "DESTDIR=" + folder + "/site/dest",
            "put");
    assertThat(phases.get(0).commands().get(0).folder()).isEqualTo(folder.resolve("site/src"));
  }

  @Test
  void commandsAreTakenAsTheyAre() throws Exception {
    List<Phase> phases =
        phases(
            "system: argv, commands: {configure: [[perl, '${source}/C', 'a b']], install: [[i]]}",
            site(false));
    assertThat(phases.get(0).commands().get(0).argv())
        .containsExactly("perl", folder + "/site/src/C", "a b");
    assertThat(phases.get(1).commands()).isEmpty();
  }

  @Test
  void theEnvironmentIsFixedAndHasNothingOfTheUser() throws Exception {
    Command command =
        phases(
                "system: make, flags: {c: ['-I${deps}/include']}, environment: {LANG: C}",
                site(false))
            .get(0)
            .commands()
            .get(0);
    assertThat(command.environment())
        .containsEntry("CFLAGS", "-fPIC -O2 -I" + folder + "/site/deps/include")
        .containsEntry("CXXFLAGS", "-fPIC -O3")
        .containsEntry("LC_ALL", "C")
        .containsEntry("TZ", "UTC")
        .containsEntry("LANG", "C")
        .containsEntry("HOME", folder + "/site/home")
        .containsEntry(
            "PATH", folder + "/bin:" + folder + "/site/tools/bin:" + BuildSite.MACHINE_PATH)
        .doesNotContainKey("USER");
  }

  @Test
  void anUnknownPlaceholderIsToldWithAllThereAre() throws Exception {
    assertThat(
            failure(
                DriverException.class,
                () -> phases("system: make, options: {A: '${depends}/x'}", site(false))))
        .hasMessage(folder + "/lib/recipe.yaml: '${depends}' in '${depends}/x' stands for nothing")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("Known are ${ar}, ${arch}, ");
  }

  @Test
  void cmakeFindsNothingOfTheBuildMachine() {
    assertThat(Driver.cmakeToolchain(site(true)))
        .contains(
            "set(CMAKE_SYSTEM_PROCESSOR \"aarch64\")",
            "set(CMAKE_C_COMPILER \"" + folder + "/bin/cc\")",
            "set(CMAKE_FIND_ROOT_PATH \"" + folder + "/site/deps\")",
            "set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY \"ONLY\")");
  }

  private List<Phase> phases(String build, BuildSite site)
      throws NativeBuildException, IOException {
    Path file = Files.createDirectories(folder.resolve("lib")).resolve("recipe.yaml");
    Files.writeString(
        file,
        """
        {format: mxnet-recipe/1, name: lib, version: 1, why: a test, homepage: h, license: Zlib,
        texts: [L], category: A, sources: [{file: a, sha256: %s}], build: {%s}}
        """
            .formatted("0".repeat(64), build));
    Recipe recipe = RecipeReader.read(file, site.platform());
    return Driver.phases(recipe, site);
  }

  private BuildSite site(boolean cross) {
    Platform platform = cross ? Platform.LINUX_AARCH64 : Platform.LINUX_X86_64;
    Toolchain toolchain =
        new Toolchain(
            folder.resolve("t.yaml"),
            "t",
            Toolchain.Kind.HOST,
            Optional.empty(),
            platform,
            platform.arch() + "-unknown-linux-gnu",
            new TreeMap<>(Map.of("cc", List.of("gcc"))),
            Optional.empty(),
            Map.of(),
            new Flags(List.of("-O2"), List.of("-O3"), List.of()),
            List.of("-Wl,--icf=safe"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new BuildSite(
        folder.resolve("site"),
        folder.resolve("lib"),
        platform,
        Platform.LINUX_X86_64,
        new Toolset(toolchain, folder.resolve("bin"), List.of()),
        "",
        false,
        true);
  }
}
