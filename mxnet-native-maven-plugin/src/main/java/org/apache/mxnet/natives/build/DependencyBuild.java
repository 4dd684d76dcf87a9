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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.Jobserver;
import org.apache.mxnet.natives.exec.NetworkIsolation;
import org.apache.mxnet.natives.exec.Wrapping;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.store.EntryRequest;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.codehaus.plexus.util.FileUtils;

/**
 * Makes a plan true: what the store has is taken, the rest is built, independent libraries at the
 * same time.
 */
public final class DependencyBuild {
  private static final int REMOTE_AT_ONCE = 4;

  private final Store store;
  private final SourceFetcher fetcher;
  private final BuildSettings settings;
  private final BuildProgress progress;
  private final Map<String, StoreEntry> entries = new ConcurrentHashMap<>();

  /** The compilers, installed only if something must be built. */
  @FunctionalInterface
  public interface Toolsets {
    /**
     * @param machine whether those for the build machine are meant
     */
    Toolset get(boolean machine) throws NativeBuildException, IOException, InterruptedException;
  }

  public DependencyBuild(
      Store store, SourceFetcher fetcher, BuildSettings settings, BuildProgress progress) {
    this.store = store;
    this.fetcher = fetcher;
    this.settings = settings;
    this.progress = progress;
  }

  /** The request by which the store knows a step. */
  static EntryRequest request(Step step) {
    return new EntryRequest(
        step.recipe().name(), step.recipe().version(), step.platform().id(), step.fingerprint());
  }

  /** Why a step must be built, in one line: what differs from the nearest that was built before. */
  public static String explainMiss(Store store, Step step) throws IOException {
    return store.explainMiss(step.recipe().name(), step.platform().id(), step.fingerprint());
  }

  /**
   * Builds what is missing.
   *
   * @return the entry of each step, by its id
   * @throws NativeBuildException if a source is not to be had, a library cannot be built, or is not
   *     as promised; what was finished stays in the store
   */
  public Map<String, StoreEntry> run(BuildPlan plan, Toolsets toolsets)
      throws NativeBuildException, IOException, InterruptedException {
    List<Step> missing = new ArrayList<>();
    for (Step step : plan.steps()) {
      var stored = store.get(step.fingerprint());
      if (stored.isPresent()) {
        entries.put(step.id(), stored.get());
        progress.upToDate(step, "stored");
      } else {
        missing.add(step);
      }
    }
    missing.removeAll(fetch(missing));
    if (!missing.isEmpty()) {
      build(plan, missing, toolsets);
    }
    Map<String, StoreEntry> result = new HashMap<>();
    plan.steps().forEach(step -> result.put(step.id(), entries.get(step.id())));
    return result;
  }

  /** What the remote cache has; asked before any source or compiler is fetched. */
  private List<Step> fetch(List<Step> missing)
      throws NativeBuildException, IOException, InterruptedException {
    List<Step> fetched = Collections.synchronizedList(new ArrayList<>());
    if (!settings.remote() || missing.isEmpty()) {
      return fetched;
    }
    long start = System.nanoTime();
    // In any order: what is fetched needs nothing else.
    List<Step> alone = missing.stream().map(Step::withoutNeeds).toList();
    new Scheduler(
            REMOTE_AT_ONCE,
            step -> {
              var entry = store.fetch(request(step));
              if (entry.isPresent()) {
                entries.put(step.id(), entry.get());
                progress.upToDate(step, "remote cache");
                fetched.add(step);
              }
            })
        .run(alone);
    progress.note(
        "fetched %d libraries from the remote cache in %.2f s"
            .formatted(fetched.size(), (System.nanoTime() - start) / 1e9));
    Set<String> ids = fetched.stream().map(Step::id).collect(Collectors.toSet());
    return missing.stream().filter(step -> ids.contains(step.id())).toList();
  }

  private void build(BuildPlan plan, List<Step> missing, Toolsets toolsets)
      throws NativeBuildException, IOException, InterruptedException {
    Map<Boolean, Toolset> tools = new HashMap<>();
    for (Step step : missing) {
      progress.note(step + ": " + explainMiss(store, step));
      if (!tools.containsKey(step.machine())) {
        tools.put(step.machine(), toolsets.get(step.machine()));
      }
    }
    forgetEarlierWork();
    NetworkIsolation isolation = NetworkIsolation.detect();
    progress.note(isolation.description());
    try (Jobserver jobserver = Jobserver.open(settings.work(), settings.cores());
        CoreBudget cores = new CoreBudget(jobserver, settings.cores());
        SourceQueue sources = new SourceQueue(fetcher, missing, progress)) {
      List<Wrapping> wrappings = List.of(isolation, jobserver);
      StepBuilder builder = new StepBuilder(store, settings.store(), wrappings, progress);
      new Scheduler(
              settings.libraries(),
              step -> {
                try {
                  build(plan, step, tools.get(step.machine()), builder, cores, sources);
                } catch (NativeBuildException | IOException | RuntimeException e) {
                  progress.failed(
                      step, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                  throw e;
                }
              })
          .run(missing);
    }
  }

  private void forgetEarlierWork() {
    try {
      FileUtils.deleteDirectory(settings.work().toFile());
    } catch (IOException e) {
      progress.warn(
          "What an earlier build left in " + settings.work() + " stays: " + e.getMessage());
    }
  }

  private void build(
      BuildPlan plan,
      Step step,
      Toolset toolset,
      StepBuilder builder,
      CoreBudget cores,
      SourceQueue sources)
      throws NativeBuildException, IOException, InterruptedException {
    SourceFetcher.Fetched source = sources.await(step);
    progress.phase(step, "wait");
    BuildSite site =
        new BuildSite(
            // A folder of its own: if a build was killed, what it had started may still be writing.
            settings.work().resolve(step.id() + "-" + UUID.randomUUID().toString().substring(0, 8)),
            step.recipe().file().toAbsolutePath().getParent(),
            step.platform(),
            settings.machine(),
            toolset,
            step.recipe().build().orElseThrow().buildFolder(),
            false,
            true);
    StepBuilder.Inputs inputs =
        new StepBuilder.Inputs(
            step,
            source.file(),
            source.pinned().source().origin(),
            plan.libraries(step).stream().map(need -> entries.get(need.id())).toList(),
            plan.tools(step).stream().map(need -> entries.get(need.id())).toList(),
            site,
            settings.logs().resolve(step.id() + ".log"));
    AtomicBoolean ours = new AtomicBoolean();
    StoreEntry entry =
        store.build(
            request(step),
            prefix -> {
              // Only now: while another process builds the same, its core is ours.
              cores.acquire(step.remaining());
              ours.set(true);
              try {
                return builder.build(inputs, prefix);
              } finally {
                cores.release();
              }
            });
    entries.put(step.id(), entry);
    if (!ours.get()) {
      progress.upToDate(step, "built by another build meanwhile");
    }
    if (!settings.keepWork()) {
      FileUtils.deleteDirectory(site.work().toFile());
    }
  }
}
