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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Backend;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.Contained;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolchain;

/**
 * Traces what is in the modules of a backend to the software that it comes from, by what the linker
 * took. Code that belongs to nothing is an error: nobody could tell its licence.
 */
final class BackendComponents {
  private static final Pattern COMMIT = Pattern.compile("(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])");

  private final BuildPlan plan;
  private final Recipe recipe;
  private final Toolchain toolchain;
  private final Store store;
  private final List<String> licences;

  /** By module, the static libraries and start files inside. */
  private final Map<String, Set<String>> inputs = new LinkedHashMap<>();

  /**
   * @param licences paths below the stage's folder of licences
   */
  BackendComponents(BuildPlan plan, Toolchain toolchain, Store store, List<String> licences) {
    this.plan = plan;
    this.recipe = plan.root().orElseThrow().recipe();
    this.toolchain = toolchain;
    this.store = store;
    this.licences = List.copyOf(licences);
  }

  /**
   * The components, the backend first and the toolchain's last. What is in no module is none.
   *
   * @param folder {@link ModuleFinisher#INPUTS} of the backend's prefix
   * @throws NativeBuildException if a module has something inside that belongs to no component, or
   *     an entry of the store is damaged
   */
  List<StagedComponent> read(Path folder, StoreEntry entry)
      throws NativeBuildException, IOException {
    Backend backend = recipe.backend().orElseThrow();
    for (NativeModule module : backend.modules()) {
      Path names = folder.resolve(module.file() + ".txt");
      inputs.put(module.file(), new TreeSet<>(Files.readAllLines(names)));
    }
    List<StagedComponent> parts = new ArrayList<>();
    for (Contained contained : backend.contains()) {
      if (contained.isIn(plan.id().variant())) {
        parts.add(contained(contained));
      }
    }
    for (Step step : plan.libraries()) {
      parts.add(library(step));
    }
    for (Toolchain.Runtime runtime : toolchain.runtimes()) {
      parts.add(runtime(runtime));
    }
    refuseUnknown(backend);
    parts.removeIf(part -> part.files().isEmpty());
    List<StagedComponent> all = new ArrayList<>();
    all.add(
        new StagedComponent(
            recipe.name(),
            recipe.version(),
            recipe.license(),
            entry.info().source(),
            digest(recipe, entry),
            Role.BACKEND,
            List.copyOf(inputs.keySet()),
            parts.stream().map(StagedComponent::name).toList(),
            texts(recipe.name())));
    Set<String> present = new TreeSet<>(all.get(0).needs());
    parts.forEach(part -> all.add(withNeeds(part, present)));
    return all;
  }

  /** By module, what the linker took; to be called after {@link #read}. */
  SortedMap<String, List<String>> linked() {
    SortedMap<String, List<String>> linked = new TreeMap<>();
    inputs.forEach((module, names) -> linked.put(module, List.copyOf(names)));
    return linked;
  }

  private StagedComponent contained(Contained contained) {
    Component component = contained.component();
    Matcher commit = COMMIT.matcher(component.source());
    return new StagedComponent(
        component.name(),
        component.version(),
        component.license(),
        component.source(),
        commit.find() ? "git:" + commit.group() : "",
        Role.CONTAINED,
        contained.archives().isEmpty() ? compiled() : holders(contained.archives()),
        List.of(),
        texts(component.name()));
  }

  private StagedComponent library(Step step) throws NativeBuildException, IOException {
    Recipe library = step.recipe();
    List<String> archives = archives(library);
    Optional<StoreEntry> entry = store.get(step.fingerprint());
    return new StagedComponent(
        library.name(),
        library.version(),
        library.license(),
        entry.isPresent()
            ? entry.get().info().source()
            : library.sources().get(0).source().origin(),
        entry.isPresent() ? digest(library, entry.get()) : library.sources().get(0).identity(),
        Role.LIBRARY,
        // Of a library that is headers alone, no map tells anything.
        archives.isEmpty() ? compiled() : holders(archives),
        step.needs(),
        texts(library.name()));
  }

  private StagedComponent runtime(Toolchain.Runtime runtime) {
    return new StagedComponent(
        runtime.name(),
        runtime.version(),
        runtime.license(),
        runtime.source(),
        "",
        Role.RUNTIME,
        holders(runtime.files()),
        List.of(),
        List.of());
  }

  /** Those that the backend's own build system links, as against glue. */
  private List<String> compiled() {
    return recipe.backend().orElseThrow().modules().stream()
        .filter(module -> module.from().isPresent())
        .map(NativeModule::file)
        .toList();
  }

  private List<String> holders(Collection<String> archives) {
    return inputs.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(archives::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void refuseUnknown(Backend backend) throws BuildException {
    Set<String> known = new TreeSet<>();
    // What another variant has is as unknown in this one as anything else.
    backend.contains().stream()
        .filter(each -> each.isIn(plan.id().variant()))
        .forEach(each -> known.addAll(each.archives()));
    plan.libraries().forEach(step -> known.addAll(archives(step.recipe())));
    toolchain.runtimes().forEach(runtime -> known.addAll(runtime.files()));
    Map<String, String> unknown = new TreeMap<>();
    inputs.forEach(
        (module, names) ->
            names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> unknown.putIfAbsent(name, module)));
    if (!unknown.isEmpty()) {
      String name = unknown.keySet().iterator().next();
      throw new BuildException(
          "%s has code of %s inside, and no component has that: nobody can tell its licence"
              .formatted(unknown.get(name), String.join(", ", unknown.keySet())),
          "If the backend's build makes it, add it to the 'archives' of an item of 'contains' in %s; if the compiler adds it, to 'runtimes' in %s."
              .formatted(recipe.file(), toolchain.file()));
    }
  }

  private static List<String> archives(Recipe library) {
    return library.products().libraries().stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  private List<String> texts(String component) {
    return licences.stream().filter(path -> path.startsWith(component + "/")).toList();
  }

  private static String digest(Recipe recipe, StoreEntry entry) {
    return recipe.sources().stream()
        .filter(pinned -> pinned.source().origin().equals(entry.info().source()))
        .findFirst()
        .map(PinnedSource::identity)
        .orElse("");
  }

  private static StagedComponent withNeeds(StagedComponent part, Set<String> present) {
    return new StagedComponent(
        part.name(),
        part.version(),
        part.license(),
        part.source(),
        part.digest(),
        part.role(),
        part.files(),
        part.needs().stream().filter(present::contains).toList(),
        part.texts());
  }
}
