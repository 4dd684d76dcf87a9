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

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;

/**
 * What a plan is asked for.
 *
 * @param backend the recipe at the root; empty for the only one with variants
 * @param features optional features of the backend
 * @param toolchain its identity for the platform
 * @param machine the platform that the build runs on
 * @param machineToolchain its identity for that platform
 * @param tools what each program that a recipe names says of its version
 * @param linkage dynamic: the backend alone is built; else with all below it
 * @param extra lines for the fingerprint of the backend alone: the JDK's headers, for example
 */
public record PlanRequest(
    NativesId id,
    String backend,
    Set<String> features,
    String toolchainName,
    SortedMap<String, String> toolchain,
    Platform machine,
    SortedMap<String, String> machineToolchain,
    Map<String, String> tools,
    Linkage linkage,
    SortedMap<String, String> extra) {
  public PlanRequest {
    features = Set.copyOf(features);
    tools = Map.copyOf(tools);
    extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
  }

  /** Whether what runs where it is built is the same as what runs on the platform. */
  boolean oneToolchain() {
    return machine == id.platform() && toolchain.equals(machineToolchain);
  }
}
