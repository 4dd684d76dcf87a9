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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.Recipe.RunsOn;
import org.apache.mxnet.natives.recipe.RecipeCatalog;
import org.apache.mxnet.natives.recipe.RecipeException;
import org.apache.mxnet.natives.yaml.YamlText;

/** Orders the libraries below a backend and gives each its fingerprint. */
public final class Planner {
  private static final String MACHINE = "@build-machine";

  private final RecipeCatalog target;
  private final RecipeCatalog machine;
  private final PlanRequest request;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private Planner(RecipeCatalog target, RecipeCatalog machine, PlanRequest request) {
    this.target = target;
    this.machine = machine;
    this.request = request;
  }

  /** A step before it is known what waits for it. */
  private record Draft(
      Recipe recipe, boolean machine, Set<String> needs, Fingerprint fingerprint) {}

  /**
   * Plans the libraries below the backend, and the backend if its recipe tells how it is built.
   *
   * @param target the recipes as they are for the platform
   * @param machine the recipes as they are for the build machine
   * @throws PlanException if recipes need each other in a circle, or the backend has no such
   *     variant or feature
   * @throws RecipeException if there is no such backend
   * @throws IOException if a file beside the backend's recipe cannot be read
   */
  public static BuildPlan plan(RecipeCatalog target, RecipeCatalog machine, PlanRequest request)
      throws PlanException, RecipeException, IOException {
    return new Planner(target, machine, request).plan();
  }

  private BuildPlan plan() throws PlanException, RecipeException, IOException {
    Recipe backend = target.backend(request.backend());
    Set<String> needs = BackendChoice.needs(backend, request);
    if (request.linkage() == Linkage.DYNAMIC) {
      // The system's packages are in their place.
      needs = Set.of();
    }
    Map<String, String> ids = new LinkedHashMap<>();
    for (String need : needs) {
      ids.put(need, visit(need, false, new LinkedHashSet<>()));
    }
    Optional<Step> root = root(backend, ids);
    Map<String, Integer> remaining = remaining(root.map(step -> step.recipe().cost()).orElse(0));
    List<Step> steps = new ArrayList<>();
    drafts.forEach(
        (id, draft) ->
            steps.add(
                new Step(
                    id,
                    draft.recipe,
                    draft.machine ? request.machine() : request.id().platform(),
                    draft.machine,
                    List.copyOf(draft.needs),
                    draft.fingerprint,
                    remaining.get(id))));
    return new BuildPlan(request.id(), backend.toString(), request.toolchainName(), steps, root);
  }

  /**
   * @param ids of the steps that the backend needs, by the names of their recipes
   */
  private Optional<Step> root(Recipe backend, Map<String, String> ids) throws IOException {
    if (backend.backend().isEmpty() || backend.build().isEmpty()) {
      return Optional.empty();
    }
    Recipe configured = BackendChoice.configured(backend, request);
    Map<String, Fingerprint> below = new TreeMap<>();
    ids.forEach((name, id) -> below.put(name, drafts.get(id).fingerprint));
    return Optional.of(
        new Step(
            backend.name(),
            configured,
            request.id().platform(),
            false,
            List.copyOf(ids.values()),
            StepIdentity.ofRoot(configured, request, below),
            configured.cost()));
  }

  /** Depth first, so that each step comes after those that it needs. */
  private String visit(String name, boolean forMachine, Set<String> path)
      throws PlanException, RecipeException {
    Recipe wanted = (forMachine ? machine : target).recipe(name);
    boolean onMachine =
        !request.oneToolchain() && (forMachine || wanted.runsOn() == RunsOn.BUILD_MACHINE);
    Recipe recipe = onMachine ? machine.recipe(name) : wanted;
    String id = onMachine ? name + MACHINE : name;
    if (!path.add(id)) {
      throw new PlanException(
          "recipes need each other in a circle: " + String.join(" -> ", path) + " -> " + id,
          "Remove one of these needs.");
    }
    if (!drafts.containsKey(id)) {
      Set<String> needs = new LinkedHashSet<>();
      Map<String, Fingerprint> below = new TreeMap<>();
      for (YamlText need : recipe.needs()) {
        String needed = visit(need.value(), onMachine, path);
        needs.add(needed);
        below.put(need.value(), drafts.get(needed).fingerprint);
      }
      Fingerprint fingerprint =
          StepIdentity.of(
              recipe,
              onMachine ? request.machine() : request.id().platform(),
              onMachine ? request.machineToolchain() : request.toolchain(),
              request.tools(),
              below);
      drafts.put(id, new Draft(recipe, onMachine, needs, fingerprint));
    }
    path.remove(id);
    return id;
  }

  /**
   * @param last CPU seconds of what waits for all
   */
  private Map<String, Integer> remaining(int last) {
    Map<String, Integer> longestAfter = new HashMap<>();
    Map<String, Integer> remaining = new HashMap<>();
    List<String> backwards = new ArrayList<>(drafts.keySet());
    Collections.reverse(backwards);
    for (String id : backwards) {
      int own = drafts.get(id).recipe.cost() + longestAfter.getOrDefault(id, last);
      remaining.put(id, own);
      drafts.get(id).needs.forEach(need -> longestAfter.merge(need, own, Math::max));
    }
    return remaining;
  }
}
