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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.archive.ArchiveUnpacker;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeReader;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSourceTest {
  @TempDir Path folder;
  private Path tree;
  private Recipe recipe;

  @BeforeEach
  void aCheckout() throws Exception {
    tree = folder.resolve("tree");
    file("CMakeLists.txt", "cmake");
    file(".git/config", "git's");
    file(".gitmodules", "modules");
    file("3rdparty/dnn/.git", "gitdir: ../../.git/modules/dnn");
    file("3rdparty/dnn/dnn.c", "dnn");
    file("out/x.o", "object");
    file("src/out/kept.c", "not the build folder");
    SampleRecipes recipes =
        new SampleRecipes(folder.resolve("recipes"))
            .backend(
                """
                build: {system: cmake, buildFolder: out}
                variants: {cpu: {}}
                modules: [{file: libx.so, from: out/libx.so, exports: ["X*"]}]
                """);
    recipe = RecipeReader.read(recipes.file("backend"), Platform.LINUX_X86_64);
  }

  @Test
  void packsTheTreeWithoutWhatGitKeepsAndTheBuildFolder() throws Exception {
    Path unpacked = folder.resolve("unpacked");
    ArchiveUnpacker.unpack(archive(apply()), unpacked, ArchiveUnpacker.Options.standard());
    assertThat(contents(unpacked))
        .containsOnlyKeys(".gitmodules", "3rdparty/dnn/dnn.c", "CMakeLists.txt", "src/out/kept.c");
  }

  @Test
  void leavesTheTreeAsItIs() throws Exception {
    TreeMap<String, String> before = contents(tree);
    apply();
    assertThat(contents(tree)).isEqualTo(before).hasSize(7);
  }

  @Test
  void theRecipeIsPinnedToThoseBytes() throws Exception {
    PinnedSource first = apply().sources().get(0);
    Files.setLastModifiedTime(tree.resolve("CMakeLists.txt"), FileTime.fromMillis(1));
    file(".git/config", "a new commit");
    file("out/y.o", "a build of the developer");
    Recipe again = apply();
    assertThat(again.sources()).containsExactly(first);
    assertThat(archive(again)).hasFileName("given-" + first.sha256().orElseThrow().hex() + ".tar");
    file("CMakeLists.txt", "changed");
    assertThat(apply().sources().get(0).sha256()).isNotEqualTo(first.sha256());
    assertThat(again.withSources(recipe.sources())).isEqualTo(recipe);
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    tree = folder.resolve("tree/CMakeLists.txt");
    assertThat(failure(BuildException.class, this::apply))
        .hasMessage("mxnet.source is " + tree + ", which is no folder")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Give the folder of a checkout of backend, with its submodules.");
  }

  private Recipe apply() throws NativeBuildException, IOException {
    return GivenSource.apply(recipe, tree, folder.resolve("sources"));
  }

  private static Path archive(Recipe given) {
    List<PinnedSource> sources = given.sources();
    assertThat(sources).hasSize(1);
    return ((Source.LocalFile) sources.get(0).source()).path();
  }

  /** Each file's text and time. */
  private static TreeMap<String, String> contents(Path folder) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file) + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  private void file(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
