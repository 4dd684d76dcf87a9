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
  static final String[] COMMON = {"system", "folder", "flags", "environment", "remove"};
  static final String[] FLAG_KEYS = {"c", "cxx", "link"};
  static final String[] COMMAND_KEYS = {"configure", "compile", "install"};
  static final String[] COPY_KEYS = {"from", "to"};

  /** Keys that only some build systems can honour. */
  static final Map<System, List<String>> SPECIFIC =
      Map.of(
          System.CMAKE, List.of("options", "arguments", "targets", "installTargets"),
          System.AUTOTOOLS, List.of("arguments", "targets", "installTargets"),
          System.MAKE, List.of("options", "targets", "installTargets"),
          System.HEADERS, List.of("copy"),
          System.ARGV, List.of("commands"));

  private InstructionsReader() {}

  /**
   * @param build the common instructions
   * @param difference what one platform adds; its options and variables win
   */
  static BuildInstructions read(YamlMap build, Optional<YamlMap> difference) throws YamlException {
    System system = system(build.text("system"));
    BuildInstructions common = instructions(system, known(build, system));
    if (system == System.ARGV && common.commands().install().isEmpty()) {
      throw build.error("no command installs anything", "List it under 'commands', 'install'.");
    }
    if (difference.isEmpty()) {
      return common;
    }
    if (difference.get().has("system")) {
      throw difference
          .get()
          .text("system")
          .error(
              "a platform cannot have a build system of its own",
              "Write another recipe, and let the needs choose.");
    }
    return merged(common, instructions(system, known(difference.get(), system)));
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
    List<Copy> copies = new ArrayList<>();
    for (YamlMap copy : build.maps("copy")) {
      copy.only(COPY_KEYS);
      copies.add(
          new Copy(ReaderChecks.inside(copy.text("from")), ReaderChecks.inside(copy.text("to"))));
    }
    return new BuildInstructions(
        system,
        folder.isPresent() ? ReaderChecks.inside(folder.get()) : ".",
        build.settings("options"),
        values(build, "arguments"),
        flags(build),
        build.settings("environment"),
        values(build, "targets"),
        values(build, "installTargets"),
        commands(build),
        copies,
        values(build, "remove"));
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

  private static BuildInstructions merged(BuildInstructions a, BuildInstructions b) {
    return new BuildInstructions(
        a.system(),
        b.folder().equals(".") ? a.folder() : b.folder(),
        both(a.options(), b.options()),
        both(a.arguments(), b.arguments()),
        new Flags(
            both(a.flags().c(), b.flags().c()),
            both(a.flags().cxx(), b.flags().cxx()),
            both(a.flags().link(), b.flags().link())),
        both(a.environment(), b.environment()),
        b.targets().isEmpty() ? a.targets() : b.targets(),
        b.installTargets().isEmpty() ? a.installTargets() : b.installTargets(),
        merged(a.commands(), b.commands()),
        both(a.copies(), b.copies()),
        both(a.remove(), b.remove()));
  }

  /** Phase by phase: a platform that configures otherwise compiles as the others do. */
  private static Commands merged(Commands a, Commands b) {
    return new Commands(
        b.configure().isEmpty() ? a.configure() : b.configure(),
        b.compile().isEmpty() ? a.compile() : b.compile(),
        b.install().isEmpty() ? a.install() : b.install());
  }

  private static Map<String, String> both(Map<String, String> a, Map<String, String> b) {
    Map<String, String> all = new LinkedHashMap<>(a);
    all.putAll(b);
    return all;
  }

  private static <T> List<T> both(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static List<String> values(YamlMap map, String key) throws YamlException {
    return map.texts(key).stream().map(YamlText::value).toList();
  }
}
