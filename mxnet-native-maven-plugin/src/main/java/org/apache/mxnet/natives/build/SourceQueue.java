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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.fetch.SourceFetcher.Fetched;
import org.apache.mxnet.natives.plan.Step;

/** Fetches sources beside the builds, a few at a time, those of the longest chains first. */
final class SourceQueue implements AutoCloseable {
  /** Kind to servers, and enough to keep a slow one from holding up the rest. */
  private static final int AT_ONCE = 4;

  private final ExecutorService workers;
  private final Map<String, Future<Fetched>> fetched = new HashMap<>();

  SourceQueue(SourceFetcher fetcher, List<Step> steps, BuildProgress progress) {
    workers =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "fetch sources");
              thread.setDaemon(true);
              return thread;
            });
    steps.stream()
        .sorted(Comparator.comparingInt(Step::remaining).reversed())
        .forEach(
            step ->
                fetched.put(
                    step.id(),
                    workers.submit(
                        () -> {
                          progress.phase(step, "fetch");
                          return fetcher.fetch(step.recipe().sources());
                        })));
  }

  /**
   * Waits for a step's source.
   *
   * @throws NativeBuildException if it is not to be had
   */
  Fetched await(Step step) throws NativeBuildException, IOException, InterruptedException {
    try {
      return fetched.get(step.id()).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NativeBuildException cause) {
        throw cause;
      }
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
