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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.archive.TreeArchive;
import org.apache.mxnet.natives.fetch.FetchSettings;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.SampleToolchains;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;

/** A backend of one C file and glue of one more, which the machine's own GCC builds. */
final class CompiledBackend {
  private final Path folder;
  private final Platform platform;
  private final SampleRecipes recipes;
  private List<String> moduleOrder = List.of();

  /** What builds tell. */
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  CompiledBackend(Path folder) throws Exception {
    this.folder = folder;
    this.platform = Platform.host(System.getProperty("os.name"), System.getProperty("os.arch"));
    this.recipes = new SampleRecipes(folder.resolve("recipes")).library("number", 1);
    source("number", Map.of("number.h", "#define NUMBER 42\n", "LICENSE", "of the library"));
  }

  /** Commands that fail while the file {@link #fail} is there. */
  static String commands(String more) {
    return """
        build:
          system: argv
          buildFolder: out
          commands:
            compile:
              - [cc, -O2, -fPIC, '-I${source}/include', '-I${deps}/include', -c, '${source}/tiny.c'%s]
              - ['test', '!', -e, '${recipe}/fail']
              - [cc, -shared, '${link:libtiny.so}', -o, libtiny.so, tiny.o]
        """
        .formatted(more);
  }

  /** The same by make, in the source. */
  static String make() {
    return """
        build:
          system: make
          options: {FAIL: '${recipe}/fail', LINK: '${link:libtiny.so}', DEPS: '${deps}'}
        """;
  }

  /** The same by make, beside the source, installed with the target {@code check}. */
  static String configured(String flag) {
    return """
        build:
          system: autotools
          buildFolder: out
          installTargets: [check]
          arguments: ['LINK=${link:libtiny.so}', 'DEPS=${deps}', 'NOTES=${recipe}', 'FLAGS=%s']
        """
        .formatted(flag);
  }

  /** Writes the recipe, with what {@link #commands}, {@link #make} or another gives. */
  CompiledBackend recipe(String build, String from) throws Exception {
    Files.createDirectories(recipeFile().getParent());
    Files.writeString(recipeFile().resolveSibling("own.c"), CompiledSource.GLUE);
    recipes.backend(
        build
            + """
              needs: [number]
              variants: {cpu: {}}
              modules:
                - {file: libtiny.so, from: %s, exports: ["tiny_*"]}
                - file: libtinyglue.so
                  exports: ["Java_*"]
                  glue:
                    sources: [jni/glue.c]
                    recipeSources: [own.c]
                    includes: [include]
                    links: [libtiny.so]
              contains:
                - name: part
                  version: "2"
                  license: MIT
                  source: https://example.org/part
                  texts: [part/COPYING]
              """
                .formatted(from));
    source("backend", CompiledSource.FILES);
    return this;
  }

  /** Has the toolchain link twice, with these words. */
  CompiledBackend moduleOrder(String... words) {
    moduleOrder = List.of(words);
    return this;
  }

  /** The file whose being there makes the build fail. */
  Path fail() {
    return recipes.file("backend").resolveSibling("fail");
  }

  Path recipeFile() {
    return recipes.file("backend");
  }

  /** Its work folder. */
  Path work() {
    return folder.resolve("work/backend");
  }

  /** What build-deps does. */
  CompiledBackend dependencies() throws Exception {
    new DependencyBuild(store(), fetcher(), settings(false), new RecordingProgress(log))
        .run(plan(), machine -> toolset());
    return this;
  }

  /** What compile-backend does. */
  StoreEntry build(boolean keepWork) throws Exception {
    return new BackendBuild(
            store(),
            fetcher(),
            settings(keepWork),
            CompilerLauncher.of("none", toolchain(), Map.of(), folder),
            JavaHeaders.of(Path.of(System.getProperty("java.home")), platform.os()),
            new RecordingProgress(log))
        .run(plan(), false, machine -> toolset());
  }

  private BuildPlan plan() throws Exception {
    return SamplePlans.plan(recipes, platform, Linkage.STATIC);
  }

  private Toolset toolset() throws IOException {
    Path bin = folder.resolve("bin");
    return Toolset.write(toolchain(), bin, bin);
  }

  private Toolchain toolchain() {
    return SampleToolchains.host(platform, moduleOrder);
  }

  private Store store() throws IOException {
    return Store.open(folder.resolve("store"), "test", new RecordingProgress(log));
  }

  private SourceFetcher fetcher() {
    return new SourceFetcher(
        source -> {
          throw new AssertionError(source);
        },
        FetchSettings.of(folder.resolve("sources"), true));
  }

  private BuildSettings settings(boolean keepWork) {
    return new BuildSettings(
        folder.resolve("store"),
        folder.resolve("work"),
        folder.resolve("logs"),
        2,
        1,
        false,
        keepWork,
        platform);
  }

  /** A source, pinned in its recipe. */
  private void source(String name, Map<String, String> files) throws Exception {
    Path tree = folder.resolve("trees").resolve(name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = tree.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Path recipe = recipes.file(name);
    Path tar = recipe.resolveSibling(name + ".tar");
    try (OutputStream out = Files.newOutputStream(tar)) {
      TreeArchive.write(tree, name, Instant.EPOCH, out);
    }
    String text = Files.readString(recipe).replaceFirst("0{64}", Sha256.of(tar).hex());
    Files.writeString(recipe, text);
  }
}
