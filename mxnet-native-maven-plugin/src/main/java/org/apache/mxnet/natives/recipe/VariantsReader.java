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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.apache.mxnet.natives.yaml.Suggestion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the key {@code variants} of a backend, and lets variants take over from others. */
final class VariantsReader {
  static final String[] KEYS = {
    "why", "abstract", "like", "settings", "needs", "requires", "restriction", "build"
  };
  static final String[] REQUIREMENT_KEYS = {"program", "reports", "why", "remedy"};

  private final Map<String, YamlMap> items;
  private final Optional<System> system;

  /** Each after those that it is like; itself the last. */
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  private final Map<String, Variant> chosen = new LinkedHashMap<>();

  private VariantsReader(Map<String, YamlMap> items, Optional<System> system) {
    this.items = items;
    this.system = system;
  }

  /**
   * @param system the build system of the recipe's own instructions; empty if it has none
   */
  static VariantsReader read(YamlMap root, Optional<System> system) throws YamlException {
    VariantsReader reader = new VariantsReader(root.mapsByKey("variants"), system);
    for (YamlMap item : reader.items.values()) {
      item.only(KEYS);
    }
    for (String name : reader.items.keySet()) {
      reader.lines.put(name, reader.line(name));
    }
    for (String name : reader.items.keySet()) {
      YamlMap item = reader.items.get(name);
      if (!ReaderChecks.flag(item, "abstract")) {
        reader.chosen.put(name, VariantTexts.fill(reader.whole(name), item));
      } else if (reader.lines.values().stream().noneMatch(line -> isBelow(line, name))) {
        throw item.error(
            "abstract",
            "nothing is like the abstract variant '" + name + "'",
            "Write 'like: " + name + "' in another variant, or remove this one.");
      }
    }
    return reader;
  }

  /** Those that are not abstract, by name, with all that they took over. */
  Map<String, Variant> chosen() {
    return chosen;
  }

  /** The variant of that name; of an abstract one those that are like it. */
  List<String> named(YamlText name) throws YamlException {
    if (!items.containsKey(name.value())) {
      throw unknown(name);
    }
    if (chosen.containsKey(name.value())) {
      return List.of(name.value());
    }
    return chosen.keySet().stream().filter(each -> isBelow(lines.get(each), name.value())).toList();
  }

  private static boolean isBelow(List<String> line, String name) {
    return line.subList(0, line.size() - 1).contains(name);
  }

  private List<String> line(String name) throws YamlException {
    List<String> line = new ArrayList<>(List.of(name));
    Optional<YamlText> like = items.get(name).optionalText("like");
    while (like.isPresent()) {
      String next = like.get().value();
      if (!items.containsKey(next)) {
        throw unknown(like.get());
      }
      if (line.contains(next)) {
        List<String> circle = new ArrayList<>(line.subList(line.indexOf(next), line.size()));
        circle.add(next);
        throw like.get()
            .error(
                "variants are like each other in a circle: " + String.join(" -> ", circle),
                "Remove one of these 'like'.");
      }
      line.add(next);
      like = items.get(next).optionalText("like");
    }
    Collections.reverse(line);
    return line;
  }

  private YamlException unknown(YamlText name) {
    return name.error(
        "no variant '" + name + "'", Suggestion.of(name.value(), items.keySet(), "There are: "));
  }

  private Variant whole(String name) throws YamlException {
    List<String> line = lines.get(name);
    Variant whole = own(line.get(0));
    for (String nearer : line.subList(1, line.size())) {
      whole = over(whole, own(nearer));
    }
    return whole;
  }

  private Variant own(String name) throws YamlException {
    YamlMap item = items.get(name);
    return new Variant(
        item.where(),
        name,
        item.texts("needs"),
        InstructionsReader.difference(item, "a variant", system),
        item.settings("settings"),
        item.optionalText("restriction").map(YamlText::value).orElse(""),
        requirements(item));
  }

  private static Variant over(Variant lower, Variant upper) {
    List<YamlText> needs = new ArrayList<>(lower.needs());
    for (YamlText need : upper.needs()) {
      if (needs.stream().noneMatch(known -> known.value().equals(need.value()))) {
        needs.add(need);
      }
    }
    return new Variant(
        upper.where(),
        upper.name(),
        needs,
        InstructionsMerge.over(lower.build(), upper.build()),
        InstructionsMerge.both(lower.settings(), upper.settings()),
        upper.restriction().isEmpty() ? lower.restriction() : upper.restriction(),
        InstructionsMerge.both(lower.requirements(), upper.requirements()));
  }

  private static List<Requirement> requirements(YamlMap item) throws YamlException {
    List<Requirement> requirements = new ArrayList<>();
    for (YamlMap each : item.maps("requires")) {
      each.only(REQUIREMENT_KEYS);
      requirements.add(
          new Requirement(
              each.text("program").value(),
              each.optionalText("reports").map(YamlText::value).orElse(""),
              each.text("why").value(),
              each.text("remedy").value()));
    }
    return requirements;
  }
}
