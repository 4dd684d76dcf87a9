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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.store.BuildFacts;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendStagerTest {
  private static final int DT_NEEDED = 1;
  private static final String RECIPE =
      """
      needs: [zlib]
      build: {system: cmake}
      variants: {cpu: {}, gpu: {}}
      modules:
        - {file: libz-first.so, from: out/libz-first.so, exports: ["Z*"]}
        - {file: liba-second.so, from: out/liba-second.so, exports: ["A*"]}
      contains:
        - {name: dnn, version: "2", license: MIT, source: "https://e.org/d", texts: [d/COPYING]}
        - {name: cub, version: "1", license: MIT, source: "https://e.org/c", variants: [gpu]}
      dynamic:
        provides:
          - {soname: libblas.so.3, debian: libblas3, rpm: blas, why: a test}
          - {soname: libunused.so.1, debian: libunused1, rpm: unused, why: a test}
      """;

  @TempDir Path folder;
  private final Map<String, byte[]> files = new TreeMap<>();
  private SampleRecipes recipes;
  private StageFolder stageFolder;
  private Store store;

  @BeforeEach
  void anEntry() throws Exception {
    recipes = new SampleRecipes(folder.resolve("recipes")).library("zlib", 1).backend(RECIPE);
    stageFolder = new StageFolder(folder.resolve("stage"));
    store = Store.open(folder.resolve("store"), "test", new RecordingProgress(new ArrayList<>()));
    library("libz-first.so");
    library("liba-second.so", "libz-first.so", "libm.so.6");
    files.put("debug/libz-first.so.debug", bytes("symbols"));
    files.put("share/licenses/backend/LICENSE", bytes("of the backend"));
    files.put("share/licenses/dnn/d-COPYING", bytes("of its part"));
    files.put("share/licenses/zlib/LICENSE", bytes("of the library"));
  }

  @Test
  void putsTheFilesOfTheEntryWhereLaterGoalsLook() throws Exception {
    Stage stage = stage(Linkage.STATIC);
    assertThat(stageFolder.libraries().resolve("liba-second.so"))
        .hasBinaryContent(files.get("lib/liba-second.so"));
    assertThat(stageFolder.debug().resolve("libz-first.so.debug")).hasContent("symbols");
    assertThat(stageFolder.licenses().resolve("dnn/d-COPYING")).hasContent("of its part");
    assertThat(stageFolder.path().resolve("backend")).doesNotExist();
    assertThat(StageFile.read(stageFolder)).isEqualTo(stage);
  }

  @Test
  void theStageTellsWhatIsInIt() throws Exception {
    Stage stage = stage(Linkage.STATIC);
    assertThat(stage.id()).hasToString("linux-x86_64-cpu");
    assertThat(stage.linkage()).isEqualTo("static");
    assertThat(stage.name() + " " + stage.version()).isEqualTo("backend 9.0");
    assertThat(stage.origin()).isEqualTo("backend.tar");
    assertThat(stage.originSha256()).isEqualTo("0".repeat(64));
    // In the order of the recipe, in which they can be loaded.
    assertThat(stage.libraries())
        .extracting(StagedFile::path)
        .containsExactly("libz-first.so", "liba-second.so");
    assertThat(stage.debug()).extracting(StagedFile::path).containsExactly("libz-first.so.debug");
    assertThat(stage.systemRequirements()).isEmpty();
    assertThat(stage.components())
        .containsExactly(
            new Component("backend", "9.0", "Zlib", "backend.tar", List.of("backend/LICENSE")),
            new Component("dnn", "2", "MIT", "https://e.org/d", List.of("dnn/d-COPYING")),
            new Component("zlib", "1.0", "Zlib", "zlib.tar", List.of("zlib/LICENSE")));
  }

  @Test
  void nothingStaysOfAnEarlierStage() throws Exception {
    for (Path old : List.of(stageFolder.libraries(), stageFolder.debug(), stageFolder.licenses())) {
      Files.createDirectories(old);
      Files.createFile(old.resolve("old"));
    }
    files.remove("debug/libz-first.so.debug");
    Stage stage = stage(Linkage.STATIC);
    assertThat(stageFolder.libraries().resolve("old")).doesNotExist();
    assertThat(stageFolder.debug()).doesNotExist();
    assertThat(stageFolder.licenses().resolve("old")).doesNotExist();
    assertThat(stage.debug()).isEmpty();
  }

  @Test
  void dynamicLinkageNamesThePackageOfEachLibraryThatIsNeeded() throws Exception {
    library("libz-first.so", "libblas.so.3", "libc.so.6");
    library("liba-second.so", "libz-first.so", "libblas.so.3");
    Stage stage = stage(Linkage.DYNAMIC);
    assertThat(stage.linkage()).isEqualTo("dynamic");
    assertThat(stage.systemRequirements())
        .containsExactly(new SystemRequirement("libblas.so.3", "libblas3", "blas", "a test"));
    assertThat(stage.components()).extracting(Component::name).containsExactly("backend", "dnn");
  }

  @Test
  void aLibraryOfNoNamedPackageIsTold() throws Exception {
    library("liba-second.so", "libgfortran.so.5");
    BuildException failure = failure(BuildException.class, () -> stage(Linkage.DYNAMIC));
    assertThat(failure)
        .hasMessage(
            "liba-second.so needs libgfortran.so.5, and "
                + recipes.file("backend")
                + " does not say which package has it")
        .extracting(NativeBuildException::remedy)
        .isEqualTo(
            "Add it under 'dynamic', 'provides', with its Debian and RPM package:"
                + " 'dpkg -S libgfortran.so.5' tells the first.");
    assertThat(stageFolder.stageFile()).doesNotExist();
  }

  private Stage stage(Linkage linkage) throws Exception {
    BuildPlan plan = SamplePlans.plan(recipes, Platform.LINUX_X86_64, linkage);
    StoreEntry entry =
        store.build(
            DependencyBuild.request(plan.root().orElseThrow()),
            prefix -> {
              for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = prefix.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
              }
              return new BuildFacts(Duration.ZERO, "backend.tar");
            });
    return new BackendStager(store).stage(plan, entry, linkage, stageFolder);
  }

  private void library(String name, String... needed) {
    ElfImageBuilder image = ElfImageBuilder.library();
    for (String soname : needed) {
      image.name(DT_NEEDED, soname);
    }
    files.put("lib/" + name, image.build().bytes());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
