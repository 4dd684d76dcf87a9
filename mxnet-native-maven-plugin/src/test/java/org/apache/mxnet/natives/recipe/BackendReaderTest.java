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
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendReaderTest {
  private static final String LINES =
      """
      build: {system: argv, commands: {compile: [[make]]}, buildFolder: out}
      variants: {cpu: {}, gpu: {abstract: true}, cu1: {like: gpu}, cu2: {like: gpu}}
      features: {s3: {needs: [curl], build: {flags: {c: [-DS3]}}}}
      modules:
        - file: libx.so
          from: out/libx.so
          exports: ["X*", "?N.1"]
        - file: libglue.so
          exports: ["Java_*"]
          glue:
            sources: [jni/a.cc]
            recipeSources: [own.c]
            includes: [include]
            flags: [-O2]
            links: [libx.so]
      contains:
        - name: onednn
          version: 2.4.4
          license: Apache-2.0
          source: https://example.org/onednn
          texts: [3rdparty/onednn/LICENSE]
          archives: [libdnnl.a]
          variants: [cpu, gpu]
        - {name: tvm, version: 1, license: MIT, source: https://example.org/tvm}
      dynamic:
        build: {flags: {c: [-DDYNAMIC]}}
        packages: [libx-dev]
        provides: [{soname: libx.so.1, debian: libx1, rpm: x, why: so}]
      """;

  @TempDir Path folder;
  private SampleRecipes recipes;

  @BeforeEach
  void glueBesideTheRecipe() throws IOException {
    recipes = new SampleRecipes(folder).backend("");
    Files.writeString(recipes.file("backend").resolveSibling("own.c"), "int own;\n");
  }

  @Test
  void readsTheModulesInLinkOrder() throws Exception {
    Recipe recipe = read(LINES);
    assertThat(recipe.build().orElseThrow().buildFolder()).isEqualTo("out");
    assertThat(recipe.backend().orElseThrow().modules())
        .containsExactly(
            new NativeModule(
                "libx.so", Optional.of("out/libx.so"), List.of("X*", "?N.1"), Optional.empty()),
            new NativeModule(
                "libglue.so",
                Optional.empty(),
                List.of("Java_*"),
                Optional.of(
                    new NativeModule.Glue(
                        List.of("jni/a.cc"),
                        List.of(recipe.file().resolveSibling("own.c")),
                        List.of("include"),
                        List.of("-O2"),
                        List.of("libx.so")))));
  }

  @Test
  void readsFeaturesAndDynamicLinkage() throws Exception {
    Backend backend = read(LINES).backend().orElseThrow();
    Feature s3 = backend.features().get("s3");
    assertThat(s3.needs()).extracting(YamlText::value).containsExactly("curl");
    assertThat(s3.build().orElseThrow().flags().c()).containsExactly("-DS3");
    DynamicLinkage dynamic = backend.dynamic().orElseThrow();
    assertThat(dynamic.build().orElseThrow().flags().c()).containsExactly("-DDYNAMIC");
    assertThat(dynamic.packages()).containsExactly("libx-dev");
    assertThat(dynamic.provides())
        .containsExactly(new SystemRequirement("libx.so.1", "libx1", "x", "so"));
  }

  @Test
  void anAbstractVariantStandsForThoseThatAreLikeIt() throws Exception {
    List<Contained> contains = read(LINES).backend().orElseThrow().contains();
    assertThat(contains)
        .containsExactly(
            new Contained(
                new Component(
                    "onednn",
                    "2.4.4",
                    "Apache-2.0",
                    "https://example.org/onednn",
                    List.of("3rdparty/onednn/LICENSE"),
                    List.of()),
                List.of("libdnnl.a"),
                List.of("cpu", "cu1", "cu2")),
            new Contained(
                new Component("tvm", "1", "MIT", "https://example.org/tvm", List.of(), List.of()),
                List.of(),
                List.of()));
    assertThat(contains.get(0).isIn("cu1")).isTrue();
    assertThat(contains.get(0).isIn("native")).isFalse();
    assertThat(contains.get(1).isIn("native")).isTrue();
  }

  @Test
  void whatIsContainedOnOtherPlatformsIsLeftOut() throws Exception {
    String lines =
        """
        variants: {cpu: {}}
        contains:
          - {name: gemm, version: 1, license: MIT, source: https://example.org/gemm,
             platforms: [linux-x86_64, osx-x86_64]}
        """;
    assertThat(read(lines).backend().orElseThrow().contains()).hasSize(1);
    Path file = recipes.file("backend");
    Recipe other = RecipeReader.read(file, Platform.LINUX_AARCH64);
    assertThat(other.backend().orElseThrow().contains()).isEmpty();

    String wrong = lines.replace("osx-x86_64", "linux-arm64");
    assertThat(failure(YamlException.class, () -> read(wrong)))
        .hasMessageContaining("linux-arm64")
        .extracting(NativeBuildException::remedy)
        .asString()
        .contains("linux-aarch64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: out/libx.so | from: x.so\\n    glue: {sources: [a.c]} | 15:5: libx.so has both 'from' and"
            + " 'glue' | Write 'from' for what the build system makes, 'glue' for what this plugin",
        "'    from: out/libx.so\\n' | '' | 15:5: libx.so has no 'from', no 'glue' | Write 'from' for",
        "links: [libx.so] | links: [liby.so] | 25:15: no module 'liby.so' before libglue.so | Write one"
            + " of these, or put it before: libx.so.",
        "links: [libx.so] | links: [libglue.so] | 25:15: no module 'libglue.so' before libglue.so |"
            + " Write one of these",
        "file: libx.so | file: lib/x.so | 15:11: 'lib/x.so' is no name of a shared library | Write"
            + " libNAME.so, without a folder",
        "file: libx.so | file: x.so | 15:11: 'x.so' is no name of a shared library | Write libNAME.so",
        "file: libx.so | file: libx.so.1 | 15:11: 'libx.so.1' is no name of a shared | Write libNAME.so",
        "file: libglue.so | file: libx.so | 18:11: a second module libx.so | Remove one of the two",
        "X* | X[a] | 17:15: 'X[a]' is no glob of symbols | Use letters, digits, '_', '.', '*' and '?'",
        "[\"X*\", \"?N.1\"] | [] | 15:5: libx.so exports nothing | List under 'exports' what others",
        "[own.c] | [other.c] | 22:23: no file | Put it there; paths start at the recipe.",
        "[own.c] | [../other.c] | 22:23: '../other.c' leads out of its folder | Write a path",
        "[cpu, gpu] | [cpu, gpx] | 33:21: no variant 'gpx' | Did you mean 'gpu'? There are: cpu, gpu,",
        "[3rdparty/ | [../ | 31:13: '../onednn/LICENSE' leads out of its folder | Write a path that",
        "name: tvm | name: onednn | 34:12: a second component of the name onednn | Put all that is to",
        "[libx-dev] | [-o] | 37:14: '-o' is not the name of a Debian package | Write it as 'dpkg -l'",
        "{soname: | {so: | 38:15: unknown key 'so' | Known here: soname, debian, rpm, why.",
        "buildFolder: out | buildFolder: ../o | 11:67: '../o' leads out of its folder | Write a path",
        "build: {flags: {c: [-DS | build: {options: {c: [-DS | 13:40: the build system 'argv' has no"
            + " 'options' | Known here: system, folder, buildFolder, flags",
        "'system: argv, commands: {compile: [[make]]}' | 'system: cmake, precompile: {\"x y\": [a.h]}' |"
            + " 11:24: 'x y' is no name of a target | Write the name of a target of the CMake",
        "'system: argv, commands: {compile: [[make]]}' | 'system: cmake, precompile: {x: [<a.h>]}' |"
            + " 11:41: '<a.h>' is no name of a header | Write it as in #include <...>, without",
      })
  void refuses(String original, String wrong, String message, String remedy) {
    String from = original.replace("\\n", "\n");
    String text = LINES.replace(from, wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(LINES);
    YamlException e = failure(YamlException.class, () -> read(text));
    assertThat(e).hasMessageStartingWith(recipes.file("backend") + ":" + message);
    assertThat(e.remedy()).startsWith(remedy);
  }

  @Test
  void refusesGlueOfNothing() {
    String nothing = LINES.replace("sources: [jni/a.cc]", "sources: []").replace("[own.c]", "[]");
    assertThat(failure(YamlException.class, () -> read(nothing)))
        .hasMessageEndingWith(": libglue.so is made of nothing")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("List its C or C++ files under 'sources', or remove it.");
  }

  @Test
  void theFirstModuleLinksNone() {
    String first = LINES.replace("from: out/libx.so", "glue: {sources: [a.c], links: [liba.so]}");
    assertThat(failure(YamlException.class, () -> read(first)))
        .hasMessageEndingWith(": no module 'liba.so' before libx.so")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("This is the first: remove it, or put what it links before it.");
  }

  @Test
  void whatIsBuiltGoesIntoTheJarAndWhatGoesThereIsBuilt() {
    String unused = LINES.substring(0, LINES.indexOf("modules:"));
    assertThat(failure(YamlException.class, () -> read(unused)))
        .hasMessageEndingWith(":11:1: nothing of what is built goes into the jar")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("List the native files under 'modules'.");
    String unbuilt = LINES.substring(LINES.indexOf("variants:"));
    assertThat(failure(YamlException.class, () -> read(unbuilt)))
        .hasMessageEndingWith(":13:1: nothing builds these modules")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Describe under 'build' how they come to be.");
  }

  @ParameterizedTest
  @CsvSource({"features: {}", "modules: []", "contains: []", "dynamic: {}"})
  void onlyABackendHasWhatABackendHas(String line) throws IOException {
    String key = line.substring(0, line.indexOf(':'));
    recipes.library("zlib", "1.3", 1, line + "\n");
    Path file = recipes.file("zlib");
    assertThat(failure(YamlException.class, () -> RecipeReader.read(file, Platform.LINUX_X86_64)))
        .hasMessage(file + ":11:1: only a backend has '" + key + "'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Give the recipe a key 'variants', or remove this one.");
  }

  private Recipe read(String lines) throws YamlException, IOException {
    recipes.backend(lines);
    return RecipeReader.read(recipes.file("backend"), Platform.LINUX_X86_64);
  }
}
