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
package org.apache.mxnet.natives.mojo;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.JavaHeaders;
import org.apache.mxnet.natives.build.ToolVersions;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.PlanRequest;
import org.apache.mxnet.natives.plan.Planner;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeCatalog;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.ToolchainReader;

/** A goal that plans what the recipes of a module say. */
abstract class RecipesMojo extends StagedMojo {
  /**
   * The folder of the recipes: <code>NAME/recipe.yaml</code> for each library, and for the backend
   * that needs them. Their format is described in <code>docs/recipes.md</code>.
   */
  @Parameter(property = "mxnet.recipes", defaultValue = "${project.basedir}/src/main/recipes")
  private File recipesDirectory;

  /**
   * The folder of the toolchains, a file <code>NAME.yaml</code> for each. Their format is described
   * in <code>docs/toolchains.md</code>.
   */
  @Parameter(property = "mxnet.toolchains", defaultValue = "${project.basedir}/src/main/toolchains")
  private File toolchainsDirectory;

  /**
   * The toolchain that compiles, a name from the folder of toolchains. Which glibc the results need
   * at least is its property. Default: the only one there is. Example: <code>
   * -Dmxnet.toolchain=host-gcc</code>.
   */
  @Parameter(property = "mxnet.toolchain")
  private String toolchain;

  /**
   * The backend: the name of the recipe that the libraries are built for. Default: the only one
   * with variants.
   */
  @Parameter(property = "mxnet.backend", defaultValue = "")
  private String backend;

  /**
   * Optional features of the backend, separated by commas: each adds the libraries that it needs.
   * Example: <code>-Dmxnet.features=s3</code>.
   */
  @Parameter(property = "mxnet.features")
  private List<String> features;

  /** The platform of the Java runtime that runs Maven. */
  protected final Platform machine() throws NativeBuildException {
    return Platform.host(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * @param machine whether that for programs of the build is meant
   */
  protected final Toolchain toolchain(boolean machine) throws NativeBuildException, IOException {
    Path folder = toolchainsDirectory.toPath();
    List<String> names = ToolchainReader.names(folder);
    String name = toolchain != null ? toolchain : names.size() == 1 ? names.get(0) : "";
    return ToolchainReader.read(folder, name, machine ? machine() : nativesId().platform());
  }

  protected final Path recipes() {
    return recipesDirectory.toPath();
  }

  protected final BuildPlan plan() throws NativeBuildException, IOException {
    return plan(Linkage.STATIC, javaHeaders().identity());
  }

  /**
   * @param extra lines for the backend's fingerprint
   */
  protected final BuildPlan plan(Linkage linkage, SortedMap<String, String> extra)
      throws NativeBuildException, IOException {
    Set<String> chosen = features == null ? Set.of() : new LinkedHashSet<>(features);
    return plan(nativesId(), chosen, linkage, extra, new ToolVersions()::of);
  }

  /**
   * What would be built, as far as no program has to be there for it: the fingerprints mean
   * nothing.
   */
  protected final BuildPlan outline(Linkage linkage) throws NativeBuildException, IOException {
    Set<String> chosen = features == null ? Set.of() : new LinkedHashSet<>(features);
    return plan(nativesId(), chosen, linkage, new TreeMap<>(), programs -> Map.of());
  }

  /** Those of the JDK that runs Maven. */
  protected final JavaHeaders javaHeaders() throws NativeBuildException {
    return JavaHeaders.of(Path.of(System.getProperty("java.home")), nativesId().platform().os());
  }

  /** The recipes as this goal builds them. */
  protected RecipeCatalog adapted(RecipeCatalog catalog) throws NativeBuildException, IOException {
    return catalog;
  }

  protected final Recipe backendRecipe() throws NativeBuildException, IOException {
    return RecipeCatalog.read(recipes(), nativesId().platform()).backend(backend());
  }

  /** The plans of all variants with all features: every source that can ever be needed. */
  protected final List<BuildPlan> allPlans() throws NativeBuildException, IOException {
    Recipe root = RecipeCatalog.read(recipes(), nativesId().platform()).backend(backend());
    if (root.backend().isEmpty()) {
      return List.of(plan());
    }
    Map<String, BuildPlan> plans = new HashMap<>();
    for (String variant : new TreeSet<>(root.backend().get().variants().keySet())) {
      NativesId id = NativesId.of(nativesId().platform(), variant);
      plans.put(
          variant,
          plan(
              id,
              root.backend().get().features().keySet(),
              Linkage.STATIC,
              new TreeMap<>(),
              new ToolVersions()::of));
    }
    return List.copyOf(plans.values());
  }

  /** The name of the backend's recipe; empty for the only one with variants. */
  protected final String backend() {
    return backend == null ? "" : backend;
  }

  /** What was asked for, in one line. */
  protected final String settings() throws NativeBuildException {
    return String.join(
        " ",
        nativesId().toString(),
        machine().id(),
        recipes().toString(),
        toolchainsDirectory.toString(),
        backend(),
        String.valueOf(features),
        String.valueOf(toolchain));
  }

  /** The files and folders that plans depend on, this plugin among them. */
  protected final List<Path> inputs() throws NativeBuildException, IOException {
    List<Path> inputs = new ArrayList<>(List.of(recipes(), toolchainsDirectory.toPath()));
    RecipeCatalog catalog = RecipeCatalog.read(recipes(), nativesId().platform());
    List<String> programs = new ArrayList<>(toolchain(false).machinePrograms());
    programs.addAll(toolchain(true).machinePrograms());
    catalog.recipes().forEach(recipe -> programs.addAll(recipe.tools()));
    for (String program : new TreeSet<>(programs)) {
      inputs.add(ToolVersions.file(program));
    }
    inputs.add(ownFile());
    return inputs;
  }

  /** What else the backend alone depends on. */
  private static SortedMap<String, String> own(
      Toolchain compiler, SortedMap<String, String> extra) {
    SortedMap<String, String> lines = new TreeMap<>(extra);
    lines.put("toolchain.flags.module", String.join(" ", compiler.moduleLink()));
    if (!compiler.moduleOrder().isEmpty()) {
      lines.put("toolchain.flags.order", String.join(" ", compiler.moduleOrder()));
    }
    return lines;
  }

  private static Path ownFile() {
    try {
      return Path.of(RecipesMojo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells what programs say of their versions. */
  private interface Versions {
    Map<String, String> of(List<String> programs) throws NativeBuildException, IOException;
  }

  private BuildPlan plan(
      NativesId id,
      Set<String> features,
      Linkage linkage,
      SortedMap<String, String> extra,
      Versions versions)
      throws NativeBuildException, IOException {
    RecipeCatalog target = adapted(RecipeCatalog.read(recipes(), id.platform()));
    RecipeCatalog own =
        machine() == id.platform() ? target : RecipeCatalog.read(recipes(), machine());
    Toolchain compiler = toolchain(false);
    Toolchain machineCompiler = toolchain(true);
    return Planner.plan(
        target,
        own,
        new PlanRequest(
            id,
            backend(),
            features,
            compiler.toString(),
            compiler.identity(versions.of(compiler.machinePrograms())),
            machine(),
            machineCompiler.identity(versions.of(machineCompiler.machinePrograms())),
            versions.of(target.recipes().stream().flatMap(r -> r.tools().stream()).toList()),
            linkage,
            own(compiler, extra)));
  }
}
