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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.recipe.AddedTexts.Pinned;
import org.apache.mxnet.natives.recipe.AddedTexts.Standard;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads what a backend is made of, and what it leaves to the user's system. */
final class PartsReader {
  static final String[] COMPONENT_KEYS = {
    "name", "version", "license", "source", "texts", "in", "textFiles", "standardTexts"
  };
  static final String[] REQUIREMENT_KEYS = {"soname", "debian", "rpm", "why"};

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  private PartsReader() {}

  /**
   * @param item a mapping with the keys of a component, and perhaps others
   * @param names of the components before it; gets its own
   */
  static Component component(YamlMap item, Set<String> names) throws YamlException {
    YamlText name = item.text("name");
    plain(name, name.value());
    if (!names.add(name.value())) {
      throw name.error(
          "a second component of the name " + name, "Put all that is to say of it in one item.");
    }
    return new Component(
        name.value(),
        item.text("version").value(),
        item.text("license").value(),
        item.text("source").value(),
        paths(item, "texts", "Each component has one folder: take one of the two."),
        item.texts("in").stream().map(YamlText::value).toList());
  }

  /**
   * The texts of a component that are not in its archive.
   *
   * @param folder from which paths of files count
   */
  static AddedTexts added(YamlMap item, Path folder) throws YamlException {
    Set<String> names = new HashSet<>();
    item.texts("texts").forEach(path -> names.add(last(path.value())));
    List<Pinned> files = new ArrayList<>();
    for (YamlMap file : item.maps("textFiles")) {
      file.only("file", "sha256");
      YamlText path = file.text("file");
      String inside = ReaderChecks.inside(path);
      plain(path, last(inside));
      alone(path, last(inside), names);
      files.add(
          new Pinned(
              folder.resolve(inside), ReaderChecks.digest(file.text("sha256")), path.where()));
    }
    List<Standard> standard = new ArrayList<>();
    for (YamlText id : item.texts("standardTexts")) {
      plain(id, id.value());
      alone(id, id.value() + ".txt", names);
      standard.add(new Standard(id.value(), id.where()));
    }
    return new AddedTexts(item.text("name").value(), files, standard);
  }

  /** Libraries of the user's system, listed under {@code key}. */
  static List<SystemRequirement> requirements(YamlMap map, String key) throws YamlException {
    List<SystemRequirement> requirements = new ArrayList<>();
    for (YamlMap item : map.maps(key)) {
      item.only(REQUIREMENT_KEYS);
      requirements.add(
          new SystemRequirement(
              item.text("soname").value(),
              item.text("debian").value(),
              item.text("rpm").value(),
              item.text("why").value()));
    }
    return requirements;
  }

  /** Paths of files that land in one folder under their last names. */
  static List<String> paths(YamlMap map, String key, String remedy) throws YamlException {
    Set<String> names = new HashSet<>();
    List<String> paths = new ArrayList<>();
    for (YamlText path : map.texts(key)) {
      String name = last(path.value());
      plain(path, name);
      if (!names.add(name)) {
        throw path.error("a second file of the name " + name + " under '" + key + "'", remedy);
      }
      paths.add(path.value());
    }
    return paths;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void alone(YamlText text, String name, Set<String> names) throws YamlException {
    if (!names.add(name)) {
      throw text.error(
          "a second text of the name " + name + " for one component",
          "All of them land in one folder: take one of the two, or rename the project's own file.");
    }
  }

  /** It becomes the name of a file: nothing in it may lead to another folder. */
  private static void plain(YamlText text, String name) throws YamlException {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw text.error(
          "'" + name + "' is no plain file name", "Use letters, digits, '.', '_', '+' and '-'.");
    }
  }
}
