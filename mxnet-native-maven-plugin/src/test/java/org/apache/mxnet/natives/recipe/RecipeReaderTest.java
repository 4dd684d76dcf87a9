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
package org.apache.mxnet.natives.recipe;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeReaderTest {
  private static final String DIGEST = "0".repeat(64);
  private static final String ZLIB =
      """
      format: mxnet-recipe/1
      name: zlib
      version: 1.3.1
      why: Deflate
      homepage: https://zlib.net/
      license: Zlib
      texts: [LICENSE]
      category: A
      sources:
        - url: https://zlib.net/zlib-1.3.1.tar.gz
          sha256: %s
      build:
        system: cmake
        options: {A: OFF, B: "x y", EMPTY: ""}
        flags: {c: [-O3]}
        remove: ["lib/*.so"]
      products: {libraries: [lib/libz.a], headers: [include/zlib.h]}
      platforms:
        linux-aarch64:
          build: {options: {A: ON, C: arm}, arguments: [-Wno-dev]}
          tools: [as]
      """
          .formatted(DIGEST);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void folderOfTheRecipe() throws IOException {
    file = Files.createDirectories(folder.resolve("zlib")).resolve("recipe.yaml");
  }

  @Test
  void readsARecipe() throws Exception {
    Recipe zlib = read(ZLIB);
    assertThat(zlib).hasToString("zlib 1.3.1");
    assertThat(zlib.cost()).isEqualTo(60);
    assertThat(zlib.products().libraries()).containsExactly("lib/libz.a");
    BuildInstructions build = zlib.build().orElseThrow();
    assertThat(build.system()).isEqualTo(BuildInstructions.System.CMAKE);
    assertThat(build.options())
        .containsEntry("A", "OFF")
        .containsEntry("B", "x y")
        .containsEntry("EMPTY", "");
    assertThat(build.flags().c()).containsExactly("-O3");
    assertThat(zlib.tools()).isEmpty();
  }

  @Test
  void aPlatformsDifferencesWin() throws Exception {
    Files.writeString(file, ZLIB);
    Recipe zlib = RecipeReader.read(file, Platform.LINUX_AARCH64);
    BuildInstructions build = zlib.build().orElseThrow();
    assertThat(build.options())
        .containsEntry("A", "ON")
        .containsEntry("B", "x y")
        .containsEntry("C", "arm");
    assertThat(build.arguments()).containsExactly("-Wno-dev");
    assertThat(zlib.tools()).containsExactly("as");
  }

  @Test
  void aMisspeltKeyIsToldWithItsPlaceAndTheRightOne() throws Exception {
    assertThat(refused("texts: [LICENSE]", "text: [LICENSE]"))
        .hasMessage(file + ":7:1: unknown key 'text'")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("Did you mean 'texts'? Known here: format, name, ");
    assertThat(refused("flags: {c: [-O3]}", "flag: {c: [-O3]}"))
        .hasMessage(file + ":15:3: unknown key 'flag'")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("Did you mean 'flags'?");
  }

  @Test
  void aKeyOfAnotherBuildSystemIsToldAsSuch() throws Exception {
    assertThat(refused("system: cmake", "system: headers"))
        .hasMessage(file + ":14:3: the build system 'headers' has no 'options'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Known here: system, folder, buildFolder, flags, environment, remove, copy.");
  }

  @Test
  void aPreReleaseNeedsAReason() throws Exception {
    for (String version : new String[] {"1.3.1-rc2", "1.3-beta", "2.0a.alpha3", "1.3.1.dev0"}) {
      assertThat(refused("version: 1.3.1", "version: " + version))
          .hasMessage(file + ":3:10: " + version + " is a pre-release")
          .extracting(NativeBuildException::remedy)
          .isEqualTo(
              "Take a release; or say in a key 'prerelease' why this one is better than any"
                  + " release.");
    }
    String reason = "version: 1.3.1-rc2\nprerelease: the first that cross compiles";
    assertThat(read(ZLIB.replace("version: 1.3.1", reason)).version()).isEqualTo("1.3.1-rc2");
    assertThat(refused("category: A", "category: A\nprerelease: because"))
        .hasMessage(file + ":9:1: 1.3.1 is a release");
  }

  @Test
  void wordsWithinAVersionThatOnlyLookLikeAPreReleaseAreFine() throws Exception {
    for (String version : new String[] {"1.3.arch", "2024.1.22", "8.2-source"}) {
      assertThat(read(ZLIB.replace("version: 1.3.1", "version: " + version)).version())
          .isEqualTo(version);
    }
  }

  @Test
  void aPatchIsPinned() throws Exception {
    Path patch = file.resolveSibling("a.patch");
    Files.writeString(patch, "--- a\n");
    String patches = "patches: [{file: a.patch, sha256: %s, why: so}]\nbuild:\n  system";
    assertThat(refused("build:\n  system", patches.formatted(DIGEST)))
        .hasMessage(file + ":12:35: " + patch + " has the SHA-256 digest " + Sha256.of("--- a\n"));
    Recipe zlib = read(ZLIB.replace("build:\n  system", patches.formatted(Sha256.of("--- a\n"))));
    assertThat(zlib.patches()).hasSize(1);
    Files.delete(patch);
    assertThat(refused("build:\n  system", patches.formatted(DIGEST)))
        .hasMessage(file + ":12:18: no file " + patch);
  }

  @Test
  void pathsStayInTheirFolder() throws Exception {
    assertThat(refused("texts: [LICENSE]", "texts: [../LICENSE]"))
        .hasMessage(file + ":7:9: '../LICENSE' leads out of its folder");
  }

  @Test
  void theFolderHasTheRecipesName() throws Exception {
    assertThat(refused("name: zlib", "name: libz"))
        .hasMessage(file + ":2:7: the recipe 'libz' is in the folder 'zlib'");
  }

  @Test
  void commandsAreVectorsAndNotLines() throws Exception {
    String lines = "build: {system: argv, commands: {install: [make all]}}\nproducts:";
    String text = ZLIB.substring(0, ZLIB.indexOf("build:")) + lines + " {}\n";
    assertThat(failure(YamlException.class, () -> read(text)))
        .hasMessage(file + ":12:44: an item of 'install' is not a list of arguments")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Write it as [program, argument, …]; no shell reads it.");
  }

  @Test
  void aPlatformsCommandsReplaceThoseOfTheSamePhase() throws Exception {
    String build =
        """
        build: {system: argv, commands: {configure: [[a]], install: [[c]]}}
        platforms: {linux-aarch64: {build: {commands: {configure: [[x]]}}}}
        """;
    Files.writeString(file, ZLIB.substring(0, ZLIB.indexOf("build:")) + build);
    BuildInstructions.Commands commands =
        RecipeReader.read(file, Platform.LINUX_AARCH64).build().orElseThrow().commands();
    assertThat(commands.configure()).containsExactly(List.of("x"));
    assertThat(commands.install()).containsExactly(List.of("c"));
  }

  @Test
  void commandsThatInstallNothingAreRefused() {
    String build = "build: {system: argv, commands: {compile: [[make]]}}\n";
    String text = ZLIB.substring(0, ZLIB.indexOf("build:")) + build;
    assertThat(failure(YamlException.class, () -> read(text)))
        .hasMessage(file + ":12:8: no command installs anything");
  }

  @Test
  void anUnknownPlatformIsRefused() throws Exception {
    assertThat(refused("  linux-aarch64:", "  linux-arm64:"))
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining("linux-arm64");
  }

  private YamlException refused(String from, String to) {
    assertThat(ZLIB).contains(from);
    return failure(YamlException.class, () -> read(ZLIB.replace(from, to)));
  }

  private Recipe read(String text) throws YamlException, IOException {
    Files.writeString(file, text);
    return RecipeReader.read(file, Platform.LINUX_X86_64);
  }
}
