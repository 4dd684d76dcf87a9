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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.apache.mxnet.natives.build.BuildProgress;
import org.apache.mxnet.natives.build.Durations;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.store.StoreListener;

/** Tells how a build goes: a line for each finished step, and on a terminal one that lives. */
final class ProgressLog implements BuildProgress, StoreListener, AutoCloseable {
  /** Phases in which nothing runs that would have to be finished. */
  private static final Set<String> WAITING = Set.of("fetch", "wait");

  /** CPU seconds after which the machine's own speed counts more than the recipes. */
  private static final double SURE = 60;

  private final Log log;
  private final LiveLine live;
  private final int steps;
  private final int cores;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Set<String> open = new TreeSet<>();
  private int finished;
  private double costDone;
  private double cpuDone;
  private double costLeft;

  /** What compilations in work have come to, as far as they tell. */
  private final Map<String, Compiled> compiled = new LinkedHashMap<>();

  private record Running(String phase, long since) {}

  private record Compiled(int done, int total, Duration left) {
    @Override
    public String toString() {
      return "%d of %d files, about %s left".formatted(done, total, Durations.text(left));
    }
  }

  ProgressLog(Log log, LiveLine live, List<Step> all, int cores) {
    this.log = log;
    this.live = live;
    this.steps = all.size();
    this.cores = cores;
    all.forEach(step -> open.add(step.id()));
    costLeft = all.stream().mapToInt(step -> step.recipe().cost()).sum();
    live.start(this::text);
  }

  @Override
  public synchronized void note(String line) {
    live.above(() -> log.info(line));
  }

  @Override
  public synchronized void warn(String line) {
    live.above(() -> log.warn(line));
  }

  @Override
  public synchronized void phase(Step step, String phase) {
    running.put(step.id(), new Running(phase, System.nanoTime()));
    compiled.remove(step.id());
    live.above(() -> log.debug(step + ": " + phase));
  }

  @Override
  public synchronized void compiled(Step step, int done, int total, Duration left) {
    Compiled now = new Compiled(done, total, left);
    Compiled before = compiled.put(step.id(), now);
    // Without a terminal, a line at each tenth tells that it lives.
    if (before != null && before.done * 10 / total < done * 10 / total) {
      live.above(() -> log.info(step + ": compiled " + now));
    }
  }

  @Override
  public synchronized void built(Step step, String phases, Duration wall, Duration cpu) {
    costDone += step.recipe().cost();
    cpuDone += cpu.toMillis() / 1000.0;
    String parts = phases.isEmpty() ? "" : phases + "; ";
    end(step, "built in %s (%sCPU %s)".formatted(Durations.text(wall), parts, Durations.text(cpu)));
  }

  @Override
  public synchronized void upToDate(Step step, String where) {
    end(step, "up to date (" + where + ")");
  }

  @Override
  public synchronized void failed(Step step, String problem) {
    open.remove(step.id());
    running.remove(step.id());
    String names =
        running.entrySet().stream()
            .filter(each -> !WAITING.contains(each.getValue().phase))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    String others = names.isEmpty() ? "" : " (finishing first what runs: " + names + ")";
    live.above(() -> log.error("%s: failed%s: %s".formatted(step, others, problem)));
  }

  private void end(Step step, String how) {
    open.remove(step.id());
    running.remove(step.id());
    compiled.remove(step.id());
    costLeft -= step.recipe().cost();
    finished++;
    live.above(() -> log.info("[%d/%d] %s: %s".formatted(finished, steps, step, how)));
  }

  /** The line that lives: what runs since when, and how long the rest may take. */
  synchronized String text() {
    String now =
        running.entrySet().stream()
            .filter(each -> !each.getValue().phase.equals("wait"))
            .map(
                each ->
                    each.getKey()
                        + ": "
                        + each.getValue().phase
                        + " "
                        + Durations.text(
                            Duration.ofNanos(System.nanoTime() - each.getValue().since)))
            .collect(Collectors.joining(", "));
    if (compiled.size() == 1 && running.size() == 1) {
      return "[%d/%d] %s; %s".formatted(finished, steps, now, compiled.values().iterator().next());
    }
    // What the recipes tell, in seconds of a machine as fast as this one turns out to be.
    // A little of what they tell counts as done: the first, small libraries say nothing yet.
    double speed = (cpuDone + SURE) / (costDone + SURE);
    Duration left = Duration.ofSeconds(Math.round(costLeft * speed / cores));
    return "[%d/%d] %s; about %s left".formatted(finished, steps, now, Durations.text(left));
  }

  @Override
  public void close() {
    live.close();
  }
}
