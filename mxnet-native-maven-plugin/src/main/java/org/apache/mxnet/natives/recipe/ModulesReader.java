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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.recipe.NativeModule.Glue;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the key {@code modules} of a backend. */
final class ModulesReader {
  static final String[] KEYS = {"file", "from", "exports", "glue"};
  static final String[] GLUE_KEYS = {"sources", "recipeSources", "includes", "flags", "links"};

  private static final Pattern FILE = Pattern.compile("lib[A-Za-z0-9._+-]+\\.so");
  // GNU ld's version scripts know sets in brackets too; what checks the exports does not.
  private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9_*?.]+");

  private final Path recipe;

  /** Files of the modules read so far. */
  private final Set<String> files = new LinkedHashSet<>();

  private ModulesReader(Path recipe) {
    this.recipe = recipe;
  }

  /** None if the key is missing. */
  static List<NativeModule> read(YamlMap root, Path recipe) throws YamlException {
    ModulesReader reader = new ModulesReader(recipe);
    List<NativeModule> modules = new ArrayList<>();
    for (YamlMap item : root.maps("modules")) {
      modules.add(reader.module(item.only(KEYS)));
    }
    return modules;
  }

  private NativeModule module(YamlMap item) throws YamlException {
    YamlText file = item.text("file");
    if (!FILE.matcher(file.value()).matches()) {
      throw file.error(
          "'" + file + "' is no name of a shared library",
          "Write libNAME.so, without a folder: a loader on every system finds it by that.");
    }
    if (item.has("from") == item.has("glue")) {
      throw item.error(
          file + (item.has("from") ? " has both 'from' and 'glue'" : " has no 'from', no 'glue'"),
          "Write 'from' for what the build system makes, 'glue' for what this plugin compiles.");
    }
    Optional<YamlText> from = item.optionalText("from");
    Optional<Glue> glue =
        item.has("glue")
            ? Optional.of(glue(item.map("glue").only(GLUE_KEYS), file))
            : Optional.empty();
    if (!files.add(file.value())) {
      throw file.error("a second module " + file, "Remove one of the two, or rename it.");
    }
    return new NativeModule(
        file.value(),
        from.isPresent() ? Optional.of(ReaderChecks.inside(from.get())) : Optional.empty(),
        exports(item, file),
        glue);
  }

  private static List<String> exports(YamlMap item, YamlText file) throws YamlException {
    List<String> exports = new ArrayList<>();
    for (YamlText glob : item.texts("exports")) {
      if (!GLOB.matcher(glob.value()).matches()) {
        throw glob.error(
            "'" + glob + "' is no glob of symbols",
            "Use letters, digits, '_', '.', '*' and '?': MX* for example.");
      }
      exports.add(glob.value());
    }
    if (exports.isEmpty()) {
      throw item.error(
          file + " exports nothing", "List under 'exports' what others call: [\"Java_*\"].");
    }
    return exports;
  }

  private Glue glue(YamlMap glue, YamlText file) throws YamlException {
    List<String> sources = inside(glue, "sources");
    List<Path> recipeSources = new ArrayList<>();
    for (YamlText source : glue.texts("recipeSources")) {
      Path path = recipe.resolveSibling(ReaderChecks.inside(source));
      if (!Files.isRegularFile(path)) {
        throw source.error("no file " + path, "Put it there; paths start at the recipe.");
      }
      recipeSources.add(path);
    }
    if (sources.isEmpty() && recipeSources.isEmpty()) {
      throw glue.error(
          file + " is made of nothing", "List its C or C++ files under 'sources', or remove it.");
    }
    List<String> links = new ArrayList<>();
    for (YamlText link : glue.texts("links")) {
      if (!files.contains(link.value())) {
        throw link.error(
            "no module '" + link + "' before " + file,
            files.isEmpty()
                ? "This is the first: remove it, or put what it links before it."
                : "Write one of these, or put it before: " + String.join(", ", files) + ".");
      }
      links.add(link.value());
    }
    return new Glue(
        sources,
        recipeSources,
        inside(glue, "includes"),
        glue.texts("flags").stream().map(YamlText::value).toList(),
        links);
  }

  private static List<String> inside(YamlMap map, String key) throws YamlException {
    List<String> paths = new ArrayList<>();
    for (YamlText path : map.texts(key)) {
      paths.add(ReaderChecks.inside(path));
    }
    return paths;
  }
}
