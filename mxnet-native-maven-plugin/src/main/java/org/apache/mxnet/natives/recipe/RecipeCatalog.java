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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.Suggestion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlText;

/** All recipes of a module, as they are for one platform. */
public final class RecipeCatalog {
  private static final String FILE = "recipe.yaml";

  private final Path folder;
  private final Map<String, Recipe> recipes;

  private RecipeCatalog(Path folder, Map<String, Recipe> recipes) {
    this.folder = folder;
    this.recipes = recipes;
  }

  /**
   * Reads {@code folder/<name>/recipe.yaml} for every name.
   *
   * @throws YamlException if a recipe is not as the format asks, needs one that is not there, or is
   *     not reachable from a backend
   * @throws RecipeException if there is no recipe, or no backend
   * @throws IOException if a file cannot be read
   */
  public static RecipeCatalog read(Path folder, Platform platform)
      throws YamlException, RecipeException, IOException {
    Map<String, Recipe> recipes = new TreeMap<>();
    for (Path file : files(folder)) {
      Recipe recipe = RecipeReader.read(file, platform);
      recipes.put(recipe.name(), recipe);
    }
    if (recipes.isEmpty()) {
      throw new RecipeException(
          "no recipe in " + folder,
          "Write "
              + folder.resolve("<name>").resolve(FILE)
              + ", see docs/recipes.md; or set"
              + " -Dmxnet.recipes to the folder that has them.");
    }
    RecipeCatalog catalog = new RecipeCatalog(folder, recipes);
    catalog.checkNeeds();
    catalog.checkUsed();
    return catalog;
  }

  /** The recipe files of a folder, sorted. */
  public static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.map(each -> each.resolve(FILE)).filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The same with another recipe in the place of the one of its name. */
  public RecipeCatalog with(Recipe recipe) {
    Map<String, Recipe> all = new TreeMap<>(recipes);
    all.put(recipe.name(), recipe);
    return new RecipeCatalog(folder, all);
  }

  /** All recipes, by name. */
  public Collection<Recipe> recipes() {
    return recipes.values();
  }

  /**
   * @throws RecipeException if there is none of this name
   */
  public Recipe recipe(String name) throws RecipeException {
    Recipe recipe = recipes.get(name);
    if (recipe == null) {
      throw new RecipeException(
          "no recipe '" + name + "' in " + folder,
          "There are: " + String.join(", ", recipes.keySet()) + ".");
    }
    return recipe;
  }

  /**
   * The recipe at the root of the graph.
   *
   * @param name its name; empty for the only one that has variants
   * @throws RecipeException if it is not there, or not the only one
   */
  public Recipe backend(String name) throws RecipeException {
    if (!name.isEmpty()) {
      return recipe(name);
    }
    List<Recipe> backends = backends();
    if (backends.size() != 1) {
      throw new RecipeException(
          backends.size() + " recipes in " + folder + " have 'variants'",
          "Choose the backend with -Dmxnet.backend.");
    }
    return backends.get(0);
  }

  /** Every recipe that uses {@code name} itself, sorted by name. */
  public List<Recipe> usersOf(String name) {
    return recipes.values().stream()
        .filter(recipe -> allNeeds(recipe).stream().anyMatch(need -> need.value().equals(name)))
        .toList();
  }

  private List<Recipe> backends() {
    return recipes.values().stream().filter(recipe -> recipe.backend().isPresent()).toList();
  }

  private void checkNeeds() throws YamlException {
    for (Recipe recipe : recipes.values()) {
      for (YamlText need : allNeeds(recipe)) {
        if (!recipes.containsKey(need.value())) {
          throw need.error(
              "no recipe '" + need + "' in " + folder,
              Suggestion.of(need.value(), recipes.keySet(), "There are: "));
        }
      }
    }
  }

  /** Cityhash and lz4 were built for each release of MXNet 1.x and linked into nothing. */
  private void checkUsed() throws YamlException, RecipeException {
    if (backends().isEmpty()) {
      throw new RecipeException(
          "no recipe in " + folder + " is a backend",
          "Give the recipe that all others are for a key 'variants'.");
    }
    Set<String> used = new HashSet<>();
    Deque<Recipe> open = new ArrayDeque<>(backends());
    while (!open.isEmpty()) {
      Recipe recipe = open.pop();
      if (used.add(recipe.name())) {
        allNeeds(recipe).forEach(need -> open.push(recipes.get(need.value())));
      }
    }
    for (Recipe recipe : recipes.values()) {
      if (!used.contains(recipe.name())) {
        throw new RecipeException(
            recipe.where() + ": nothing uses " + recipe.name(),
            "Name it under 'needs' of the recipe that uses it, or delete its folder.");
      }
    }
  }

  private static List<YamlText> allNeeds(Recipe recipe) {
    List<YamlText> all = new ArrayList<>(recipe.needs());
    recipe
        .backend()
        .ifPresent(
            backend -> {
              backend.variants().values().forEach(variant -> all.addAll(variant.needs()));
              backend.features().values().forEach(feature -> all.addAll(feature.needs()));
            });
    return all;
  }
}
