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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.Recipe.Backend;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads what only the recipe of a backend has. */
final class BackendReader {
  static final String[] KEYS = {"needs", "why"};

  private BackendReader() {}

  /** Empty for a recipe without {@code variants}. */
  static Optional<Backend> read(YamlMap root) throws YamlException {
    if (!root.has("variants")) {
      return Optional.empty();
    }
    return Optional.of(new Backend(choices(root, "variants"), choices(root, "features")));
  }

  private static Map<String, List<YamlText>> choices(YamlMap root, String key)
      throws YamlException {
    Map<String, List<YamlText>> choices = new LinkedHashMap<>();
    for (Map.Entry<String, YamlMap> choice : root.mapsByKey(key).entrySet()) {
      choices.put(choice.getKey(), choice.getValue().only(KEYS).texts("needs"));
    }
    return choices;
  }
}
