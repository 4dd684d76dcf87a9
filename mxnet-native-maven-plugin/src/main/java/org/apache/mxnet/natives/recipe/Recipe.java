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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.apache.mxnet.natives.yaml.YamlText;

/**
 * How one library comes to be, as its {@code recipe.yaml} says for one platform.
 *
 * @param file the {@code recipe.yaml}
 * @param where its name stands, for messages
 * @param why why it is here, and why in this version
 * @param license SPDX expression
 * @param texts licence files, relative to the source
 * @param category of its licence in the ASF's third-party licence policy: A, B or X
 * @param sources interchangeable alternatives in the order of preference
 * @param only top-level paths of the source that are unpacked; all if empty
 * @param needs names of the recipes that must be built before
 * @param tools programs of the build machine, beyond those of the build system
 * @param cost rough CPU seconds; orders the steps and estimates the time left, nothing else
 * @param build empty for a backend whose build is not described
 * @param backend what only the recipe at the root of the graph has
 */
public record Recipe(
    Path file,
    YamlLocation where,
    String name,
    String version,
    String why,
    String homepage,
    String license,
    List<String> texts,
    String category,
    List<PinnedSource> sources,
    Set<String> only,
    List<Patch> patches,
    List<YamlText> needs,
    List<String> tools,
    RunsOn runsOn,
    int cost,
    Optional<BuildInstructions> build,
    Products products,
    Optional<Probe> probe,
    Optional<Backend> backend) {
  /** CPU seconds assumed of a recipe that does not say. */
  static final int UNKNOWN_COST = 60;

  public Recipe {
    texts = List.copyOf(texts);
    sources = List.copyOf(sources);
    only = Set.copyOf(only);
    patches = List.copyOf(patches);
    needs = List.copyOf(needs);
    tools = List.copyOf(tools);
  }

  /** Where the result must run. */
  public enum RunsOn {
    /** On the platform that the natives are for. */
    TARGET,
    /** Where we build: a generator of code, for example. */
    BUILD_MACHINE
  }

  /** A change to the source, applied with {@code patch -p1}. */
  public record Patch(Path file, Sha256 sha256, String why) {}

  /**
   * What must be there after the build, as paths relative to the prefix.
   *
   * @param libraries static libraries
   * @param defines names of the C library that this library may define
   */
  public record Products(
      List<String> libraries,
      List<String> headers,
      List<String> programs,
      List<String> pkgconfig,
      List<String> defines) {
    public Products {
      libraries = List.copyOf(libraries);
      headers = List.copyOf(headers);
      programs = List.copyOf(programs);
      pkgconfig = List.copyOf(pkgconfig);
      defines = List.copyOf(defines);
    }
  }

  /**
   * A small program that uses the library and fails if it gives wrong results.
   *
   * @param source a C or C++ file beside the recipe
   * @param libraries names after {@code -l} in link order
   * @param system names after {@code -l} of the C library's parts
   * @param flags of its compiler
   */
  public record Probe(
      Path source, List<String> libraries, List<String> system, List<String> flags) {
    public Probe {
      libraries = List.copyOf(libraries);
      system = List.copyOf(system);
      flags = List.copyOf(flags);
    }
  }

  /** The same with other instructions. */
  Recipe withBuild(Optional<BuildInstructions> other) {
    return new Recipe(
        file, where, name, version, why, homepage, license, texts, category, sources, only, patches,
        needs, tools, runsOn, cost, other, products, probe, backend);
  }

  /** The same, from other sources. */
  public Recipe withSources(List<PinnedSource> sources) {
    return new Recipe(
        file, where, name, version, why, homepage, license, texts, category, sources, only, patches,
        needs, tools, runsOn, cost, build, products, probe, backend);
  }

  /** {@code name version}, as messages have it. */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
