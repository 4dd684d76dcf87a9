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

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.toolchain.Toolchain;

/** Tells of a plan what went into it. */
final class BuildRecords {
  private BuildRecords() {}

  static BuildRecord of(
      BuildPlan plan, Toolchain toolchain, SortedMap<String, List<String>> linked) {
    List<Input> inputs = new ArrayList<>();
    toolchain
        .download()
        .ifPresent(
            download ->
                download
                    .sources()
                    .forEach(
                        source ->
                            inputs.add(
                                source(
                                    "toolchain", toolchain.name(), toolchain.triple(), source))));
    for (Step step : plan.stepsWithRoot()) {
      Recipe recipe = step.recipe();
      inputs.add(
          new Input(
              "recipe",
              step.id(),
              recipe.version(),
              recipe.file().getParent().getFileName() + "/" + recipe.file().getFileName(),
              "sha256:" + step.fingerprint().digest()));
      for (PinnedSource source : recipe.sources()) {
        inputs.add(source("source", step.id(), recipe.version(), source));
      }
      recipe
          .patches()
          .forEach(
              patch ->
                  inputs.add(
                      new Input(
                          "patch",
                          step.id(),
                          recipe.version(),
                          recipe.file().getParent().relativize(patch.file()).toString(),
                          "sha256:" + patch.sha256())));
    }
    Step root = plan.root().orElseThrow();
    return new BuildRecord(
        toolchain.name(),
        root.fingerprint().digest().hex(),
        root.fingerprint().lines(),
        inputs,
        linked);
  }

  private static Input source(String kind, String name, String version, PinnedSource source) {
    return new Input(kind, name, version, source.source().origin(), source.identity());
  }
}
