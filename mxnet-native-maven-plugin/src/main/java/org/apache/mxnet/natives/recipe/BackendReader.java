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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads what only the recipe of a backend has. */
final class BackendReader {
  static final String[] FEATURE_KEYS = {"needs", "why", "build"};
  static final String[] CONTAINED_KEYS = {
    "name", "version", "license", "source", "texts", "archives", "variants", "platforms"
  };
  static final String[] DYNAMIC_KEYS = {"build", "packages", "provides"};

  private static final List<String> BACKENDS_ONLY =
      List.of("features", "modules", "contains", "dynamic");
  // Debian policy 5.6.7 and 5.6.8: a package, perhaps of one architecture.
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?");

  private final YamlMap root;
  private final Path file;
  private final Platform platform;
  private final Optional<System> system;

  private BackendReader(
      YamlMap root, Path file, Platform platform, Optional<BuildInstructions> build) {
    this.root = root;
    this.file = file;
    this.platform = platform;
    this.system = build.map(BuildInstructions::system);
  }

  /**
   * Empty for a recipe without {@code variants}.
   *
   * @param file the recipe
   * @param platform where the backend shall run
   * @param build its instructions, which a backend may leave out
   */
  static Optional<Backend> read(
      YamlMap root, Path file, Platform platform, Optional<BuildInstructions> build)
      throws YamlException {
    if (root.has("variants")) {
      return Optional.of(new BackendReader(root, file, platform, build).read());
    }
    for (String key : BACKENDS_ONLY) {
      if (root.has(key)) {
        throw root.error(
            key,
            "only a backend has '" + key + "'",
            "Give the recipe a key 'variants', or remove this one.");
      }
    }
    return Optional.empty();
  }

  private Backend read() throws YamlException {
    VariantsReader variants = VariantsReader.read(root, system);
    List<NativeModule> modules = ModulesReader.read(root, file);
    if (system.isPresent() && modules.isEmpty()) {
      throw root.error(
          "build",
          "nothing of what is built goes into the jar",
          "List the native files under 'modules'.");
    }
    if (system.isEmpty() && !modules.isEmpty()) {
      throw root.error(
          "modules", "nothing builds these modules", "Describe under 'build' how they come to be.");
    }
    return new Backend(variants.chosen(), features(), modules, contains(variants), dynamic());
  }

  private Map<String, Feature> features() throws YamlException {
    Map<String, Feature> features = new LinkedHashMap<>();
    for (Map.Entry<String, YamlMap> entry : root.mapsByKey("features").entrySet()) {
      YamlMap item = entry.getValue().only(FEATURE_KEYS);
      features.put(
          entry.getKey(),
          new Feature(
              item.texts("needs"), InstructionsReader.difference(item, "a feature", system)));
    }
    return features;
  }

  private List<Contained> contains(VariantsReader variants) throws YamlException {
    List<Contained> contains = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap item : root.maps("contains")) {
      Component component = PartsReader.component(item.only(CONTAINED_KEYS), names);
      for (YamlText text : item.texts("texts")) {
        ReaderChecks.inside(text);
      }
      List<String> in = new ArrayList<>();
      for (YamlText variant : item.texts("variants")) {
        in.addAll(variants.named(variant));
      }
      if (!isOnPlatform(item)) {
        continue;
      }
      contains.add(
          new Contained(
              component,
              item.texts("archives").stream().map(YamlText::value).toList(),
              in.stream().distinct().toList()));
    }
    return contains;
  }

  private boolean isOnPlatform(YamlMap item) throws YamlException {
    Set<String> platforms = new HashSet<>();
    for (YamlText id : item.texts("platforms")) {
      platforms.add(ReaderChecks.platform(id).id());
    }
    return platforms.isEmpty() || platforms.contains(platform.id());
  }

  private Optional<DynamicLinkage> dynamic() throws YamlException {
    Optional<YamlMap> map = root.optionalMap("dynamic");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    YamlMap dynamic = map.get().only(DYNAMIC_KEYS);
    List<String> packages = new ArrayList<>();
    for (YamlText name : dynamic.texts("packages")) {
      if (!PACKAGE.matcher(name.value()).matches()) {
        throw name.error(
            "'" + name + "' is not the name of a Debian package",
            "Write it as 'dpkg -l' does: libopenblas-dev.");
      }
      packages.add(name.value());
    }
    return Optional.of(
        new DynamicLinkage(
            InstructionsReader.difference(dynamic, "dynamic linkage", system),
            packages,
            PartsReader.requirements(dynamic, "provides")));
  }
}
