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
package org.apache.mxnet.natives.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Backend;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.BuildInstructions.Copy;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.Contained;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.NativeModule.Glue;
import org.apache.mxnet.natives.recipe.Recipe;

/** All that the bytes of a step depend on, as lines. */
final class StepIdentity {
  /** Raised whenever this plugin builds the same recipe otherwise than before. */
  private static final String PROCEDURE = "1";

  /** The same of the backend alone. */
  private static final String PROCEDURE_OF_BACKENDS = "2";

  private final SortedMap<String, String> lines = new TreeMap<>();

  private StepIdentity() {}

  static Fingerprint of(
      Recipe recipe,
      Platform platform,
      SortedMap<String, String> toolchain,
      Map<String, String> tools,
      Map<String, Fingerprint> needs) {
    StepIdentity identity = new StepIdentity();
    identity.common(recipe, platform, toolchain, tools, needs);
    return new Fingerprint(identity.lines);
  }

  /**
   * Of the backend.
   *
   * @param recipe with the instructions of the chosen variant and features
   * @throws IOException if a file of glue beside the recipe cannot be read
   */
  static Fingerprint ofRoot(Recipe recipe, PlanRequest request, Map<String, Fingerprint> needs)
      throws IOException {
    StepIdentity identity = new StepIdentity();
    identity.common(recipe, request.id().platform(), request.toolchain(), request.tools(), needs);
    identity.put("procedure.backend", PROCEDURE_OF_BACKENDS);
    identity.put("variant", request.id().variant());
    request.features().forEach(feature -> identity.put("feature." + feature, "on"));
    identity.put("linkage", request.linkage().id());
    Backend backend = recipe.backend().orElseThrow();
    for (NativeModule module : backend.modules()) {
      identity.module(recipe, module);
    }
    for (Contained contained : backend.contains()) {
      // Their licences are taken out of the source when it is there.
      if (contained.isIn(request.id().variant())) {
        Component component = contained.component();
        identity.list("contains." + component.name() + ".text", component.texts());
      }
    }
    identity.lines.putAll(request.extra());
    return new Fingerprint(identity.lines);
  }

  private void common(
      Recipe recipe,
      Platform platform,
      SortedMap<String, String> toolchain,
      Map<String, String> tools,
      Map<String, Fingerprint> needs) {
    lines.putAll(toolchain);
    put("procedure", PROCEDURE);
    put("recipe", recipe.name());
    put("version", recipe.version());
    put("platform", platform.id());
    // Alternatives are interchangeable by the word of the recipe's author, so which of them
    // answered is no part of the identity; the store's entry records it.
    list("source", recipe.sources().stream().map(each -> each.identity()).toList());
    list("only", recipe.only().stream().sorted().toList());
    list("patch", recipe.patches().stream().map(each -> each.sha256().hex()).toList());
    list("text", recipe.texts());
    list("product.library", recipe.products().libraries());
    list("product.header", recipe.products().headers());
    list("product.program", recipe.products().programs());
    list("product.pkgconfig", recipe.products().pkgconfig());
    list("product.defines", recipe.products().defines());
    recipe.tools().forEach(tool -> put("tool." + tool, tools.getOrDefault(tool, "")));
    recipe.build().ifPresent(this::instructions);
    needs.forEach((name, need) -> put("need." + name, need.digest().hex()));
  }

  private void module(Recipe recipe, NativeModule module) throws IOException {
    String key = "module." + module.file();
    module.from().ifPresent(from -> put(key + ".from", from));
    list(key + ".export", module.exports());
    if (module.glue().isPresent()) {
      Glue glue = module.glue().get();
      list(key + ".glue.source", glue.sources());
      List<Path> files = glue.recipeSources();
      for (int i = 0; i < files.size(); i++) {
        Path name = recipe.file().getParent().relativize(files.get(i));
        put(
            String.format("%s.glue.recipeSource.%03d.%s", key, i, name),
            Sha256.of(files.get(i)).hex());
      }
      list(key + ".glue.include", glue.includes());
      list(key + ".glue.flag", glue.flags());
      list(key + ".glue.link", glue.links());
    }
  }

  private void instructions(BuildInstructions build) {
    put("build.system", build.system().id());
    put("build.folder", build.folder());
    if (!build.buildFolder().isEmpty()) {
      put("build.buildFolder", build.buildFolder());
    }
    build.options().forEach((key, value) -> put("option." + key, value));
    build.environment().forEach((key, value) -> put("environment." + key, value));
    list("argument", build.arguments());
    list("flag.c", build.flags().c());
    list("flag.c++", build.flags().cxx());
    list("flag.link", build.flags().link());
    build.precompile().forEach((target, headers) -> list("precompile." + target, headers));
    list("target", build.targets());
    list("install", build.installTargets());
    list("remove", build.remove());
    commands("configure", build.commands().configure());
    commands("compile", build.commands().compile());
    commands("install", build.commands().install());
    for (Copy copy : build.copies()) {
      put("copy." + copy.from(), copy.to());
    }
  }

  private void commands(String phase, List<List<String>> commands) {
    for (int i = 0; i < commands.size(); i++) {
      list(String.format("command.%s.%03d", phase, i), commands.get(i));
    }
  }

  private void list(String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      put(String.format("%s.%03d", key, i), values.get(i));
    }
  }

  private void put(String key, String value) {
    lines.put(key, value);
  }
}
