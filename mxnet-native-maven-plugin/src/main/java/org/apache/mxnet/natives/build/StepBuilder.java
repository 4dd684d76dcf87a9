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
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.driver.Driver;
import org.apache.mxnet.natives.driver.Phase;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.exec.Wrapping;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.store.BuildFacts;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;

/** Builds one library in a folder of its own: from its source to a checked prefix. */
final class StepBuilder {
  private final Store store;
  private final Path storeFolder;
  private final List<Wrapping> wrappings;
  private final BuildProgress progress;

  /**
   * @param storeFolder its path must not be in any product
   * @param wrappings what goes around each command of a build system
   */
  StepBuilder(Store store, Path storeFolder, List<Wrapping> wrappings, BuildProgress progress) {
    this.store = store;
    this.storeFolder = storeFolder;
    this.wrappings = List.copyOf(wrappings);
    this.progress = progress;
  }

  /**
   * What one build is made from.
   *
   * @param archive the verified source
   * @param origin which alternative gave it
   * @param libraries what it is compiled against
   * @param tools what its build runs
   */
  record Inputs(
      Step step,
      Path archive,
      String origin,
      List<StoreEntry> libraries,
      List<StoreEntry> tools,
      BuildSite site,
      Path log) {}

  /**
   * Fills {@code prefix}.
   *
   * @throws NativeBuildException if a command fails, or the result is not as the recipe promises
   */
  BuildFacts build(Inputs inputs, Path prefix)
      throws NativeBuildException, IOException, InterruptedException {
    Recipe recipe = inputs.step().recipe();
    BuildSite site = inputs.site();
    StepRun run = new StepRun(inputs, progress);
    CommandRunner runner = run.runner(wrappings);
    run.prepare(store, runner);
    for (Phase phase : Driver.phases(recipe, site)) {
      run.run(phase, runner);
    }
    progress.phase(inputs.step(), "check");
    Installation installation = new Installation(recipe, site);
    installation.complete();
    Products.check(inputs.step(), site, installation.prefix(), storeFolder);
    Installation.copyTree(installation.prefix(), prefix);
    return new BuildFacts(run.built(), inputs.origin());
  }
}
