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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SampleRecipes;

/** Plans for tests. */
public final class SamplePlans {
  private SamplePlans() {}

  /** The variant cpu for Linux on x86_64, built there. */
  public static BuildPlan plan(SampleRecipes recipes) throws Exception {
    return plan(recipes, Platform.LINUX_X86_64, Linkage.STATIC);
  }

  /** The variant cpu for a platform, built there. */
  public static BuildPlan plan(SampleRecipes recipes, Platform platform, Linkage linkage)
      throws Exception {
    TreeMap<String, String> toolchain = new TreeMap<>(Map.of("toolchain.cc", "cc"));
    return Planner.plan(
        recipes.catalog(platform),
        recipes.catalog(platform),
        new PlanRequest(
            new NativesId(platform, "cpu"),
            "",
            Set.of(),
            "cc",
            toolchain,
            platform,
            toolchain,
            Map.of(),
            linkage,
            new TreeMap<>()));
  }
}
