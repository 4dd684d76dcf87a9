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
package org.apache.mxnet.natives.preflight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.toolchain.Toolchain;

/** The programs of the build machine that toolchains and recipes run. */
public final class BuildPrograms {
  private static final int NAMED = 3;

  private final String path;
  private final List<ProgramNeed> needs = new ArrayList<>();
  private final Map<String, Set<String>> users = new LinkedHashMap<>();

  private BuildPrograms(String path) {
    this.path = path;
  }

  /**
   * @param recipes all that is built, as it is for its platform
   * @param path folders with {@code :} between them, where builds look programs up
   */
  public static List<ProgramNeed> of(
      Collection<Toolchain> toolchains, Collection<Recipe> recipes, String path) {
    BuildPrograms programs = new BuildPrograms(path);
    new LinkedHashSet<>(toolchains).forEach(programs::add);
    recipes.forEach(programs::add);
    programs.users.forEach(
        (program, names) ->
            programs.needs.add(
                ProgramNeed.of(program, path, "the build of " + list(names) + " runs it")));
    return List.copyOf(programs.needs);
  }

  /** Names for a message, the first ones and the number of the others. */
  static String list(Set<String> names) {
    List<String> sorted = List.copyOf(new TreeSet<>(names));
    return sorted.size() <= NAMED + 1
        ? String.join(", ", sorted)
        : String.join(", ", sorted.subList(0, NAMED)) + " and " + (sorted.size() - NAMED) + " more";
  }

  private void add(Toolchain toolchain) {
    for (String program : toolchain.machinePrograms()) {
      needs.add(ProgramNeed.of(program, path, "the toolchain " + toolchain.name() + " runs it"));
    }
    toolchain.requires().forEach(minimum -> needs.add(ProgramNeed.of(minimum, path)));
  }

  private void add(Recipe recipe) {
    recipe.tools().forEach(tool -> use(tool, recipe));
    if (!recipe.patches().isEmpty()) {
      use("patch", recipe);
    }
    recipe.build().map(BuildInstructions::system).ifPresent(system -> add(system, recipe));
  }

  private void add(BuildInstructions.System system, Recipe recipe) {
    switch (system) {
      case CMAKE -> {
        use("cmake", recipe);
        use("make", recipe);
      }
      case AUTOTOOLS, MAKE -> use("make", recipe);
      case HEADERS, ARGV -> {
        // Its own words under 'tools' are all that is known.
      }
    }
  }

  private void use(String program, Recipe recipe) {
    users.computeIfAbsent(program, key -> new TreeSet<>()).add(recipe.name());
  }
}
