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
package org.apache.mxnet.natives.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.NativeModule.Glue;
import org.apache.mxnet.natives.toolchain.Toolchain;

/** The commands that compile and link the modules of glue: what Java calls, against the JDK. */
final class GluePhase {
  private final BuildSite site;
  private final List<NativeModule> modules;
  private final Map<String, String> environment;

  GluePhase(BuildSite site, List<NativeModule> modules, Map<String, String> environment) {
    this.site = site;
    this.modules = modules;
    this.environment = environment;
  }

  /** Where a module is after it was linked, by the build system or by us. */
  static Path linked(BuildSite site, NativeModule module) {
    return module.from().isPresent()
        ? site.source().resolve(module.from().get())
        : site.modules().resolve(module.file());
  }

  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (NativeModule module : modules) {
      if (module.glue().isPresent()) {
        add(module, module.glue().get(), commands);
      }
    }
    return commands;
  }

  private void add(NativeModule module, Glue glue, List<Command> commands) {
    Map<Path, Path> objects = new LinkedHashMap<>();
    List<Path> sources = new ArrayList<>();
    glue.sources().forEach(source -> sources.add(site.source().resolve(source)));
    for (Path source : glue.recipeSources()) {
      String name = module.file() + "." + sources.size() + "." + source.getFileName();
      Path copy = site.modules().resolve(name);
      // Compiled where the recipe is, its path on this machine would be part of the product.
      commands.add(command(List.of("cp", source.toString(), copy.toString())));
      sources.add(copy);
    }
    for (Path source : sources) {
      String name = module.file() + "." + objects.size() + ".o";
      objects.put(source, site.modules().resolve(name));
    }
    objects.forEach((source, object) -> commands.add(compile(glue, source, object)));
    commands.add(link(module, glue, List.copyOf(objects.values())));
  }

  private Command compile(Glue glue, Path source, Path object) {
    boolean plain = source.toString().endsWith(".c");
    Toolchain toolchain = site.toolset().toolchain();
    List<String> argv = new ArrayList<>(List.of(plain ? "cc" : "c++", "-c", "-fPIC"));
    argv.addAll(plain ? toolchain.flags().c() : toolchain.flags().cxx());
    argv.addAll(glue.flags());
    argv.add("-I" + site.jni());
    glue.includes().forEach(include -> argv.add("-I" + site.source().resolve(include)));
    argv.add("-I" + site.dependencies().resolve("include"));
    argv.addAll(List.of("-o", object.toString(), source.toString()));
    return command(argv);
  }

  private Command link(NativeModule module, Glue glue, List<Path> objects) {
    List<String> argv = new ArrayList<>(List.of("c++", "-shared"));
    argv.addAll(site.toolset().toolchain().flags().link());
    argv.add(ModuleLink.argument(site, module));
    argv.addAll(List.of("-o", linked(site, module).toString()));
    objects.forEach(object -> argv.add(object.toString()));
    for (NativeModule other : modules) {
      if (glue.links().contains(other.file())) {
        // By its SONAME, which it has.
        argv.add(linked(site, other).toString());
      }
    }
    argv.addAll(List.of("-ldl", "-lpthread", "-lm"));
    return command(argv);
  }

  private Command command(List<String> argv) {
    return new Command(argv, site.work(), environment);
  }
}
