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
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.driver.CmakeFindings;
import org.apache.mxnet.natives.driver.Driver;
import org.apache.mxnet.natives.driver.ModuleLink;
import org.apache.mxnet.natives.driver.Phase;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.exec.Jobserver;
import org.apache.mxnet.natives.exec.NetworkIsolation;
import org.apache.mxnet.natives.exec.Wrapping;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.store.BuildFacts;
import org.apache.mxnet.natives.store.Store;

/** Builds a backend in its folder: from its source to a checked prefix of modules. */
final class BackendBuilder {
  private final Store store;
  private final Path storeFolder;
  private final NetworkIsolation isolation;
  private final Jobserver jobserver;
  private final BuildProgress progress;

  BackendBuilder(
      Store store,
      Path storeFolder,
      NetworkIsolation isolation,
      Jobserver jobserver,
      BuildProgress progress) {
    this.store = store;
    this.storeFolder = storeFolder;
    this.isolation = isolation;
    this.jobserver = jobserver;
    this.progress = progress;
  }

  /**
   * Fills {@code prefix}.
   *
   * @throws NativeBuildException if a command fails, something was found that is not of the stage,
   *     or a module is not fit to be shipped
   */
  BuildFacts build(
      StepBuilder.Inputs inputs,
      CompilerLauncher launcher,
      JavaHeaders headers,
      String variant,
      Path prefix)
      throws NativeBuildException, IOException, InterruptedException {
    Step step = inputs.step();
    Recipe recipe = step.recipe();
    BuildSite site = inputs.site();
    List<NativeModule> modules = recipe.backend().orElseThrow().modules();
    StepRun run = new StepRun(inputs, progress);
    CommandRunner runner = run.runner(List.of(isolation, jobserver));
    ResumableWork work = new ResumableWork(site.work(), step.fingerprint());
    // Make alone compiles among the sources, where nobody can tell what was in work.
    boolean resumes = work.resumes() && recipe.build().orElseThrow().system() != System.MAKE;
    SecondLink second = new SecondLink(step, site, inputs.log());
    if (resumes) {
      ResumableWork.dropUnfinished(site.build());
      second.startOver();
    } else {
      run.prepare(store, runner);
      headers.copyTo(site.jni());
      for (NativeModule module : modules) {
        ModuleLink.write(site, module);
      }
      work.prepared();
    }
    launcher.countIn(site.work());
    for (Phase phase : Driver.phases(recipe, site)) {
      if (phase.name().equals("compile")) {
        CommandRunner compilers = run.runner(around(step, launcher));
        compile(step, site, phase, run, compilers, resumes);
        if (second.prepare()) {
          run.run(new Phase("link", phase.commands()), compilers);
          second.finish().forEach(progress::note);
        }
      } else {
        run.run(phase, runner);
      }
      if (phase.name().equals("configure") && !site.systemLibraries()) {
        refuseForeign(recipe, site);
      }
    }
    var summary = launcher.summary();
    if (summary.isPresent()) {
      progress.note(step + ": " + summary.get());
    }
    progress.phase(step, "check");
    Installation installation = new Installation(recipe, site);
    installation.complete();
    installation.completeLicences(variant);
    ModuleFinisher finisher = new ModuleFinisher(step, site, runner, inputs.log(), storeFolder);
    for (NativeModule module : modules) {
      progress.note(finisher.finish(module, installation.prefix()));
    }
    Installation.copyTree(installation.prefix(), prefix);
    return new BuildFacts(run.built(), inputs.origin());
  }

  private List<Wrapping> around(Step step, CompilerLauncher launcher) {
    List<Wrapping> wrappings = new ArrayList<>(List.of(jobserver, launcher));
    if (!launcher.isNetworked()) {
      wrappings.add(0, isolation);
    } else {
      progress.note(step + ": compilers may use the network, for their launcher");
    }
    return wrappings;
  }

  private void compile(
      Step step, BuildSite site, Phase phase, StepRun run, CommandRunner compilers, boolean resumes)
      throws NativeBuildException, IOException, InterruptedException {
    CompileCounter counter = CompileCounter.of(step, progress, site.build());
    if (resumes) {
      progress.note(
          step + ": goes on where it was stopped, with " + counter.before() + " files compiled");
    }
    run.run(phase, compilers.listening(counter::line));
  }

  /** What CMake found elsewhere than in the stage would be linked, or at least compiled against. */
  private void refuseForeign(Recipe recipe, BuildSite site) throws BuildException, IOException {
    Path cache = site.build().resolve("CMakeCache.txt");
    if (!Files.isRegularFile(cache)) {
      return;
    }
    List<CmakeFindings.Finding> foreign =
        CmakeFindings.outside(cache, List.of(site.work(), storeFolder));
    if (!foreign.isEmpty()) {
      throw new BuildException(
          recipe + ": " + CmakeFindings.explain(foreign), CmakeFindings.REMEDY);
    }
  }
}
