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
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.apache.mxnet.natives.yaml.YamlText;

/**
 * One way to build a backend, with all that it takes over from the variants that it is like.
 *
 * @param where its description stands, for messages
 * @param needs recipes beyond the recipe's own needs
 * @param build what is merged over the recipe's instructions
 * @param settings values of {@code ${variant.KEY}}, which are filled in already
 * @param restriction why it may not be published; empty if it may
 * @param requirements what the build machine must have beyond the toolchain
 */
public record Variant(
    YamlLocation where,
    String name,
    List<YamlText> needs,
    Optional<BuildInstructions> build,
    Map<String, String> settings,
    String restriction,
    List<Requirement> requirements) {
  public Variant {
    needs = List.copyOf(needs);
    settings = new TreeMap<>(settings);
    requirements = List.copyOf(requirements);
  }
}
