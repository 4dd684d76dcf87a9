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

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.yaml.Suggestion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;

/** Puts a variant's settings, and its name, in the place of {@code ${variant.KEY}}. */
final class VariantTexts {
  private static final Pattern PLACE = Pattern.compile("\\$\\{variant\\.([^}]*)}");

  private final Map<String, String> values;
  private final SortedSet<String> unknown = new TreeSet<>();

  private VariantTexts(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param item where the variant is described
   * @throws YamlException if it has no such setting
   */
  static Variant fill(Variant variant, YamlMap item) throws YamlException {
    Map<String, String> values = new TreeMap<>(variant.settings());
    if (values.put("name", variant.name()) != null) {
      throw item.error(
          "the variant '" + variant.name() + "' has a setting 'name'",
          "Call it otherwise: ${variant.name} is the variant's own name.");
    }
    VariantTexts texts = new VariantTexts(values);
    Variant filled =
        new Variant(
            variant.where(),
            variant.name(),
            variant.needs(),
            variant.build().map(build -> build.withTexts(texts::fill)),
            variant.settings(),
            texts.fill(variant.restriction()),
            variant.requirements().stream().map(texts::fill).toList());
    if (!texts.unknown.isEmpty()) {
      String first = texts.unknown.first();
      throw item.error(
          "the variant '" + variant.name() + "' has no setting '" + first + "'",
          Suggestion.of(first, values.keySet(), "Known in ${variant.KEY}: "));
    }
    return filled;
  }

  private Requirement fill(Requirement requirement) {
    return new Requirement(
        fill(requirement.program()),
        fill(requirement.reports()),
        fill(requirement.why()),
        fill(requirement.remedy()));
  }

  private String fill(String text) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
  }

  private String value(String key) {
    if (!values.containsKey(key)) {
      unknown.add(key);
    }
    return values.getOrDefault(key, "");
  }
}
