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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredBackendTest {
  private static final String LINES =
      """
      build: {system: cmake, buildFolder: build, options: {A: recipe, B: recipe, C: recipe}}
      modules: [{file: libx.so, from: libx.so, exports: ["X*"]}]
      variants:
        cpu: {build: {options: {B: cpu, D: cpu, E: cpu, F: cpu}, arguments: [-cpu]}}
        native: {}
      features:
        z: {build: {options: {E: z, D: z, F: z}, arguments: [-z]}}
        a: {build: {options: {E: a, F: a}, arguments: [-a]}}
      dynamic: {build: {options: {F: dynamic}, arguments: [-dynamic]}}
      platforms: {linux-aarch64: {build: {options: {C: arm}}}}
      """;

  @TempDir Path folder;

  @Test
  void laysTheVariantTheFeaturesAndTheLinkageOverTheRecipe() throws Exception {
    BuildInstructions build = configured("cpu", Set.of("z", "a"), Linkage.DYNAMIC);
    assertThat(build.options())
        .isEqualTo(
            Map.of("A", "recipe", "B", "cpu", "C", "arm", "D", "z", "E", "z", "F", "dynamic"));
    assertThat(build.arguments()).containsExactly("-cpu", "-a", "-z", "-dynamic");
    assertThat(build.buildFolder()).isEqualTo("build");
  }

  @Test
  void leavesOutWhatWasNotChosen() throws Exception {
    assertThat(configured("native", Set.of("a"), Linkage.STATIC).options())
        .isEqualTo(Map.of("A", "recipe", "B", "recipe", "C", "arm", "E", "a", "F", "a"));
    assertThat(configured("native", Set.of(), Linkage.STATIC).arguments()).isEmpty();
  }

  @Test
  void aBackendWithoutInstructionsStaysAsItIs() throws Exception {
    Recipe recipe = read("variants: {cpu: {}}\n");
    assertThat(ConfiguredBackend.of(recipe, "cpu", Set.of(), Linkage.DYNAMIC)).isEqualTo(recipe);
  }

  private BuildInstructions configured(String variant, Set<String> features, Linkage linkage)
      throws Exception {
    return ConfiguredBackend.of(read(LINES), variant, features, linkage).build().orElseThrow();
  }

  private Recipe read(String lines) throws Exception {
    SampleRecipes recipes = new SampleRecipes(folder).backend(lines);
    return RecipeReader.read(recipes.file("backend"), Platform.LINUX_AARCH64);
  }
}
