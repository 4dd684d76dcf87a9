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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;

/** Fetches all that builds could ever ask a server for. */
public final class Prefetch {
  private Prefetch() {}

  /**
   * @param plans of all variants, with all features
   * @return how many sources there are
   * @throws NativeBuildException if one is not to be had
   */
  public static int fetch(List<BuildPlan> plans, SourceFetcher fetcher, BuildProgress progress)
      throws NativeBuildException, IOException, InterruptedException {
    Map<String, Step> steps = new LinkedHashMap<>();
    plans.forEach(plan -> plan.stepsWithRoot().forEach(step -> steps.putIfAbsent(step.id(), step)));
    List<Step> all = List.copyOf(steps.values());
    try (SourceQueue queue = new SourceQueue(fetcher, all, progress)) {
      for (Step step : all) {
        Path file = queue.await(step).file();
        progress.note(step + ": source " + file.getFileName());
      }
    }
    return all.size();
  }
}
