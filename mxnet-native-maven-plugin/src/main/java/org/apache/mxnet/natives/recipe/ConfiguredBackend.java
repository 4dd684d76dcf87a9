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

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A backend's recipe after all choices. */
public final class ConfiguredBackend {
  private ConfiguredBackend() {}

  /**
   * The recipe with one set of instructions: its own, over them those of the variant, of the
   * features in the order of their names, and of dynamic linkage.
   *
   * @param recipe of a backend; returned as it is if it has no instructions
   * @param variant must be one of its variants
   * @param features must be some of its features
   */
  public static Recipe of(Recipe recipe, String variant, Set<String> features, Linkage linkage) {
    Backend backend = recipe.backend().orElseThrow();
    Optional<BuildInstructions> build =
        InstructionsMerge.over(recipe.build(), backend.variants().get(variant).build());
    for (String feature : new TreeSet<>(features)) {
      build = InstructionsMerge.over(build, backend.features().get(feature).build());
    }
    if (linkage == Linkage.DYNAMIC) {
      build = InstructionsMerge.over(build, backend.dynamic().flatMap(DynamicLinkage::build));
    }
    return recipe.withBuild(build);
  }
}
