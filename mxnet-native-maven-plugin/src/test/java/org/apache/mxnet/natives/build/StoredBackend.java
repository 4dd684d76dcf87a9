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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.store.BuildFacts;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.SampleToolchains;

/** A backend of two modules, a part and a library, as a build leaves it in the store. */
final class StoredBackend {
  /** Its modules, in the order in which they are loaded. */
  static final List<String> MODULES = List.of("libz-first.so", "liba-second.so");

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
        - name: dnn
          version: "2"
          license: MIT
          source: https://e.org/d/tree/cccccccccccccccccccccccccccccccccccccccc
          texts: [d/COPYING]
          archives: [libdnn.a]
        - {name: headers, version: "3", license: MIT, source: "https://e.org/h"}
        - {name: cub, version: "1", license: MIT, source: "https://e.org/c", archives: [libcub.a], variants: [gpu]}
      dynamic:
        provides:
          - {soname: libblas.so.3, debian: libblas3, rpm: blas, why: a test}
          - {soname: libunused.so.1, debian: libunused1, rpm: unused, why: a test}
      """;

  final Map<String, byte[]> files = new TreeMap<>();
  final SampleRecipes recipes;
  final StageFolder stageFolder;
  private final Store store;

  StoredBackend(Path folder) throws Exception {
    recipes = new SampleRecipes(folder.resolve("recipes")).archive("zlib").backend(RECIPE);
    stageFolder = new StageFolder(folder.resolve("stage"));
    store = Store.open(folder.resolve("store"), "test", new RecordingProgress(new ArrayList<>()));
    library("libz-first.so");
    library("liba-second.so", "libz-first.so", "libm.so.6");
    inputs("libz-first.so", "crti.o", "libdnn.a", "libgcc.a", "libzlib.a");
    inputs("liba-second.so", "crti.o", "libgcc.a");
    files.put("debug/libz-first.so.debug", bytes("symbols"));
    files.put("share/licenses/backend/LICENSE", bytes("of the backend"));
    files.put("share/licenses/dnn/d-COPYING", bytes("of its part"));
    files.put("share/licenses/zlib/LICENSE", bytes("of the library"));
  }

  Stage stage(Linkage linkage) throws Exception {
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
    return new BackendStager(store)
        .stage(
            plan,
            SampleToolchains.host(Platform.LINUX_X86_64, List.of()),
            entry,
            linkage,
            stageFolder);
  }

  void inputs(String module, String... names) {
    files.put("inputs/" + module + ".txt", bytes(String.join("\n", names) + "\n"));
  }

  void library(String name, String... needed) {
    ElfImageBuilder image = ElfImageBuilder.library();
    for (String soname : needed) {
      image.name(DT_NEEDED, soname);
    }
    files.put("lib/" + name, image.build().bytes());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
