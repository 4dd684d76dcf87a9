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
package org.apache.mxnet.natives.driver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.Recipe;

/** Fills in the {@code ${…}} of a recipe. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final Recipe recipe;
  private final Map<String, String> values = new TreeMap<>();

  Placeholders(Recipe recipe, BuildSite site) {
    this.recipe = recipe;
    values.put("prefix", BuildSite.PREFIX);
    values.put("destdir", site.destination().toString());
    values.put("deps", site.dependencies().toString());
    values.put("tools", site.tools().toString());
    values.put("source", site.source().toString());
    values.put("build", site.build().toString());
    values.put("recipe", site.recipe().toString());
    values.put("platform", site.platform().id());
    values.put("arch", site.platform().arch());
    values.put("triple", site.toolset().toolchain().triple());
    values.put("cc", "cc");
    values.put("cxx", "c++");
    values.put("ar", "ar");
    values.put("ranlib", "ranlib");
    values.put("nm", "nm");
    values.put("strip", "strip");
    values.put("ld", "ld");
    for (NativeModule module : Driver.modules(recipe)) {
      values.put("link:" + module.file(), ModuleLink.argument(site, module));
    }
  }

  /**
   * @throws DriverException if a placeholder is not known
   */
  String fill(String text) throws DriverException {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new DriverException(
            recipe.file() + ": '" + matcher.group() + "' in '" + text + "' stands for nothing",
            "Known are ${" + String.join("}, ${", values.keySet()) + "}.");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  List<String> fill(List<String> texts) throws DriverException {
    String[] filled = new String[texts.size()];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = fill(texts.get(i));
    }
    return List.of(filled);
  }

  Map<String, String> fill(Map<String, String> texts) throws DriverException {
    Map<String, String> filled = new TreeMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      filled.put(text.getKey(), fill(text.getValue()));
    }
    return filled;
  }
}
