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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildIdNote;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.driver.Driver;
import org.apache.mxnet.natives.driver.ModuleLink;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.product.LinkInputs;
import org.apache.mxnet.natives.product.ModuleCheck;
import org.apache.mxnet.natives.product.ModuleRequest;
import org.apache.mxnet.natives.product.ModuleSummary;
import org.apache.mxnet.natives.recipe.NativeModule;

/** Makes what was linked what is shipped: without symbols, which are kept apart, and checked. */
final class ModuleFinisher {
  /** Where modules are in the prefix of a backend. */
  static final String LIBRARIES = "lib";

  /** Where their symbols are, {@code <file>.debug}. */
  static final String DEBUG = "debug";

  /** Where it is told what they were linked from, {@code <file>.txt}, a name on each line. */
  static final String INPUTS = "inputs";

  private final Step step;
  private final BuildSite site;
  private final CommandRunner runner;
  private final Path log;
  private final Path store;
  private final Set<String> finished = new HashSet<>();

  /**
   * @param store its path must not be in any module, like those of the site
   */
  ModuleFinisher(Step step, BuildSite site, CommandRunner runner, Path log, Path store) {
    this.step = step;
    this.site = site;
    this.runner = runner;
    this.log = log;
    this.store = store;
  }

  /**
   * Finishes one module; those that it links come before it.
   *
   * @param prefix gets {@code lib/<file>}, {@code debug/<file>.debug} and {@code inputs/<file>.txt}
   * @return a line about it
   * @throws NativeBuildException if it is not fit to be shipped
   */
  String finish(NativeModule module, Path prefix)
      throws NativeBuildException, IOException, InterruptedException {
    Path linked = Driver.linked(site, module);
    if (!Files.isRegularFile(linked)) {
      throw new BuildException(
          step.recipe().file() + ": the build of " + step + " has left no " + linked,
          "Correct 'modules': the log " + log + " shows what was linked.");
    }
    Path library = prefix.resolve(LIBRARIES).resolve(module.file());
    Path debug = prefix.resolve(DEBUG).resolve(module.file() + ".debug");
    Files.createDirectories(library.getParent());
    Files.createDirectories(debug.getParent());
    Files.copy(linked, library, StandardCopyOption.REPLACE_EXISTING);
    if (site.toolset().isZig()) {
      run(library, "objcopy", BuildIdNote.renaming(), library.toString());
      BuildIdNote.fill(library);
    }
    run(library, "objcopy", "--only-keep-debug", library.toString(), debug.toString());
    run(library, "strip", "--strip-all", library.toString());
    // By its name alone: a debugger looks for it beside the library and in folders it is told.
    run(debug, "objcopy", "--add-gnu-debuglink=" + debug.getFileName(), library.toString());
    ModuleSummary summary =
        new ModuleCheck()
            .run(
                new ModuleRequest(
                    step.toString(),
                    library,
                    module.file(),
                    step.platform(),
                    site.toolset().toolchain().floor().orElse(Products.NO_FLOOR),
                    module.exports(),
                    Set.copyOf(finished),
                    site.systemLibraries(),
                    Products.paths(site, store)));
    inputs(module, prefix);
    finished.add(module.file());
    return "%s: %.1f MB, %d exports, glibc %s, needs %s"
        .formatted(
            module.file(),
            summary.bytes() / 1e6,
            summary.exports(),
            summary.glibc().map(GlibcVersion::toString).orElse("of any version"),
            String.join(" ", summary.needed()));
  }

  private void inputs(NativeModule module, Path prefix) throws BuildException, IOException {
    Path map = ModuleLink.map(site, module);
    if (!Files.isRegularFile(map)) {
      throw new BuildException(
          "%s: the linker has written no map %s of %s, so nobody can tell what is inside"
              .formatted(step.recipe().file(), map, module.file()),
          "Give its link command ${link:%s}, which asks for the map.".formatted(module.file()));
    }
    Path inputs = prefix.resolve(INPUTS).resolve(module.file() + ".txt");
    Files.createDirectories(inputs.getParent());
    Files.write(inputs, LinkInputs.of(map));
  }

  private void run(Path at, String role, String... arguments)
      throws NativeBuildException, IOException, InterruptedException {
    List<String> argv = new ArrayList<>();
    argv.add(site.toolset().programs().resolve(role).toString());
    argv.addAll(List.of(arguments));
    Map<String, String> environment = Map.of("PATH", BuildSite.MACHINE_PATH, "LC_ALL", "C");
    runner.run(step.id() + ": strip", new Command(argv, at.getParent(), environment), log);
  }
}
