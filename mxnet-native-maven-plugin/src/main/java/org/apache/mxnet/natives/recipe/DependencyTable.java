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

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.yaml.YamlText;

/**
 * What a module is made of, as Markdown. Written from the recipes, because a table kept by hand
 * lies sooner or later: MXNet 1.9.1's named five versions that its scripts did not build.
 */
public final class DependencyTable {
  private DependencyTable() {}

  /**
   * A table row for each library, one for each component of the backend's own source, then a
   * paragraph on the backend and each library.
   *
   * @param backend the root of the graph
   */
  public static String markdown(RecipeCatalog catalog, Recipe backend) {
    StringBuilder text = new StringBuilder();
    text.append("# What ").append(backend).append(" is built from\n\n");
    text.append("Written by the goal `document-deps` from the recipes; change those, not this.\n");
    text.append("Licences are SPDX expressions; A, B and X are the categories of the\n");
    text.append(
        "[ASF's third-party licence policy](https://www.apache.org/legal/resolved.html).\n");
    text.append("\n| library | version | licence | category | used by |\n|---|---|---|---|---|\n");
    List<Recipe> libraries =
        catalog.recipes().stream().filter(recipe -> recipe.backend().isEmpty()).toList();
    for (Recipe recipe : libraries) {
      text.append(
          "| [%s](%s) | %s | %s | %s | %s |\n"
              .formatted(
                  recipe.name(),
                  recipe.homepage(),
                  recipe.version(),
                  recipe.license(),
                  recipe.category(),
                  users(catalog, recipe)));
    }
    backend.backend().ifPresent(choices -> contained(text, choices));
    text.append("\n## Why\n\n");
    paragraph(text, backend);
    libraries.forEach(recipe -> paragraph(text, recipe));
    return text.toString().stripTrailing() + "\n";
  }

  private static void contained(StringBuilder text, Backend backend) {
    if (backend.contains().isEmpty()) {
      return;
    }
    text.append("\n## What is in the backend's own source\n\n");
    text.append("| component | version | licence | variants |\n|---|---|---|---|\n");
    for (Contained each : backend.contains()) {
      text.append(
          "| [%s](%s) | %s | %s | %s |\n"
              .formatted(
                  each.component().name(),
                  each.component().source(),
                  each.component().version(),
                  each.component().license(),
                  each.variants().isEmpty() ? "all" : String.join(", ", each.variants())));
    }
  }

  private static void paragraph(StringBuilder text, Recipe recipe) {
    text.append("- **").append(recipe).append("**: ").append(recipe.why()).append('\n');
    recipe
        .patches()
        .forEach(
            patch ->
                text.append("  - patched, `")
                    .append(patch.file().getFileName())
                    .append("`: ")
                    .append(patch.why())
                    .append('\n'));
  }

  private static String users(RecipeCatalog catalog, Recipe recipe) {
    String users =
        catalog.usersOf(recipe.name()).stream()
            .map(user -> user.name() + choices(user, recipe.name()))
            .collect(Collectors.joining(", "));
    return recipe.runsOn() == Recipe.RunsOn.BUILD_MACHINE ? users + " (while it is built)" : users;
  }

  /** In which variants or features, if not always. */
  private static String choices(Recipe user, String name) {
    if (user.backend().isEmpty()
        || user.needs().stream().anyMatch(need -> need.value().equals(name))) {
      return "";
    }
    Backend backend = user.backend().get();
    String variants = keys(backend.variants(), Variant::needs, name);
    String features = keys(backend.features(), Feature::needs, name);
    String text =
        (variants.isEmpty() ? "" : "variant " + variants)
            + (variants.isEmpty() || features.isEmpty() ? "" : ", ")
            + (features.isEmpty() ? "" : "feature " + features);
    return " (" + text + ")";
  }

  private static <T> String keys(
      Map<String, T> choices, Function<T, List<YamlText>> needs, String name) {
    return choices.entrySet().stream()
        .filter(
            choice ->
                needs.apply(choice.getValue()).stream().anyMatch(need -> need.value().equals(name)))
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
