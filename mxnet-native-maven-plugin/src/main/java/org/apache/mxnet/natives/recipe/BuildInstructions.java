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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How a source becomes a prefix. Values may hold placeholders, {@code ${deps}} for example; {@code
 * docs/recipes.md} lists them.
 *
 * @param folder inside the source, where the build system's file is
 * @param buildFolder inside the source, for build systems that insist on it; empty: beside it
 * @param options {@code KEY=VALUE} of CMake or make
 * @param arguments to CMake or configure
 * @param flags beyond the toolchain's
 * @param precompile headers, as {@code #include <…>} has them, by the target of CMake whose files
 *     include them first
 * @param targets what to build; the build system's default if empty
 * @param installTargets what to install
 * @param commands for {@link System#ARGV}
 * @param copies for {@link System#HEADERS}
 * @param remove globs relative to the prefix, deleted after the installation
 */
public record BuildInstructions(
    System system,
    String folder,
    String buildFolder,
    Map<String, String> options,
    List<String> arguments,
    Flags flags,
    Map<String, String> environment,
    Map<String, List<String>> precompile,
    List<String> targets,
    List<String> installTargets,
    Commands commands,
    List<Copy> copies,
    List<String> remove) {
  public BuildInstructions {
    options = new TreeMap<>(options);
    environment = new TreeMap<>(environment);
    precompile = new TreeMap<>(precompile);
    precompile.replaceAll((target, headers) -> List.copyOf(headers));
    arguments = List.copyOf(arguments);
    targets = List.copyOf(targets);
    installTargets = List.copyOf(installTargets);
    copies = List.copyOf(copies);
    remove = List.copyOf(remove);
  }

  /** Whether it is commands alone, and none for the installation. */
  boolean installsNothing() {
    return system == System.ARGV && commands.install.isEmpty();
  }

  /** The same with every text but the keys of options and variables changed. */
  BuildInstructions withTexts(UnaryOperator<String> change) {
    return new BuildInstructions(
        system,
        change.apply(folder),
        change.apply(buildFolder),
        each(options, change),
        each(arguments, change),
        new Flags(each(flags.c, change), each(flags.cxx, change), each(flags.link, change)),
        each(environment, change),
        precompile,
        each(targets, change),
        each(installTargets, change),
        new Commands(
            commands.configure.stream().map(argv -> each(argv, change)).toList(),
            commands.compile.stream().map(argv -> each(argv, change)).toList(),
            commands.install.stream().map(argv -> each(argv, change)).toList()),
        copies.stream()
            .map(copy -> new Copy(change.apply(copy.from), change.apply(copy.to)))
            .toList(),
        each(remove, change));
  }

  private static List<String> each(List<String> texts, UnaryOperator<String> change) {
    return texts.stream().map(change).toList();
  }

  private static Map<String, String> each(Map<String, String> texts, UnaryOperator<String> change) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.replaceAll((key, text) -> change.apply(text));
    return changed;
  }

  /** The build systems that recipes know. */
  public enum System {
    CMAKE,
    /** A {@code configure} script that takes what autoconf's take. */
    AUTOTOOLS,
    MAKE,
    /** Nothing is compiled; files are copied. */
    HEADERS,
    /** Commands, for what fits none of the others. */
    ARGV;

    /** As recipes spell it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Arguments of the compilers and of the linker. */
  public record Flags(List<String> c, List<String> cxx, List<String> link) {
    public static final Flags NONE = new Flags(List.of(), List.of(), List.of());

    public Flags {
      c = List.copyOf(c);
      cxx = List.copyOf(cxx);
      link = List.copyOf(link);
    }
  }

  /** Argument vectors of each phase; never shell lines. */
  public record Commands(
      List<List<String>> configure, List<List<String>> compile, List<List<String>> install) {
    public static final Commands NONE = new Commands(List.of(), List.of(), List.of());

    public Commands {
      configure = List.copyOf(configure);
      compile = List.copyOf(compile);
      install = List.copyOf(install);
    }
  }

  /**
   * @param from relative to the source
   * @param to relative to the prefix
   */
  public record Copy(String from, String to) {}
}
