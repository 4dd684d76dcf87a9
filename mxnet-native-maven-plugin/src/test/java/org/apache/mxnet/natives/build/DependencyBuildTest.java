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
package org.apache.mxnet.natives.build;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.FetchSettings;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.fetch.SourceUnavailableException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.product.ProductException;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole builds of libraries that are headers only, so that no compiler is needed. */
class DependencyBuildTest {
  @TempDir Path folder;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private SampleRecipes recipes;

  @BeforeEach
  void libraries() throws IOException {
    recipes =
        new SampleRecipes(folder.resolve("recipes"))
            .library("zlib", 1)
            .library("png", 1, "zlib")
            .library("blas", 1)
            .backend("png, blas", "", "");
    for (String name : List.of("zlib", "png", "blas")) {
      source(name, name + ".h", "LICENSE");
    }
  }

  @Test
  void buildsEverythingOnceAndThenTakesItFromTheStore() throws Exception {
    Map<String, StoreEntry> entries = run();
    assertThat(log).containsExactlyInAnyOrder("built zlib", "built png", "built blas");
    assertThat(entries.get("png").prefix().resolve("include/png.h")).hasContent("png.h");
    assertThat(entries.get("png").prefix().resolve("share/licenses/png/LICENSE"))
        .hasContent("LICENSE");
    assertThat(entries.get("png").info().source()).isEqualTo("png.tar");
    log.clear();
    run();
    assertThat(log).containsExactlyInAnyOrder("stored zlib", "stored png", "stored blas");
  }

  @Test
  void aChangeRebuildsWhatDependsOnItAndSaysWhy() throws Exception {
    run();
    log.clear();
    recipes.library("zlib", "1.1", 1, "");
    pin("zlib");
    run();
    assertThat(log)
        .containsExactlyInAnyOrder(
            "stored blas",
            "zlib 1.1: rebuilt: version 1.0 -> 1.1",
            "built zlib",
            "png 1.0: rebuilt: need.zlib",
            "built png");
  }

  @Test
  void fillsTheStageWithAllLibraries() throws Exception {
    BuildPlan plan = plan();
    Store store = store();
    Map<String, StoreEntry> entries = run(plan, store);
    DependencyStage stage = new DependencyStage(folder.resolve("stage"));
    Files.createDirectories(stage.prefix());
    Files.writeString(stage.prefix().resolve("old.txt"), "of an earlier build");
    stage.fill(plan, entries, store);
    assertThat(stage.prefix().resolve("include/zlib.h")).exists();
    assertThat(stage.prefix().resolve("include/blas.h")).exists();
    assertThat(stage.prefix().resolve("old.txt")).doesNotExist();
    assertThat(stage.document())
        .content()
        .contains(
            "\"schema\": \"mxnet-dependencies/1\"",
            "\"name\": \"zlib\"",
            "\"source\": \"zlib.tar\"",
            "share/licenses/zlib/LICENSE");
  }

  @Test
  void aMissingLicenceFileIsToldWithTheRecipe() throws Exception {
    source("blas", "blas.h");
    assertThat(failure(BuildException.class, this::run))
        .hasMessage(recipes.file("blas") + ": the source of blas 1.0 has no licence file LICENSE")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("Correct 'texts'; the unpacked source is in " + folder);
    assertThat(log).contains("built zlib", "failed blas");
  }

  @Test
  void aMissingProductIsRefusedAndNotKept() throws Exception {
    recipes.library(
        "blas", "1.0", 1, "platforms: {linux-x86_64: {build: {remove: ['include/*']}}}\n");
    pin("blas");
    assertThat(failure(ProductException.class, this::run))
        .hasMessageContaining("blas 1.0 was built, but its products have a fault")
        .hasMessageContaining("include/blas.h");
    log.clear();
    assertThat(failure(ProductException.class, this::run)).isNotNull();
    assertThat(log).contains("stored zlib").doesNotContain("stored blas");
  }

  @Test
  void aSourceThatIsNotToBeHadEndsTheBuildAndKeepsTheRest() throws Exception {
    Files.delete(recipes.file("png").resolveSibling("png.tar"));
    assertThat(failure(SourceUnavailableException.class, this::run))
        .hasMessageContaining("png.tar");
    assertThat(log).contains("failed png");
  }

  private Map<String, StoreEntry> run() throws Exception {
    return run(plan(), store());
  }

  private Map<String, StoreEntry> run(BuildPlan plan, Store store) throws Exception {
    SourceFetcher fetcher =
        new SourceFetcher(
            source -> {
              throw new AssertionError(source);
            },
            FetchSettings.of(folder.resolve("sources"), true));
    BuildSettings settings =
        new BuildSettings(
            folder.resolve("store"),
            folder.resolve("work"),
            folder.resolve("logs"),
            2,
            9,
            false,
            false,
            Platform.LINUX_X86_64);
    return new DependencyBuild(store, fetcher, settings, new RecordingProgress(log))
        .run(plan, machine -> new Toolset(toolchain(), folder.resolve("bin"), List.of()));
  }

  private Store store() throws IOException {
    return Store.open(folder.resolve("store"), "test", new RecordingProgress(log));
  }

  private BuildPlan plan() throws Exception {
    return SamplePlans.plan(recipes);
  }

  private static Toolchain toolchain() {
    return new Toolchain(
        Path.of("t.yaml"),
        "t",
        Toolchain.Kind.HOST,
        Optional.empty(),
        Platform.LINUX_X86_64,
        "x86_64-linux-gnu",
        new TreeMap<>(),
        Optional.empty(),
        Map.of(),
        Flags.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A source of files whose contents are their names, pinned in its recipe. */
  private void source(String name, String... files) throws IOException {
    Path tar = recipes.file(name).resolveSibling(name + ".tar");
    try (OutputStream out = Files.newOutputStream(tar);
        TarArchiveOutputStream archive = new TarArchiveOutputStream(out)) {
      for (String file : files) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name + "-1.0/" + file);
        entry.setSize(bytes.length);
        archive.putArchiveEntry(entry);
        archive.write(bytes);
        archive.closeArchiveEntry();
      }
    }
    pin(name);
  }

  private void pin(String name) throws IOException {
    Path file = recipes.file(name);
    String digest = Sha256.of(file.resolveSibling(name + ".tar")).hex();
    Files.writeString(
        file, Files.readString(file).replaceFirst("[0-9a-f]{64}", digest), StandardCharsets.UTF_8);
  }
}
