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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.BackendBuild;
import org.apache.mxnet.natives.build.BackendStager;
import org.apache.mxnet.natives.build.CompilerLauncher;
import org.apache.mxnet.natives.build.GivenSource;
import org.apache.mxnet.natives.build.JavaHeaders;
import org.apache.mxnet.natives.build.PrebuiltStager;
import org.apache.mxnet.natives.build.SystemPackages;
import org.apache.mxnet.natives.build.ToolchainInstaller;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.PrebuiltBackendReader;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.RecipeCatalog;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.eclipse.aether.RepositorySystem;

/**
 * Stages the backend for one platform and variant: its native files go to <code>
 * target/natives/PLATFORM-VARIANT/lib/</code>, its licence texts to <code>licenses/</code> beside
 * it, and <code>stage.json</code>, also there, tells the later goals what is staged.
 *
 * <p>With <code>static</code> linkage the backend is compiled from source, against the libraries
 * that <code>build-deps</code> has built, as the recipe with <code>variants</code> says; see <code>
 * docs/static-build.md</code>. What comes out is checked: every native file exports what the recipe
 * lists and nothing else, needs the C library alone, at most of the toolchain's version, and its
 * neighbours in the jar, and names no folder of this machine. The finished backend goes into the
 * store and the remote cache; whoever builds the same again takes it from there. A build that was
 * stopped goes on where it was.
 *
 * <p>With <code>dynamic</code> linkage the same recipe is compiled against libraries of this
 * system; the jar holds the backend alone, and its manifest names each library that a user must
 * have, with the package that has it.
 *
 * <p>With <code>prebuilt</code> linkage the backend is a published binary: an artifact of a Maven
 * repository, a Python wheel on this machine or on a web server, or any other zip. Which one, with
 * which SHA-256, and which of its files are taken, is declared in <code>
 * src/main/prebuilt/PLATFORM-VARIANT.yaml</code>, for example <code>linux-x86_64-cpu.yaml</code>.
 * The goal fails if the bytes are not the pinned ones (wherever they come from, the local
 * repository included), if a declared file is missing, if the archive holds a native file that the
 * declaration does not mention, or if a file is for another machine.
 *
 * <p>With Maven's <code>-o</code> it asks no server.
 */
@Mojo(name = "compile-backend", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompileBackendMojo extends BuildingMojo {
  /**
   * Where the backend comes from. <code>prebuilt</code>: a binary that somebody published. <code>
   * static</code>: from source, with the libraries below it. <code>dynamic</code>: from source,
   * with the system's libraries.
   */
  @Parameter(property = "mxnet.linkage", defaultValue = "prebuilt")
  private String linkage;

  /**
   * The folder of the declarations of prebuilt backends, a file <code>
   * PLATFORM-VARIANT.yaml</code> for each. Their format is described in <code>
   * docs/prebuilt.md</code>.
   */
  @Parameter(property = "mxnet.prebuilt", defaultValue = "${project.basedir}/src/main/prebuilt")
  private File prebuiltDirectory;

  /**
   * A checkout of the backend, with its submodules, to build instead of the source that the recipe
   * pins. It is copied, and nothing is written into it. Example: <code>
   * -Dmxnet.source=/home/me/mxnet</code>.
   */
  @Parameter(property = "mxnet.source")
  private File source;

  /**
   * What starts the compilers of the backend. <code>auto</code>: ccache, if it is installed. <code>
   * none</code>: nothing. <code>ccache</code>, <code>sccache</code>: caches of compiled files.
   * <code>distcc</code>, <code>icecc</code>: other machines compile as well; set <code>
   * mxnet.cores</code> to the number of jobs for all of them. Their own variables (<code>CCACHE_DIR
   * </code>, <code>DISTCC_HOSTS</code> …) are taken from the environment. All but ccache need the
   * network, which compilers have no access to otherwise.
   */
  @Parameter(property = "mxnet.launcher", defaultValue = "auto")
  private String launcher;

  @Inject
  CompileBackendMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  protected void run() throws NativeBuildException, IOException, MojoExecutionException {
    Linkage chosen = Linkage.parse(linkage);
    Stage stage;
    try {
      stage = chosen == Linkage.PREBUILT ? prebuilt() : built(chosen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted; the same command goes on from here", e);
    }
    Path libraries = stageFolder().libraries();
    getLog()
        .info(
            "%s %s for %s: %s in %s"
                .formatted(
                    stage.name(),
                    stage.version(),
                    stage.id(),
                    stage.libraries().stream()
                        .map(StagedFile::path)
                        .collect(Collectors.joining(", ")),
                    project.getBasedir().toPath().relativize(libraries)));
  }

  private Stage prebuilt() throws NativeBuildException, IOException {
    return new PrebuiltStager(fetcher(stageFolder().downloads()), getLog()::info)
        .stage(PrebuiltBackendReader.read(prebuiltDirectory.toPath(), nativesId()), stageFolder());
  }

  private Stage built(Linkage chosen)
      throws NativeBuildException, IOException, InterruptedException {
    boolean system = chosen == Linkage.DYNAMIC;
    Recipe recipe = backendRecipe();
    Toolchain toolchain = toolchain(false);
    JavaHeaders headers = javaHeaders();
    SortedMap<String, String> extra = new TreeMap<>(headers.identity());
    if (system) {
      extra.putAll(SystemPackages.of(recipe, toolchain));
    }
    BuildPlan plan = plan(chosen, extra);
    Step root = plan.root().orElseThrow(() -> noBuild(plan));
    CompilerLauncher starter =
        CompilerLauncher.of(
            launcher, toolchain, System.getenv(), Path.of(System.getProperty("user.home")));
    LiveLine live = LiveLine.of(session.getRequest().isInteractiveMode());
    try (ProgressLog log = new ProgressLog(getLog(), live, List.of(root), jobs())) {
      Store store = store(log);
      ToolchainInstaller installer = new ToolchainInstaller(store, fetcher());
      StoreEntry entry =
          new BackendBuild(store, fetcher(), buildSettings(1), starter, headers, log)
              .run(plan, system, machine -> installer.install(toolchain, programs(machine)));
      return new BackendStager(store).stage(plan, toolchain, entry, chosen, stageFolder());
    }
  }

  @Override
  protected RecipeCatalog adapted(RecipeCatalog catalog) throws NativeBuildException, IOException {
    if (source == null) {
      return catalog;
    }
    Recipe recipe = catalog.backend(backend());
    Path archives = storeFolder().resolve("sources");
    return catalog.with(GivenSource.apply(recipe, source.toPath(), archives));
  }

  private static ParameterException noBuild(BuildPlan plan) {
    return new ParameterException(
        "the recipe of " + plan.backend() + " does not say how it is built",
        "Give it 'build' and 'modules', see docs/recipes.md; or use -Dmxnet.linkage=prebuilt.");
  }
}
