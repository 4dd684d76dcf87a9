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
import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsReaderTest {
  private static final String BUILD = "build: {system: cmake, options: {A: a, KEEP: k}}\n";
  private static final String MODULES =
      "modules: [{file: libx.so, from: libx.so, exports: [\"X*\"]}]\n";
  private static final String VARIANTS =
      """
      variants:
        cpu:
          needs: [zlib]
          settings: {level: "1"}
          build: {options: {A: cpu}}
        cuda:
          abstract: true
          like: cpu
          restriction: The licence of CUDA ${variant.cuda} forbids it
          needs: [zlib, png]
          requires:
            - program: /usr/local/cuda-${variant.cuda}/bin/nvcc
              reports: release ${variant.cuda}
              why: compiles kernels for ${variant.architectures}
              remedy: Install CUDA ${variant.cuda}
          build: {options: {A: gpu, ARCH: "${variant.architectures}"}, flags: {c: ["-D${variant.name}"]}}
        cu112:
          like: cuda
          settings: {cuda: "11.2", architectures: "7.0;8.0"}
        cu102:
          like: cuda
          settings: {cuda: "10.2", architectures: "3.0;5.0"}
          restriction: It is too old
      """;

  @TempDir Path folder;

  @Test
  void onlyVariantsThatAreNotAbstractCanBeChosen() throws Exception {
    assertThat(read(VARIANTS).keySet()).containsExactly("cpu", "cu112", "cu102");
  }

  @Test
  void aVariantTakesOverWhatItDoesNotSayItself() throws Exception {
    Variant cu112 = read(VARIANTS).get("cu112");
    assertThat(cu112.needs()).extracting(YamlText::value).containsExactly("zlib", "png");
    assertThat(cu112.build().orElseThrow().options())
        .isEqualTo(Map.of("A", "gpu", "ARCH", "7.0;8.0"));
    assertThat(cu112.build().orElseThrow().flags().c()).containsExactly("-Dcu112");
    assertThat(cu112.settings())
        .isEqualTo(Map.of("level", "1", "cuda", "11.2", "architectures", "7.0;8.0"));
    assertThat(cu112.restriction()).isEqualTo("The licence of CUDA 11.2 forbids it");
    assertThat(cu112.requirements())
        .containsExactly(
            new Requirement(
                "/usr/local/cuda-11.2/bin/nvcc",
                "release 11.2",
                "compiles kernels for 7.0;8.0",
                "Install CUDA 11.2"));
    assertThat(cu112.where()).hasToString(file() + ":30:5");
  }

  @Test
  void whatAVariantSaysItselfWins() throws Exception {
    assertThat(read(VARIANTS).get("cu102").restriction()).isEqualTo("It is too old");
    Variant cpu = read(VARIANTS).get("cpu");
    assertThat(cpu.restriction()).isEmpty();
    assertThat(cpu.requirements()).isEmpty();
    assertThat(cpu.build().orElseThrow().options()).isEqualTo(Map.of("A", "cpu"));
  }

  @Test
  void aVariantIsLikeOneThatIsThere() {
    assertThat(refused("cu112:\n    like: cuda", "cu112:\n    like: cudda"))
        .hasMessage(file() + ":30:11: no variant 'cudda'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Did you mean 'cuda'? There are: cpu, cuda, cu112, cu102.");
  }

  @Test
  void aCircleIsShownWhole() {
    assertThat(refused("settings: {level", "like: cu112\n    settings: {level"))
        .hasMessage(
            file()
                + ":21:11: variants are like each other in a circle:"
                + " cpu -> cu112 -> cuda -> cpu")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Remove one of these 'like'.");
    assertThat(refused("cpu:\n", "cpu:\n    like: cpu\n"))
        .hasMessage(file() + ":15:11: variants are like each other in a circle: cpu -> cpu");
  }

  @Test
  void anAbstractVariantIsForOthers() {
    assertThat(refused("restriction: It is too old", "abstract: true"))
        .hasMessage(file() + ":35:5: nothing is like the abstract variant 'cu102'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Write 'like: cu102' in another variant, or remove this one.");
    assertThat(refused("abstract: true", "abstract: yes"))
        .hasMessage(file() + ":19:15: 'yes' is not known here");
  }

  @Test
  void aSettingThatAVariantDoesNotHaveIsToldWithThoseItHas() {
    assertThat(refused(", architectures: \"7.0;8.0\"", ""))
        .hasMessage(file() + ":30:5: the variant 'cu112' has no setting 'architectures'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Known in ${variant.KEY}: cuda, level, name.");
    assertThat(refused("{level:", "{name:"))
        .hasMessage(file() + ":15:5: the variant 'cpu' has a setting 'name'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Call it otherwise: ${variant.name} is the variant's own name.");
  }

  @Test
  void aVariantHasNoBuildSystemOfItsOwn() {
    assertThat(refused("build: {options: {A: cpu}}", "build: {system: make}"))
        .hasMessage(file() + ":17:21: a variant cannot have a build system of its own");
  }

  @Test
  void aVariantChangesNothingWhereNothingIsBuilt() {
    assertThat(failure(YamlException.class, () -> readAlone(VARIANTS)))
        .hasMessage(file() + ":15:5: there are no instructions that a variant could change")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Describe under the recipe's own 'build' how it is built, or remove this.");
  }

  @Test
  void aMisspeltKeyIsTold() {
    assertThat(refused("restriction: The", "restricted: The"))
        .hasMessage(file() + ":21:5: unknown key 'restricted'")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("Did you mean 'restriction'?");
  }

  private YamlException refused(String from, String to) {
    assertThat(VARIANTS).contains(from);
    return failure(YamlException.class, () -> read(VARIANTS.replace(from, to)));
  }

  private Map<String, Variant> read(String variants) throws YamlException, IOException {
    return readAlone(BUILD + MODULES + variants);
  }

  private Map<String, Variant> readAlone(String lines) throws YamlException, IOException {
    new SampleRecipes(folder).backend(lines);
    return RecipeReader.read(file(), Platform.LINUX_X86_64).backend().orElseThrow().variants();
  }

  private Path file() {
    return new SampleRecipes(folder).file("backend");
  }
}
