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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final Map<String, String> CLANG = Map.of("toolchain.cc", "clang");

  @TempDir Path folder;
  private SampleRecipes recipes;

  @BeforeEach
  void libraries() throws IOException {
    recipes =
        new SampleRecipes(folder)
            .library("zlib", 5)
            .library("png", 10, "zlib")
            .library("blas", 100)
            .library("curl", 20, "zlib")
            .library("protoc", "3.0", 40, "runsOn: build-machine\nneeds: [zlib]\n")
            .backend("blas, png", "protoc", "curl");
  }

  @Test
  void eachStepComesAfterWhatItNeeds() throws Exception {
    BuildPlan plan = plan("cpu", Set.of(), Platform.LINUX_X86_64);
    assertThat(plan.backend()).isEqualTo("backend 9.0");
    assertThat(plan.steps()).extracting(Step::id).containsExactly("blas", "zlib", "png", "protoc");
  }

  @Test
  void variantsAndFeaturesAddWhatTheyNeed() throws Exception {
    assertThat(plan("native", Set.of(), Platform.LINUX_X86_64).steps())
        .extracting(Step::id)
        .containsExactly("blas", "zlib", "png");
    assertThat(plan("native", Set.of("s3"), Platform.LINUX_X86_64).steps())
        .extracting(Step::id)
        .containsExactly("blas", "zlib", "png", "curl");
  }

  @Test
  void anUnknownVariantOrFeatureIsToldWithThoseThereAre() {
    assertThat(failure(PlanException.class, () -> plan("gpu", Set.of(), Platform.LINUX_X86_64)))
        .hasMessage(recipes.file("backend") + ":2:7: backend has no variant 'gpu'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Set -Dmxnet.variant to one of: cpu, native.");
    assertThat(failure(PlanException.class, () -> plan("cpu", Set.of("s4"), Platform.LINUX_X86_64)))
        .hasMessage(recipes.file("backend") + ":2:7: backend has no feature 's4'")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Set -Dmxnet.features to one of: s3.");
  }

  @Test
  void theLongestChainIsKnownOfEachStep() throws Exception {
    BuildPlan plan = plan("cpu", Set.of(), Platform.LINUX_X86_64);
    assertThat(plan.byId().get("zlib").remaining()).isEqualTo(45);
    assertThat(plan.byId().get("png").remaining()).isEqualTo(10);
    assertThat(plan.criticalPath()).isEqualTo(100);
    assertThat(plan.totalCost()).isEqualTo(155);
  }

  @Test
  void whatRunsWhereItIsBuiltIsBuiltForThatWithAllItNeeds() throws Exception {
    BuildPlan plan = plan("cpu", Set.of(), Platform.LINUX_AARCH64);
    assertThat(plan.steps())
        .extracting(Step::id)
        .containsExactly("blas", "zlib", "png", "zlib@build-machine", "protoc@build-machine");
    Step zlib = plan.byId().get("zlib");
    Step own = plan.byId().get("zlib@build-machine");
    assertThat(own.platform()).isEqualTo(Platform.LINUX_X86_64);
    assertThat(zlib.fingerprint().differences(own.fingerprint()))
        .extracting(Object::toString)
        .containsExactly("platform linux-aarch64 -> linux-x86_64");
    assertThat(plan.libraries()).extracting(Step::id).containsExactly("blas", "zlib", "png");
    assertThat(plan.tools()).extracting(Step::id).containsExactly("protoc@build-machine");
  }

  @Test
  void aChangeReachesExactlyWhatDependsOnIt() throws Exception {
    BuildPlan before = plan("cpu", Set.of("s3"), Platform.LINUX_X86_64);
    recipes.library("zlib", "1.1", 5, "");
    BuildPlan after = plan("cpu", Set.of("s3"), Platform.LINUX_X86_64);
    assertThat(changed(before, after)).containsExactlyInAnyOrder("zlib", "png", "curl", "protoc");
    recipes.library("curl", 21, "zlib");
    assertThat(changed(after, plan("cpu", Set.of("s3"), Platform.LINUX_X86_64)))
        .as("a cost changes no bytes")
        .isEmpty();
  }

  @Test
  void aCompilerReachesEverything() throws Exception {
    BuildPlan before = plan("cpu", Set.of(), Platform.LINUX_X86_64);
    BuildPlan after =
        plan(request("cpu", Set.of(), Platform.LINUX_X86_64, Map.of("toolchain.cc", "gcc")));
    assertThat(changed(before, after)).hasSize(before.steps().size());
  }

  @Test
  void aCircleIsShown() throws Exception {
    recipes.library("zlib", 5, "png");
    assertThat(failure(PlanException.class, () -> plan("cpu", Set.of(), Platform.LINUX_X86_64)))
        .hasMessage("recipes need each other in a circle: png -> zlib -> png")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Remove one of these needs.");
  }

  @Test
  void thePlanIsATableAndAGraph() throws Exception {
    BuildPlan plan = plan("native", Set.of("s3"), Platform.LINUX_X86_64);
    assertThat(PlanText.table(plan, step -> step.id().equals("zlib") ? "stored" : "first build"))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("#  library  version  built with  needs  CPU s"),
            blas -> assertThat(blas).startsWith("1  blas ").endsWith(" first build"),
            zlib -> assertThat(zlib).startsWith("2  zlib ").endsWith(" stored"),
            png -> assertThat(png).startsWith("3  png      1.0      headers     zlib   10"),
            curl -> assertThat(curl).startsWith("4  curl "));
    assertThat(PlanText.graph(plan))
        .containsExactly(
            "backend 9.0",
            "├─ blas 1.0",
            "├─ png 1.0",
            "│  └─ zlib 1.0",
            "└─ curl 1.0",
            "   └─ zlib 1.0");
    assertThat(PlanText.dot(plan))
        .startsWith("digraph \"linux-x86_64-native\" {")
        .contains("\"zlib\" -> \"png\";", "\"zlib\" -> \"curl\";");
  }

  private static Set<String> changed(BuildPlan before, BuildPlan after) {
    Map<String, Step> old = before.byId();
    Set<String> changed = new HashSet<>();
    for (Step step : after.steps()) {
      if (!step.fingerprint().equals(old.get(step.id()).fingerprint())) {
        changed.add(step.id());
      }
    }
    return changed;
  }

  private BuildPlan plan(String variant, Set<String> features, Platform platform) throws Exception {
    return plan(request(variant, features, platform, CLANG));
  }

  private BuildPlan plan(PlanRequest request) throws Exception {
    return Planner.plan(
        recipes.catalog(request.id().platform()), recipes.catalog(request.machine()), request);
  }

  private static PlanRequest request(
      String variant, Set<String> features, Platform platform, Map<String, String> toolchain) {
    return new PlanRequest(
        new NativesId(platform, variant),
        "",
        features,
        "clang",
        new TreeMap<>(toolchain),
        Platform.LINUX_X86_64,
        new TreeMap<>(toolchain),
        Map.of(),
        Linkage.STATIC,
        new TreeMap<>());
  }
}
