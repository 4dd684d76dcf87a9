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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.BuildInstructions.Commands;
import org.apache.mxnet.natives.recipe.BuildInstructions.Copy;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the key {@code build} of a recipe. */
public final class InstructionsReader {
  static final String[] COMMON = {
    "system", "folder", "buildFolder", "flags", "environment", "remove"
  };
  static final String[] FLAG_KEYS = {"c", "cxx", "link"};
  static final String[] COMMAND_KEYS = {"configure", "compile", "install"};
  static final String[] COPY_KEYS = {"from", "to"};

  private static final String TARGET = "[A-Za-z0-9_.+-]+";
  private static final String HEADER = "[A-Za-z0-9_.+/-]+";

  /** Keys that only some build systems can honour. */
  static final Map<System, List<String>> SPECIFIC =
      Map.of(
          System.CMAKE, List.of("options", "arguments", "precompile", "targets", "installTargets"),
          System.AUTOTOOLS, List.of("arguments", "targets", "installTargets"),
          System.MAKE, List.of("options", "targets", "installTargets"),
          System.HEADERS, List.of("copy"),
          System.ARGV, List.of("commands"));

  private InstructionsReader() {}

  /** The instructions that everything else is laid over. */
  static BuildInstructions read(YamlMap build) throws YamlException {
    System system = system(build.text("system"));
    return instructions(system, known(build, system));
  }

  /**
   * What is laid over other instructions: the key {@code build} of {@code owner}, if it is there.
   *
   * @param who the owner in messages, {@code a platform} for example
   * @param system the build system of the instructions below; empty if there are none
   */
  static Optional<BuildInstructions> difference(YamlMap owner, String who, Optional<System> system)
      throws YamlException {
    if (!owner.has("build")) {
      return Optional.empty();
    }
    YamlMap build = owner.map("build");
    if (system.isEmpty()) {
      throw owner.error(
          "build",
          "there are no instructions that " + who + " could change",
          "Describe under the recipe's own 'build' how it is built, or remove this.");
    }
    if (build.has("system")) {
      throw build
          .text("system")
          .error(
              who + " cannot have a build system of its own",
              "Write another recipe, and let the needs choose.");
    }
    return Optional.of(instructions(system.get(), known(build, system.get())));
  }

  /** The key {@code flags} of a recipe or toolchain. */
  public static Flags flags(YamlMap map) throws YamlException {
    Optional<YamlMap> flags = map.optionalMap("flags");
    if (flags.isEmpty()) {
      return Flags.NONE;
    }
    YamlMap keys = flags.get().only(FLAG_KEYS);
    return new Flags(values(keys, "c"), values(keys, "cxx"), values(keys, "link"));
  }

  private static System system(YamlText text) throws YamlException {
    String[] ids = {"cmake", "autotools", "make", "headers", "argv"};
    return System.valueOf(ReaderChecks.oneOf(text, ids).toUpperCase(Locale.ROOT));
  }

  private static YamlMap known(YamlMap build, System system) throws YamlException {
    List<String> keys = new ArrayList<>(List.of(COMMON));
    keys.addAll(SPECIFIC.get(system));
    for (Map.Entry<System, List<String>> other : SPECIFIC.entrySet()) {
      for (String key : other.getValue()) {
        if (build.has(key) && !keys.contains(key)) {
          throw build.error(
              key,
              "the build system '" + system.id() + "' has no '" + key + "'",
              "Known here: " + String.join(", ", keys) + ".");
        }
      }
    }
    return build.only(keys.toArray(String[]::new));
  }

  private static BuildInstructions instructions(System system, YamlMap build) throws YamlException {
    Optional<YamlText> folder = build.optionalText("folder");
    Optional<YamlText> buildFolder = build.optionalText("buildFolder");
    List<Copy> copies = new ArrayList<>();
    for (YamlMap copy : build.maps("copy")) {
      copy.only(COPY_KEYS);
      copies.add(
          new Copy(ReaderChecks.inside(copy.text("from")), ReaderChecks.inside(copy.text("to"))));
    }
    return new BuildInstructions(
        system,
        folder.isPresent() ? ReaderChecks.inside(folder.get()) : ".",
        buildFolder.isPresent() ? ReaderChecks.inside(buildFolder.get()) : "",
        build.settings("options"),
        values(build, "arguments"),
        flags(build),
        build.settings("environment"),
        precompile(build),
        values(build, "targets"),
        values(build, "installTargets"),
        commands(build),
        copies,
        values(build, "remove"));
  }

  private static Map<String, List<String>> precompile(YamlMap build) throws YamlException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<YamlText>> target : build.textsByKey("precompile").entrySet()) {
      if (!target.getKey().matches(TARGET)) {
        throw build.error(
            "precompile",
            "'" + target.getKey() + "' is no name of a target",
            "Write the name of a target of the CMake project, of letters, digits and _ . + -");
      }
      List<String> names = new ArrayList<>();
      for (YamlText header : target.getValue()) {
        if (!header.value().matches(HEADER)) {
          throw header.error(
              "'" + header.value() + "' is no name of a header",
              "Write it as in #include <...>, without the brackets.");
        }
        names.add(header.value());
      }
      headers.put(target.getKey(), names);
    }
    return headers;
  }

  private static Commands commands(YamlMap build) throws YamlException {
    Optional<YamlMap> commands = build.optionalMap("commands");
    if (commands.isEmpty()) {
      return Commands.NONE;
    }
    YamlMap phases = commands.get().only(COMMAND_KEYS);
    return new Commands(
        phases.textLists("configure"), phases.textLists("compile"), phases.textLists("install"));
  }

  private static List<String> values(YamlMap map, String key) throws YamlException {
    return map.texts(key).stream().map(YamlText::value).toList();
  }
}
