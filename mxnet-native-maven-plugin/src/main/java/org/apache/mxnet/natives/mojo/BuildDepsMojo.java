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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.BuildSettings;
import org.apache.mxnet.natives.build.DependencyBuild;
import org.apache.mxnet.natives.build.DependencyStage;
import org.apache.mxnet.natives.build.Prefetch;
import org.apache.mxnet.natives.build.StageStamp;
import org.apache.mxnet.natives.build.ToolchainInstaller;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.PlanText;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.eclipse.aether.RepositorySystem;

/**
 * Builds the libraries below the backend: each from its pinned source, statically, with the
 * toolchain of the platform, independent ones at the same time. The finished libraries are merged
 * in <code>target/natives/PLATFORM-VARIANT/prefix/</code>, the programs that the backend's build
 * runs in <code>tools/</code> beside it, and <code>dependencies.json</code>, also there, tells what
 * they are made of.
 *
 * <p>Every library has an identity: all that its bytes depend on (version, sources, options,
 * patches, compiler, and the identities of what it needs) as readable lines. What was once built
 * under an identity is kept in a store in the user's home folder and never built again; the goal
 * <code>
 * store-prune</code> keeps its size in hand. If something is built, a line says which of its lines
 * changed.
 *
 * <p>What each build prints goes to <code>target/natives/logs/</code>. After a failure the message
 * has its last lines and the command that repeats it by hand. Builds have no network, a fixed
 * environment and none of the user's settings. With Maven's <code>-o</code> no server is asked.
 *
 * <p>With <code>prebuilt</code> linkage there is nothing to build, and with <code>dynamic</code>
 * the libraries are the system's.
 */
@Mojo(name = "build-deps", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class BuildDepsMojo extends BuildingMojo {
  private static final Map<Linkage, String> NOTHING_TO_BUILD =
      Map.of(
          Linkage.PREBUILT, "the backend brings its libraries along, nothing to build",
          Linkage.DYNAMIC, "the libraries are the system's, nothing to build");

  /**
   * Where the backend comes from. <code>prebuilt</code>: a binary that somebody published. <code>
   * static</code>: from source, with the libraries below it. <code>dynamic</code>: from source,
   * with the system's libraries.
   */
  @Parameter(property = "mxnet.linkage", defaultValue = "prebuilt")
  private String linkage;

  /**
   * Prints what would be built, as a table and as a graph, and stops; the graph also goes to <code>
   * target/natives/PLATFORM-VARIANT/plan.dot</code>, for Graphviz. Needs no compiler's download and
   * no source.
   */
  @Parameter(property = "mxnet.plan", defaultValue = "false")
  private boolean planOnly;

  /**
   * Fetches the sources of all variants and features and the toolchain, and stops. After it
   * everything builds with <code>-o</code>.
   */
  @Parameter(property = "mxnet.prefetch", defaultValue = "false")
  private boolean prefetch;

  /**
   * How many libraries are built at once. Default: as many as can be, which share the cores. 1
   * builds one after the other, as scripts do; it needs the least memory. Example: <code>
   * -Dmxnet.libraries=1</code>.
   */
  @Parameter(property = "mxnet.libraries", defaultValue = "0")
  private int libraries;

  @Inject
  BuildDepsMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  protected void run() throws NativeBuildException, IOException, MojoExecutionException {
    Linkage chosen = Linkage.parse(linkage);
    if (chosen != Linkage.STATIC && !planOnly && !prefetch) {
      getLog().info("Linkage " + chosen.id() + ": " + NOTHING_TO_BUILD.get(chosen));
      return;
    }
    StageStamp stamp = new StageStamp(stageFolder().path());
    if (!planOnly && !prefetch && stamp.holds(settings())) {
      getLog().info("The libraries for " + nativesId() + " are there, and nothing has changed");
      return;
    }
    // For what is restored at the end.
    Sha256.warmUp();
    BuildPlan plan = plan();
    AtomicFile.writeText(stageFolder().path().resolve("plan.dot"), PlanText.dot(plan));
    try (ProgressLog log =
        new ProgressLog(
            getLog(),
            LiveLine.of(session.getRequest().isInteractiveMode()),
            plan.steps(),
            jobs())) {
      Store store = store(log);
      if (planOnly) {
        print(plan, store);
      } else if (prefetch) {
        prefetch(store, log);
      } else {
        stamp.clear();
        build(plan, store, log);
        stamp.write(settings(), watched());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted; what was finished is in the store", e);
    }
  }

  private void print(BuildPlan plan, Store store) throws NativeBuildException, IOException {
    getLog()
        .info("%s for %s, compiled by %s".formatted(plan.backend(), plan.id(), plan.toolchain()));
    Map<String, String> states = new HashMap<>();
    for (Step step : plan.stepsWithRoot()) {
      boolean stored = store.get(step.fingerprint()).isPresent();
      states.put(step.id(), stored ? "stored" : DependencyBuild.explainMiss(store, step));
    }
    PlanText.table(plan, step -> states.get(step.id())).forEach(getLog()::info);
    PlanText.graph(plan).forEach(getLog()::info);
    getLog()
        .info(
            "CPU %d s by the recipes' costs, longest chain %d s"
                .formatted(plan.totalCost(), plan.criticalPath()));
  }

  private void prefetch(Store store, ProgressLog log)
      throws NativeBuildException, IOException, InterruptedException {
    SourceFetcher fetcher = fetcher();
    int sources = Prefetch.fetch(allPlans(), fetcher, log);
    ToolchainInstaller installer = new ToolchainInstaller(store, fetcher);
    for (boolean machine : new boolean[] {false, true}) {
      installer.install(toolchain(machine), programs(machine));
    }
    getLog().info(sources + " sources and the toolchain are here: -o builds everything");
  }

  private void build(BuildPlan plan, Store store, ProgressLog log)
      throws NativeBuildException, IOException, InterruptedException {
    Path natives = stageFolder().path();
    BuildSettings settings = buildSettings(libraries > 0 ? libraries : Integer.MAX_VALUE);
    SourceFetcher fetcher = fetcher();
    ToolchainInstaller installer = new ToolchainInstaller(store, fetcher);
    Map<String, StoreEntry> entries =
        new DependencyBuild(store, fetcher, settings, log)
            .run(plan, machine -> installer.install(toolchain(machine), programs(machine)));
    DependencyStage stage = new DependencyStage(natives);
    long start = System.nanoTime();
    stage.fill(plan, entries, store);
    long bytes = entries.values().stream().mapToLong(entry -> entry.info().bytes()).sum();
    log.note(
        "restored %.1f MB from the store in %.2f s"
            .formatted(bytes / 1e6, (System.nanoTime() - start) / 1e9));
    log.note(
        "%d libraries for %s are in %s"
            .formatted(
                plan.libraries().size(),
                plan.id(),
                project.getBasedir().toPath().relativize(stage.prefix())));
  }

  /** All that the stage depends on, and the stage itself. */
  private List<Path> watched() throws NativeBuildException, IOException {
    List<Path> watched = new ArrayList<>(inputs());
    DependencyStage stage = new DependencyStage(stageFolder().path());
    watched.addAll(List.of(stage.prefix(), stage.tools(), stage.document()));
    return watched;
  }
}
