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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.recipe.Recipe.RunsOn;

/**
 * The libraries below a backend, each after those that it needs, and the backend.
 *
 * @param toolchain what compiles for the platform, for messages
 * @param steps all but the backend
 * @param root the backend's own step; empty if its recipe does not tell how it is built
 */
public record BuildPlan(
    NativesId id, String backend, String toolchain, List<Step> steps, Optional<Step> root) {
  public BuildPlan {
    steps = List.copyOf(steps);
  }

  /** The steps, and the backend as the last. */
  public List<Step> stepsWithRoot() {
    return Stream.concat(steps.stream(), root.stream()).toList();
  }

  /** The steps by their ids, in their order; without the backend. */
  public Map<String, Step> byId() {
    Map<String, Step> byId = new LinkedHashMap<>();
    steps.forEach(step -> byId.put(step.id(), step));
    return byId;
  }

  /**
   * The libraries that {@code step} is compiled against: all that it needs, directly or not, each
   * after those that it needs. What runs on the build machine is none of them, see {@link #tools}.
   */
  public List<Step> libraries(Step step) {
    Set<Step> found = new LinkedHashSet<>();
    collect(step, byId(), found);
    found.remove(step);
    return List.copyOf(found);
  }

  /** The programs for the build machine that {@code step} needs. */
  public List<Step> tools(Step step) {
    Map<String, Step> byId = byId();
    return step.needs().stream().map(byId::get).filter(BuildPlan::isTool).toList();
  }

  /** The libraries that the backend is compiled against, all but the programs of the build. */
  public List<Step> libraries() {
    return steps.stream().filter(step -> !step.machine() && !isTool(step)).toList();
  }

  /** The programs for the build machine that the backend itself may use. */
  public List<Step> tools() {
    return steps.stream().filter(BuildPlan::isTool).toList();
  }

  /** CPU seconds of the longest chain, by the costs that the recipes tell. */
  public int criticalPath() {
    return stepsWithRoot().stream().mapToInt(Step::remaining).max().orElse(0);
  }

  /** CPU seconds of all steps and the backend, by the costs that the recipes tell. */
  public int totalCost() {
    return stepsWithRoot().stream().mapToInt(step -> step.recipe().cost()).sum();
  }

  private static void collect(Step step, Map<String, Step> byId, Set<Step> found) {
    for (String need : step.needs()) {
      if (!isTool(byId.get(need))) {
        collect(byId.get(need), byId, found);
      }
    }
    found.add(step);
  }

  private static boolean isTool(Step step) {
    return step.recipe().runsOn() == RunsOn.BUILD_MACHINE;
  }
}
