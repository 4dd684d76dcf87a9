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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only the recipe at the root of the graph has.
 *
 * @param variants by name, in the recipe's order; only those that can be chosen
 * @param features by name, in the recipe's order
 * @param modules what goes into the jar, in link order
 * @param contains what is compiled in from the source itself
 * @param dynamic empty if it cannot be built against the system's libraries
 */
public record Backend(
    Map<String, Variant> variants,
    Map<String, Feature> features,
    List<NativeModule> modules,
    List<Contained> contains,
    Optional<DynamicLinkage> dynamic) {
  public Backend {
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    modules = List.copyOf(modules);
    contains = List.copyOf(contains);
  }
}
