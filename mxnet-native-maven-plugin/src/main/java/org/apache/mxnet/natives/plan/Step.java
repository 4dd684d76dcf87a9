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

import java.util.List;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Recipe;

/**
 * One library of a plan.
 *
 * @param id the recipe's name; with {@code @build-machine} if it is built for that, and the
 *     libraries are for another platform
 * @param platform what it is built for
 * @param machine whether it is for the build machine, with that one's toolchain
 * @param needs ids of the steps before it, without those that these need
 * @param remaining CPU seconds from its start to the end of the longest chain that waits for it
 */
public record Step(
    String id,
    Recipe recipe,
    Platform platform,
    boolean machine,
    List<String> needs,
    Fingerprint fingerprint,
    int remaining) {
  public Step {
    needs = List.copyOf(needs);
  }

  /** The same, to be done whatever else is not done. */
  public Step withoutNeeds() {
    return new Step(id, recipe, platform, machine, List.of(), fingerprint, remaining);
  }

  /** {@code libpng 1.6.48}, or {@code protoc@build-machine 3.21.12}. */
  @Override
  public String toString() {
    return id + " " + recipe.version();
  }
}
