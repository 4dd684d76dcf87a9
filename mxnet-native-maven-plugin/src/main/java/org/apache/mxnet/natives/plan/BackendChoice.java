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

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mxnet.natives.recipe.Backend;
import org.apache.mxnet.natives.recipe.ConfiguredBackend;
import org.apache.mxnet.natives.recipe.Recipe;

/** What a backend is with the variant and the features that were asked for. */
final class BackendChoice {
  private BackendChoice() {}

  /** Names of the recipes that the backend itself needs. */
  static Set<String> needs(Recipe backend, PlanRequest request) throws PlanException {
    Set<String> needs = new LinkedHashSet<>();
    backend.needs().forEach(need -> needs.add(need.value()));
    if (backend.backend().isPresent()) {
      Backend choices = backend.backend().get();
      String variant = request.id().variant();
      chosen(backend, "variant", variant, choices.variants())
          .needs()
          .forEach(need -> needs.add(need.value()));
      for (String feature : new TreeSet<>(request.features())) {
        chosen(backend, "feature", feature, choices.features())
            .needs()
            .forEach(need -> needs.add(need.value()));
      }
    }
    return needs;
  }

  /** The recipe with the instructions of all choices, which {@link #needs} has checked. */
  static Recipe configured(Recipe backend, PlanRequest request) {
    return ConfiguredBackend.of(
        backend, request.id().variant(), request.features(), request.linkage());
  }

  private static <T> T chosen(Recipe backend, String kind, String name, Map<String, T> choices)
      throws PlanException {
    T choice = choices.get(name);
    if (choice == null) {
      throw new PlanException(
          backend.where() + ": " + backend.name() + " has no " + kind + " '" + name + "'",
          choices.isEmpty()
              ? "It has none: leave -Dmxnet.features out."
              : "Set -Dmxnet.%s to one of: %s."
                  .formatted(
                      kind.equals("feature") ? "features" : kind,
                      String.join(", ", new TreeSet<>(choices.keySet()))));
    }
    return choice;
  }
}
