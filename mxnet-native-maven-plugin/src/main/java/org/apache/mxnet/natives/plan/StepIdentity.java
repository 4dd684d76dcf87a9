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

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.BuildInstructions.Copy;
import org.apache.mxnet.natives.recipe.Recipe;

/** All that the bytes of a step depend on, as lines. */
final class StepIdentity {
  /** Raised whenever this plugin builds the same recipe otherwise than before. */
  private static final String PROCEDURE = "1";

  private final SortedMap<String, String> lines = new TreeMap<>();

  private StepIdentity() {}

  static Fingerprint of(
      Recipe recipe,
      Platform platform,
      SortedMap<String, String> toolchain,
      Map<String, String> tools,
      Map<String, Fingerprint> needs) {
    StepIdentity identity = new StepIdentity();
    identity.lines.putAll(toolchain);
    identity.put("procedure", PROCEDURE);
    identity.put("recipe", recipe.name());
    identity.put("version", recipe.version());
    identity.put("platform", platform.id());
    // Alternatives are interchangeable by the word of the recipe's author, so which of them
    // answered is no part of the identity; the store's entry records it.
    identity.list("source", recipe.sources().stream().map(each -> each.identity()).toList());
    identity.list("only", recipe.only().stream().sorted().toList());
    identity.list("patch", recipe.patches().stream().map(each -> each.sha256().hex()).toList());
    identity.list("text", recipe.texts());
    identity.list("product.library", recipe.products().libraries());
    identity.list("product.header", recipe.products().headers());
    identity.list("product.program", recipe.products().programs());
    identity.list("product.pkgconfig", recipe.products().pkgconfig());
    identity.list("product.defines", recipe.products().defines());
    recipe.tools().forEach(tool -> identity.put("tool." + tool, tools.getOrDefault(tool, "")));
    recipe.build().ifPresent(identity::instructions);
    needs.forEach((name, need) -> identity.put("need." + name, need.digest().hex()));
    return new Fingerprint(identity.lines);
  }

  private void instructions(BuildInstructions build) {
    put("build.system", build.system().id());
    put("build.folder", build.folder());
    build.options().forEach((key, value) -> put("option." + key, value));
    build.environment().forEach((key, value) -> put("environment." + key, value));
    list("argument", build.arguments());
    list("flag.c", build.flags().c());
    list("flag.c++", build.flags().cxx());
    list("flag.link", build.flags().link());
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
