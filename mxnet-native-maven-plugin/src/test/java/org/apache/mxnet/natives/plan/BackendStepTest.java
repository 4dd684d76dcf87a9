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
package org.apache.mxnet.natives.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendStepTest {
  private static final String BACKEND =
      """
      needs: [png]
      build: {system: cmake, buildFolder: build, options: {A: recipe}, precompile: {x: [x.h]}}
      variants:
        cpu: {needs: [protoc], build: {options: {A: cpu}}}
        native: {}
      features: {s3: {needs: [zlib]}}
      modules:
        - {file: libx.so, from: build/libx.so, exports: ["X*", "Y*"]}
        - file: libglue.so
          exports: ["Java_*"]
          glue:
            sources: [jni/a.cc]
            recipeSources: [src/own.c]
            includes: [include]
            flags: [-O2]
            links: [libx.so]
      contains:
        - {name: dnn, version: 1, license: MIT, source: https://d/, texts: [d/LICENSE], variants: [cpu]}
      dynamic: {build: {options: {A: dynamic}}}
      """;

  @TempDir Path folder;
  private SampleRecipes recipes;
  private Path glue;

  @BeforeEach
  void aBackendThatIsBuilt() throws IOException {
    glue = folder.resolve("backend/src/own.c");
    Files.createDirectories(glue.getParent());
    Files.writeString(glue, "int own;\n");
    recipes =
        new SampleRecipes(folder)
            .library("zlib", 5)
            .library("png", 10, "zlib")
            .library("protoc", "3.0", 40, "runsOn: build-machine\n")
            .backend(BACKEND);
  }

  @Test
  void theBackendIsAStepOfItsOwnBehindAllOthers() throws Exception {
    BuildPlan plan = plan("cpu", Set.of("s3"), Linkage.STATIC);
    Step root = plan.root().orElseThrow();
    assertThat(root).hasToString("backend 9.0");
    assertThat(root.needs()).containsExactly("png", "protoc", "zlib");
    assertThat(root.recipe().build().orElseThrow().options()).containsEntry("A", "cpu");
    assertThat(plan.steps()).extracting(Step::id).containsExactly("zlib", "png", "protoc");
    assertThat(plan.stepsWithRoot()).endsWith(root).hasSize(4);
    assertThat(plan.libraries(root)).extracting(Step::id).containsExactly("zlib", "png");
    assertThat(plan.tools(root)).extracting(Step::id).containsExactly("protoc");
  }

  @Test
  void forAnotherPlatformItNeedsTheToolsOfTheBuildMachine() throws Exception {
    BuildPlan plan = plan(request(Platform.LINUX_AARCH64, "cpu", Set.of(), Linkage.STATIC));
    Step root = plan.root().orElseThrow();
    assertThat(root.needs()).containsExactly("png", "protoc@build-machine");
    assertThat(root.platform()).isEqualTo(Platform.LINUX_AARCH64);
    assertThat(root.fingerprint().lines()).containsKey("need.protoc");
  }

  @Test
  void aRecipeThatTellsNothingOfItsBuildIsNoStep() throws Exception {
    recipes.backend("png", "protoc", "zlib");
    assertThat(plan("cpu", Set.of(), Linkage.STATIC).root()).isEmpty();
  }

  @Test
  void againstTheSystemsLibrariesOnlyTheBackendIsBuilt() throws Exception {
    BuildPlan plan = plan("cpu", Set.of("s3"), Linkage.DYNAMIC);
    Step root = plan.root().orElseThrow();
    assertThat(plan.steps()).isEmpty();
    assertThat(root.needs()).isEmpty();
    assertThat(root.recipe().build().orElseThrow().options()).containsEntry("A", "dynamic");
    assertThat(root.fingerprint().lines())
        .containsEntry("linkage", "dynamic")
        .doesNotContainKey("need.png");
  }

  @Test
  void everyChoiceIsPartOfItsIdentity() throws Exception {
    BuildPlan plan = plan("cpu", Set.of("s3"), Linkage.STATIC);
    assertThat(plan.root().orElseThrow().fingerprint().lines())
        .containsEntry("recipe", "backend")
        .containsEntry("toolchain.cc", "clang")
        .containsEntry("build.buildFolder", "build")
        .containsEntry("option.A", "cpu")
        .containsEntry("precompile.x.000", "x.h")
        .containsEntry("variant", "cpu")
        .containsEntry("feature.s3", "on")
        .containsEntry("linkage", "static")
        .containsEntry("module.libx.so.from", "build/libx.so")
        .containsEntry("module.libx.so.export.000", "X*")
        .containsEntry("module.libx.so.export.001", "Y*")
        .containsEntry("module.libglue.so.export.000", "Java_*")
        .containsEntry("module.libglue.so.glue.source.000", "jni/a.cc")
        .containsEntry(
            "module.libglue.so.glue.recipeSource.000.src/own.c", Sha256.of("int own;\n").hex())
        .containsEntry("module.libglue.so.glue.include.000", "include")
        .containsEntry("module.libglue.so.glue.flag.000", "-O2")
        .containsEntry("module.libglue.so.glue.link.000", "libx.so")
        .containsEntry("contains.dnn.text.000", "d/LICENSE")
        .containsEntry("jdk", "17")
        .containsKeys("need.png", "need.protoc", "need.zlib");
    assertThat(plan.byId().get("zlib").fingerprint().lines())
        .doesNotContainKeys("jdk", "variant", "linkage", "build.buildFolder");
    assertThat(plan("native", Set.of(), Linkage.STATIC).root().orElseThrow().fingerprint().lines())
        .containsEntry("variant", "native")
        .doesNotContainKeys("feature.s3", "contains.dnn.text.000");
  }

  @Test
  void changedGlueBesideTheRecipeIsAnotherBackend() throws Exception {
    BuildPlan before = plan("cpu", Set.of(), Linkage.STATIC);
    Files.writeString(glue, "int other;\n");
    BuildPlan after = plan("cpu", Set.of(), Linkage.STATIC);
    assertThat(after.steps()).isEqualTo(before.steps());
    assertThat(
            before
                .root()
                .orElseThrow()
                .fingerprint()
                .differences(after.root().orElseThrow().fingerprint()))
        .extracting(Fingerprint.Difference::key)
        .containsExactly("module.libglue.so.glue.recipeSource.000.src/own.c");
  }

  @Test
  void itsCostIsPartOfAllThatIsLeft() throws Exception {
    BuildPlan plan = plan("native", Set.of(), Linkage.STATIC);
    assertThat(plan.totalCost()).isEqualTo(1015);
    assertThat(plan.criticalPath()).isEqualTo(1015);
    assertThat(plan.byId().get("png").remaining()).isEqualTo(1010);
    assertThat(plan.root().orElseThrow().remaining()).isEqualTo(1000);
  }

  @Test
  void thePlanShowsItLastAndAtTheTopOfTheGraph() throws Exception {
    BuildPlan plan = plan("native", Set.of("s3"), Linkage.STATIC);
    List<String> table = PlanText.table(plan, step -> "state of " + step.id());
    assertThat(table).hasSize(4);
    assertThat(table.get(3)).startsWith("3  backend  9.0").endsWith("state of backend");
    assertThat(PlanText.graph(plan))
        .containsExactly("backend 9.0", "├─ png 1.0", "│  └─ zlib 1.0", "└─ zlib 1.0");
    assertThat(PlanText.dot(plan))
        .contains("\"backend\" [label=\"backend\\n9.0\"];", "\"png\" -> \"backend\";");
  }

  private BuildPlan plan(String variant, Set<String> features, Linkage linkage) throws Exception {
    return plan(request(Platform.LINUX_X86_64, variant, features, linkage));
  }

  private BuildPlan plan(PlanRequest request) throws Exception {
    return Planner.plan(
        recipes.catalog(request.id().platform()), recipes.catalog(request.machine()), request);
  }

  private static PlanRequest request(
      Platform platform, String variant, Set<String> features, Linkage linkage) {
    TreeMap<String, String> toolchain = new TreeMap<>(Map.of("toolchain.cc", "clang"));
    return new PlanRequest(
        new NativesId(platform, variant),
        "",
        features,
        "clang",
        toolchain,
        Platform.LINUX_X86_64,
        toolchain,
        Map.of(),
        linkage,
        new TreeMap<>(Map.of("jdk", "17")));
  }
}
