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
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeReader;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backend's build has beyond that of a library. */
class BackendPhasesTest {
  private static final String MODULES =
      """
      variants: {cpu: {}}
      modules:
        - {file: libx.so, from: out/libx.so, exports: ["X*"]}
        - file: libglue.so
          exports: ["Java_*"]
          glue:
            sources: [jni/a.cc]
            recipeSources: [own.c]
            includes: [include, more/include]
            flags: [-DGLUE, -std=c++11]
            links: [libx.so]
      """;

  @TempDir Path folder;

  @Test
  void cmakeCountsItsFilesAndDownloadsNothing() throws Exception {
    List<String> configure = phases("system: cmake", "").get(0).commands().get(0).argv();
    assertThat(configure)
        .contains("-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DFETCHCONTENT_FULLY_DISCONNECTED=ON");
  }

  @Test
  void aBuildFolderMayBeInsideTheSource() throws Exception {
    List<Phase> phases = phases("system: cmake, buildFolder: out", "out");
    assertThat(phases.get(0).commands().get(0).argv())
        .startsWith("cmake", "-S", folder + "/site/src", "-B", folder + "/site/src/out");
    assertThat(phases.get(1).commands().get(0).folder()).isEqualTo(folder.resolve("site/src/out"));
    assertThat(SampleSite.of(folder, "", false).build()).isEqualTo(folder.resolve("site/build"));
  }

  @Test
  void nothingIsInstalledUnlessTheRecipeNamesTargets() throws Exception {
    for (String system : List.of("cmake", "autotools")) {
      assertThat(phases("system: " + system, ""))
          .extracting(Phase::name)
          .containsExactly("configure", "compile", "glue");
    }
    List<Phase> phases = phases("system: make, installTargets: [headers]", "");
    assertThat(phases).extracting(Phase::name).containsExactly("compile", "install", "glue");
    assertThat(phases.get(1).commands().get(0).argv())
        .endsWith("DESTDIR=" + folder + "/site/dest", "headers");
  }

  @Test
  void optionsMayHaveTheLinkersFile() throws Exception {
    assertThat(
            phases("system: cmake, options: {LINK: '-s ${link:libx.so}'}", "")
                .get(0)
                .commands()
                .get(0)
                .argv())
        .contains("-DLINK=-s @" + folder + "/site/modules/libx.so.link");
    assertThat(
            failure(
                DriverException.class,
                () -> phases("system: cmake, options: {LINK: '${link:liby.so}'}", "")))
        .hasMessageEndingWith("'${link:liby.so}' in '${link:liby.so}' stands for nothing")
        .extracting(NativeBuildException::remedy)
        .asString()
        .contains("${link:libglue.so}, ${link:libx.so}, ");
  }

  @Test
  void glueIsCompiledAgainstTheJdkAndTheBackend() throws Exception {
    List<Command> glue = phases("system: make", "").get(1).commands();
    assertThat(glue).hasSize(4).extracting(Command::folder).containsOnly(folder.resolve("site"));
    String modules = folder + "/site/modules/";
    assertThat(glue.get(0).argv())
        .containsExactly("cp", folder + "/backend/own.c", modules + "libglue.so.1.own.c");
    assertThat(glue.get(1).argv())
        .containsExactly(
            "c++",
            "-c",
            "-fPIC",
            "-O3",
            "-DGLUE",
            "-std=c++11",
            "-I" + folder + "/site/jni",
            "-I" + folder + "/site/src/include",
            "-I" + folder + "/site/src/more/include",
            "-I" + folder + "/site/deps/include",
            "-o",
            modules + "libglue.so.0.o",
            folder + "/site/src/jni/a.cc");
    assertThat(glue.get(2).argv())
        .startsWith("cc", "-c", "-fPIC", "-O2", "-DGLUE")
        .endsWith("-o", modules + "libglue.so.1.o", modules + "libglue.so.1.own.c");
    assertThat(glue.get(3).argv())
        .containsExactly(
            "c++",
            "-shared",
            "-Wl,-O1",
            "@" + modules + "libglue.so.link",
            "-o",
            modules + "libglue.so",
            modules + "libglue.so.0.o",
            modules + "libglue.so.1.o",
            folder + "/site/src/out/libx.so",
            "-ldl",
            "-lpthread",
            "-lm");
    assertThat(glue.get(0).environment()).containsEntry("LC_ALL", "C").doesNotContainKey("USER");
  }

  @Test
  void aModuleIsWhereItsBuildSystemOrTheGlueLeavesIt() throws Exception {
    List<NativeModule> modules = recipe("system: make").backend().orElseThrow().modules();
    BuildSite site = SampleSite.of(folder, "", false);
    assertThat(modules.stream().map(module -> Driver.linked(site, module)))
        .containsExactly(
            folder.resolve("site/src/out/libx.so"), folder.resolve("site/modules/libglue.so"));
  }

  @Test
  void withTheSystemsLibrariesCmakeLooksWhereItAlwaysDoes() {
    String text = Driver.cmakeToolchain(SampleSite.of(folder, "", true));
    assertThat(text)
        .contains("set(CMAKE_C_COMPILER \"" + folder + "/bin/cc\")", "set(CMAKE_LINKER ")
        .doesNotContain("CMAKE_FIND_ROOT_PATH", "CMAKE_PREFIX_PATH");
    assertThat(Driver.cmakeToolchain(SampleSite.of(folder, "", false))).startsWith(text);
  }

  private List<Phase> phases(String build, String buildFolder)
      throws NativeBuildException, IOException {
    return Driver.phases(recipe(build), SampleSite.of(folder, buildFolder, false));
  }

  private Recipe recipe(String build) throws NativeBuildException, IOException {
    SampleRecipes recipes = new SampleRecipes(folder).backend("build: {" + build + "}\n" + MODULES);
    Files.writeString(recipes.file("backend").resolveSibling("own.c"), "int own;\n");
    return RecipeReader.read(recipes.file("backend"), Platform.LINUX_X86_64);
  }
}
