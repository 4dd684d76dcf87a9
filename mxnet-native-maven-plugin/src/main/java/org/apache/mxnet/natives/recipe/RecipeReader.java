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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.platform.UnknownPlatformException;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.apache.mxnet.natives.recipe.Recipe.Patch;
import org.apache.mxnet.natives.recipe.Recipe.RunsOn;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/**
 * Reads {@code recipe.yaml}, format {@code mxnet-recipe/1}; its JSON Schema is {@code
 * mxnet-recipe-1.schema.json} beside this class.
 */
public final class RecipeReader {
  /** The one format this version reads. */
  static final String FORMAT = "mxnet-recipe/1";

  static final String[] KEYS = {
    "format",
    "name",
    "version",
    "why",
    "homepage",
    "license",
    "texts",
    "category",
    "prerelease",
    "sources",
    "only",
    "patches",
    "needs",
    "tools",
    "runsOn",
    "cost",
    "build",
    "products",
    "probe",
    "platforms",
    "modules",
    "variants",
    "features",
    "contains",
    "dynamic"
  };
  static final String[] PATCH_KEYS = {"file", "sha256", "why"};
  static final String[] PLATFORM_KEYS = {"build", "tools"};

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+-]*");
  private static final Pattern PRERELEASE =
      Pattern.compile("(?i)(?<![a-z])(alpha|beta|rc|pre|preview|dev|snapshot)(?![a-z])");

  private RecipeReader() {}

  /**
   * Reads one recipe as it is for one platform.
   *
   * @param file a {@code recipe.yaml}, in a folder of the recipe's name
   * @throws YamlException with file:line:column for whatever is not as the format asks
   * @throws IOException if the file cannot be read
   */
  public static Recipe read(Path file, Platform platform) throws YamlException, IOException {
    YamlMap root = YamlDocument.read(file).only(KEYS);
    YamlText format = root.text("format");
    if (!format.value().equals(FORMAT)) {
      throw format.error(
          "'" + format + "' where '" + FORMAT + "' is read",
          "Write so, or use the version of the plugin that the file was written for.");
    }
    Optional<YamlMap> difference = difference(root, platform);
    Optional<BuildInstructions> build = instructions(root, difference);
    Optional<Backend> backend = BackendReader.read(root, file, platform, build);
    YamlText version = version(root);
    List<String> tools = values(root, "tools");
    if (difference.isPresent()) {
      tools = new ArrayList<>(tools);
      tools.addAll(values(difference.get(), "tools"));
    }
    return new Recipe(
        file,
        root.text("name").where(),
        name(root, file),
        version.value(),
        root.text("why").value(),
        root.text("homepage").value(),
        root.text("license").value(),
        licenceTexts(root),
        ReaderChecks.oneOf(root.text("category"), "A", "B", "X"),
        SourceReader.read(root, file),
        new LinkedHashSet<>(values(root, "only")),
        patches(root, file),
        root.texts("needs"),
        tools,
        runsOn(root),
        cost(root),
        build,
        ProductsReader.products(root),
        ProductsReader.probe(root, file),
        backend);
  }

  private static String name(YamlMap root, Path file) throws YamlException {
    YamlText name = root.text("name");
    String folder = file.toAbsolutePath().getParent().getFileName().toString();
    if (!NAME.matcher(name.value()).matches()) {
      throw name.error(
          "'" + name + "' is no name of a recipe",
          "Use small letters, digits, '.', '_', '+' and '-'.");
    }
    if (!name.value().equals(folder)) {
      throw name.error(
          "the recipe '" + name + "' is in the folder '" + folder + "'",
          "Give both the same name: others find a recipe by its folder.");
    }
    return name.value();
  }

  private static YamlText version(YamlMap root) throws YamlException {
    YamlText version = root.text("version");
    boolean early = PRERELEASE.matcher(version.value()).find();
    if (early && root.optionalText("prerelease").isEmpty()) {
      throw version.error(
          version + " is a pre-release",
          "Take a release; or say in a key 'prerelease' why this one is better than any release.");
    }
    if (!early && root.has("prerelease")) {
      throw root.error("prerelease", version + " is a release", "Remove the key 'prerelease'.");
    }
    return version;
  }

  private static Optional<YamlMap> difference(YamlMap root, Platform platform)
      throws YamlException {
    Map<String, YamlMap> platforms = root.mapsByKey("platforms");
    for (Map.Entry<String, YamlMap> entry : platforms.entrySet()) {
      entry.getValue().only(PLATFORM_KEYS);
      try {
        Platform.parse(entry.getKey());
      } catch (UnknownPlatformException e) {
        throw entry.getValue().error(e.getMessage(), e.remedy());
      }
    }
    return Optional.ofNullable(platforms.get(platform.id()));
  }

  private static List<String> licenceTexts(YamlMap root) throws YamlException {
    List<String> texts = new ArrayList<>();
    for (YamlText text : root.texts("texts")) {
      texts.add(ReaderChecks.inside(text));
    }
    if (texts.isEmpty()) {
      throw root.error("no licence file", "List the source's licence files under 'texts'.");
    }
    return texts;
  }

  private static List<Patch> patches(YamlMap root, Path file) throws YamlException, IOException {
    List<Patch> patches = new ArrayList<>();
    for (YamlMap item : root.maps("patches")) {
      YamlText name = item.only(PATCH_KEYS).text("file");
      Path patch = file.resolveSibling(ReaderChecks.inside(name));
      if (!Files.isRegularFile(patch)) {
        throw name.error("no file " + patch, "Put the patch there; paths start at the recipe.");
      }
      Sha256 expected = ReaderChecks.digest(item.text("sha256"));
      Sha256 actual = Sha256.of(patch);
      if (!actual.equals(expected)) {
        throw item.text("sha256")
            .error(
                patch + " has the SHA-256 digest " + actual,
                "If the change is wanted, write this digest into the recipe.");
      }
      patches.add(new Patch(patch, expected, item.text("why").value()));
    }
    return patches;
  }

  private static RunsOn runsOn(YamlMap root) throws YamlException {
    Optional<YamlText> text = root.optionalText("runsOn");
    return text.isPresent()
            && ReaderChecks.oneOf(text.get(), "target", "build-machine").equals("build-machine")
        ? RunsOn.BUILD_MACHINE
        : RunsOn.TARGET;
  }

  private static int cost(YamlMap root) throws YamlException {
    Optional<YamlText> cost = root.optionalText("cost");
    return cost.isPresent() ? ReaderChecks.positive(cost.get()) : Recipe.UNKNOWN_COST;
  }

  private static Optional<BuildInstructions> instructions(
      YamlMap root, Optional<YamlMap> difference) throws YamlException {
    boolean backend = root.has("variants");
    Optional<BuildInstructions> build =
        backend && !root.has("build")
            ? Optional.empty()
            : Optional.of(InstructionsReader.read(root.map("build")));
    // What a backend makes is taken from where it is built.
    if (!backend && build.orElseThrow().installsNothing()) {
      throw root.map("build")
          .error("no command installs anything", "List it under 'commands', 'install'.");
    }
    if (difference.isEmpty()) {
      return build;
    }
    Optional<System> system = build.map(BuildInstructions::system);
    return InstructionsMerge.over(
        build, InstructionsReader.difference(difference.get(), "a platform", system));
  }

  private static List<String> values(YamlMap map, String key) throws YamlException {
    return map.texts(key).stream().map(YamlText::value).toList();
  }
}
