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
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeCatalogTest {
  @TempDir Path folder;
  private SampleRecipes recipes;

  @BeforeEach
  void threeLibraries() throws IOException {
    recipes =
        new SampleRecipes(folder)
            .library("zlib", 1)
            .library("png", 1, "zlib")
            .library("curl", 1)
            .backend("png", "", "curl");
  }

  @Test
  void findsTheBackendAndTheUsersOfALibrary() throws Exception {
    RecipeCatalog catalog = recipes.catalog(Platform.LINUX_X86_64);
    assertThat(catalog.backend("")).hasToString("backend 9.0");
    assertThat(catalog.usersOf("zlib")).extracting(Recipe::name).containsExactly("png");
    assertThat(catalog.usersOf("curl")).extracting(Recipe::name).containsExactly("backend");
  }

  @Test
  void aLibraryThatNothingUsesIsRefused() throws Exception {
    recipes.library("cityhash", 1);
    assertThat(failure(RecipeException.class, () -> recipes.catalog(Platform.LINUX_X86_64)))
        .hasMessage(recipes.file("cityhash") + ":2:7: nothing uses cityhash")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Name it under 'needs' of the recipe that uses it, or delete its folder.");
  }

  @Test
  void aMisspeltNeedIsToldWithTheRightOne() throws Exception {
    recipes.library("png", 1, "zlip");
    assertThat(failure(YamlException.class, () -> recipes.catalog(Platform.LINUX_X86_64)))
        .hasMessage(recipes.file("png") + ":11:9: no recipe 'zlip' in " + folder)
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Did you mean 'zlib'? There are: backend, curl, png, zlib.");
  }

  @Test
  void aFolderWithoutRecipesSaysWhereTheyBelong() {
    Path nowhere = folder.resolve("nowhere");
    assertThat(
            failure(
                RecipeException.class, () -> RecipeCatalog.read(nowhere, Platform.LINUX_X86_64)))
        .hasMessage("no recipe in " + nowhere)
        .extracting(NativeBuildException::remedy)
        .asString()
        .contains("docs/recipes.md", "-Dmxnet.recipes");
  }

  @Test
  void withoutABackendNothingIsFor() {
    Path alone = folder.resolve("alone");
    assertThat(
            failure(
                RecipeException.class,
                () -> new SampleRecipes(alone).library("zlib", 1).catalog(Platform.LINUX_X86_64)))
        .hasMessage("no recipe in " + alone + " is a backend");
  }

  @Test
  void anUnknownBackendIsToldWithAllThereAre() throws Exception {
    RecipeCatalog catalog = recipes.catalog(Platform.LINUX_X86_64);
    assertThat(failure(RecipeException.class, () -> catalog.backend("mxnet")))
        .hasMessage("no recipe 'mxnet' in " + folder)
        .extracting(NativeBuildException::remedy)
        .isEqualTo("There are: backend, curl, png, zlib.");
  }
}
