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
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.DependencyStage;
import org.apache.mxnet.natives.build.ProbeRun;
import org.apache.mxnet.natives.build.ToolchainInstaller;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.eclipse.aether.RepositorySystem;

/**
 * Proves that the libraries work: compiles the probe of each recipe against what <code>build-deps
 * </code> built, and runs it as the toolchain's <code>runner</code> says, for example with the
 * loader of glibc 2.17, or with QEMU for another processor. A probe computes something and
 * compares.
 *
 * <p>Run <code>build-deps</code> before, with the same settings.
 */
@Mojo(name = "probe-deps", threadSafe = true)
public final class ProbeDepsMojo extends FetchingMojo {
  @Inject
  ProbeDepsMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  protected void run() throws NativeBuildException, IOException, MojoExecutionException {
    DependencyStage stage = new DependencyStage(stageFolder().path());
    if (!Files.isRegularFile(stage.document())) {
      throw new ParameterException(
          stage.document() + " is missing: no libraries were built here",
          "Run the goal build-deps first, with -Dmxnet.linkage=" + Linkage.STATIC.id() + ".");
    }
    try {
      Store store = store(new LogListener(getLog()));
      Toolset toolset =
          new ToolchainInstaller(store, fetcher()).install(toolchain(false), programs(false));
      Path work = stageFolder().path().resolve("probes");
      ProbeRun probes = new ProbeRun(stage, toolset, work);
      int run = 0;
      for (Step step : plan().libraries()) {
        if (step.recipe().probe().isPresent()) {
          probes.run(step);
          getLog().info(step + ": its probe runs well");
          run++;
        } else {
          getLog().warn(step + ": the recipe has no probe");
        }
      }
      getLog().info(run + " probes ran well" + runner(toolset));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  private static String runner(Toolset toolset) {
    return toolset.runner().isEmpty() ? "" : ", by " + String.join(" ", toolset.runner());
  }
}
