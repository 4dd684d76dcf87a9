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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.plan.Step;

/**
 * Runs steps as soon as what they need is done, each on a thread of its own. After a failure it
 * starts nothing new and lets finish what runs, as make does: their results are kept for the next
 * time.
 */
final class Scheduler {
  private final int most;
  private final Work work;
  private final Map<String, Thread> running = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<Throwable> failures = new ArrayList<>();

  /**
   * @param most how many steps may run at once
   */
  Scheduler(int most, Work work) {
    this.most = most;
    this.work = work;
  }

  /** What is to be done for a step. */
  @FunctionalInterface
  interface Work {
    void run(Step step) throws NativeBuildException, IOException, InterruptedException;
  }

  /**
   * @param steps each after those that it needs; needs that are not among them are done already
   * @throws NativeBuildException the first failure, with the others as suppressed ones
   * @throws InterruptedException if the caller is; all steps have ended then
   */
  void run(List<Step> steps) throws NativeBuildException, IOException, InterruptedException {
    List<Step> open = new ArrayList<>(steps);
    open.sort(Comparator.comparingInt(Step::remaining).reversed());
    Set<String> awaited = new HashSet<>();
    steps.forEach(step -> awaited.add(step.id()));
    try {
      synchronized (this) {
        while (!running.isEmpty() || !open.isEmpty() && failures.isEmpty()) {
          if (failures.isEmpty()) {
            open.removeIf(step -> mayStart(step, awaited) && start(step));
          }
          wait();
        }
      }
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
    rethrow();
  }

  private boolean mayStart(Step step, Set<String> awaited) {
    return running.size() < most
        && step.needs().stream().allMatch(need -> done.contains(need) || !awaited.contains(need));
  }

  private boolean start(Step step) {
    Thread thread =
        new Thread(
            () -> {
              Throwable failure = null;
              try {
                work.run(step);
              } catch (Throwable e) {
                failure = e;
              }
              end(step, failure);
            },
            "build " + step.id());
    running.put(step.id(), thread);
    thread.start();
    return true;
  }

  private synchronized void end(Step step, Throwable failure) {
    running.remove(step.id());
    if (failure == null) {
      done.add(step.id());
    } else {
      failures.add(failure);
    }
    notifyAll();
  }

  private void stop() throws InterruptedException {
    List<Thread> threads;
    synchronized (this) {
      threads = List.copyOf(running.values());
    }
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void rethrow() throws NativeBuildException, IOException, InterruptedException {
    if (failures.isEmpty()) {
      return;
    }
    Throwable first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof NativeBuildException e) {
      throw e;
    }
    if (first instanceof IOException e) {
      throw e;
    }
    if (first instanceof InterruptedException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) first;
  }
}
