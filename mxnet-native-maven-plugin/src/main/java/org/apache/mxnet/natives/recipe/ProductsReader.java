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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.Recipe.Probe;
import org.apache.mxnet.natives.recipe.Recipe.Products;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads what a recipe promises, and how it is proved. */
final class ProductsReader {
  static final String[] PRODUCT_KEYS = {"libraries", "headers", "programs", "pkgconfig", "defines"};
  static final String[] PROBE_KEYS = {"source", "libraries", "system", "flags"};

  private ProductsReader() {}

  /** None of any kind if the key is missing. */
  static Products products(YamlMap root) throws YamlException {
    Optional<YamlMap> map = root.optionalMap("products");
    if (map.isEmpty()) {
      return new Products(List.of(), List.of(), List.of(), List.of(), List.of());
    }
    YamlMap products = map.get().only(PRODUCT_KEYS);
    return new Products(
        values(products, "libraries"),
        values(products, "headers"),
        values(products, "programs"),
        values(products, "pkgconfig"),
        values(products, "defines"));
  }

  /** Empty if the key is missing. */
  static Optional<Probe> probe(YamlMap root, Path file) throws YamlException {
    Optional<YamlMap> map = root.optionalMap("probe");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    YamlMap probe = map.get().only(PROBE_KEYS);
    return Optional.of(
        new Probe(
            file.resolveSibling(ReaderChecks.inside(probe.text("source"))),
            values(probe, "libraries"),
            values(probe, "system"),
            values(probe, "flags")));
  }

  private static List<String> values(YamlMap map, String key) throws YamlException {
    return map.texts(key).stream().map(YamlText::value).toList();
  }
}
