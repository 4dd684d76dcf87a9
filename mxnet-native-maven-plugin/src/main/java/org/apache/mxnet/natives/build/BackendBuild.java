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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.Jobserver;
import org.apache.mxnet.natives.exec.NetworkIsolation;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.fetch.SourceFetcher.Fetched;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.codehaus.plexus.util.FileUtils;

/**
 * Builds the backend of a plan, whose libraries are in the store. Unlike theirs, its folder has
 * always the same name, and a build that was stopped goes on there.
 */
public final class BackendBuild {
  private final Store store;
  private final SourceFetcher fetcher;
  private final BuildSettings settings;
  private final CompilerLauncher launcher;
  private final JavaHeaders headers;
  private final BuildProgress progress;

  public BackendBuild(
      Store store,
      SourceFetcher fetcher,
      BuildSettings settings,
      CompilerLauncher launcher,
      JavaHeaders headers,
      BuildProgress progress) {
    this.store = store;
    this.fetcher = fetcher;
    this.settings = settings;
    this.launcher = launcher;
    this.headers = headers;
    this.progress = progress;
  }

  /**
   * The backend, built if neither the store nor the remote cache has it.
   *
   * @param systemLibraries whether it is linked with the libraries of the build machine
   * @throws NativeBuildException if a library below it is not built, a source is not to be had, a
   *     command fails, or a module is not fit to be shipped
   */
  public StoreEntry run(BuildPlan plan, boolean systemLibraries, DependencyBuild.Toolsets toolsets)
      throws NativeBuildException, IOException, InterruptedException {
    Step root = plan.root().orElseThrow();
    var stored = store.get(root.fingerprint());
    if (stored.isPresent()) {
      progress.upToDate(root, "stored");
      return stored.get();
    }
    progress.note(root + ": " + DependencyBuild.explainMiss(store, root));
    AtomicBoolean ours = new AtomicBoolean();
    StoreEntry entry =
        store.build(
            DependencyBuild.request(root),
            prefix -> {
              ours.set(true);
              Toolset toolset = toolsets.get(false);
              demandFinishers(toolset.toolchain());
              StepBuilder.Inputs inputs = inputs(plan, root, systemLibraries, toolset);
              NetworkIsolation isolation = NetworkIsolation.detect();
              progress.note(isolation.description());
              try (Jobserver jobserver = Jobserver.open(settings.work(), settings.cores())) {
                // Make's first job is ours.
                jobserver.acquire();
                return new BackendBuilder(store, settings.store(), isolation, jobserver, progress)
                    .build(inputs, launcher, headers, plan.id().variant(), prefix);
              }
            });
    if (!ours.get()) {
      progress.upToDate(root, "remote cache, or built by another build meanwhile");
    }
    if (!settings.keepWork()) {
      FileUtils.deleteDirectory(work(root).toFile());
    }
    return entry;
  }

  /** Libraries do without; a backend would miss them an hour later. */
  private static void demandFinishers(Toolchain toolchain) throws BuildException {
    for (String role : List.of("objcopy", "strip")) {
      if (!toolchain.programs().containsKey(role)) {
        throw new BuildException(
            toolchain.file() + " names no " + role + ", which takes the symbols out of a backend",
            "Add it under 'programs', " + role + ": [/usr/bin/" + role + "] for example.");
      }
    }
  }

  private StepBuilder.Inputs inputs(
      BuildPlan plan, Step root, boolean systemLibraries, Toolset toolset)
      throws NativeBuildException, IOException {
    List<StoreEntry> libraries = entries(plan.libraries());
    List<StoreEntry> tools = entries(plan.tools());
    progress.phase(root, "fetch");
    Fetched source = fetcher.fetch(root.recipe().sources());
    BuildSite site =
        new BuildSite(
            work(root),
            root.recipe().file().toAbsolutePath().getParent(),
            root.platform(),
            settings.machine(),
            toolset,
            root.recipe().build().orElseThrow().buildFolder(),
            systemLibraries,
            launcher.precompiles());
    return new StepBuilder.Inputs(
        root,
        source.file(),
        source.pinned().source().origin(),
        libraries,
        tools,
        site,
        settings.logs().resolve(root.id() + ".log"));
  }

  private List<StoreEntry> entries(List<Step> steps) throws NativeBuildException, IOException {
    List<StoreEntry> entries = new ArrayList<>();
    for (Step step : steps) {
      var entry = store.get(step.fingerprint());
      if (entry.isEmpty()) {
        throw new BuildException(
            step + " is not in the store: it was not built, or with other settings",
            "Run the goal build-deps first, with the same settings.");
      }
      entries.add(entry.get());
    }
    return entries;
  }

  private Path work(Step root) {
    return settings.work().resolve(root.id());
  }
}
