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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.CompilerLauncher;
import org.apache.mxnet.natives.build.SystemPackages;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.fetch.FetchedSources;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.preflight.BuildPrograms;
import org.apache.mxnet.natives.preflight.Check;
import org.apache.mxnet.natives.preflight.DiskCheck;
import org.apache.mxnet.natives.preflight.ErrorCheck;
import org.apache.mxnet.natives.preflight.Preflight;
import org.apache.mxnet.natives.preflight.ProgramCheck;
import org.apache.mxnet.natives.preflight.ProgramNeed;
import org.apache.mxnet.natives.preflight.RestrictionCheck;
import org.apache.mxnet.natives.preflight.SourceCheck;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.Variant;
import org.apache.mxnet.natives.sign.KeyChoice;
import org.apache.mxnet.natives.sign.SigningException;
import org.apache.mxnet.natives.toolchain.Toolchain;

/**
 * Finds what this build would miss before it does any work, and tells all of it in one message,
 * with one command that installs the packages through apt-get, dnf or brew, whichever is here.
 *
 * <p>Always: room on the disks of <code>target/</code> and of the store; and, if this run of Maven
 * reaches the goal <code>sign</code>, the signing key and its passphrase, unless a mock key will
 * do.
 *
 * <p>With <code>static</code> and <code>dynamic</code> linkage also: the programs of the toolchain,
 * of the recipes and of their build systems, the lowest versions that the toolchain's <code>
 * requires</code> asks for, the programs that fetch sources (unless Maven is offline, or the
 * sources are here), what the variant <code>requires</code> of the machine, the JDK's headers, the
 * launcher of the compilers, and in <code>dynamic</code> linkage the system's packages. A variant
 * that may not be published is refused if this run of Maven deploys.
 *
 * <p>The plan of a variant that this machine cannot build is still to be had: <code>
 * mvn mxnet-native:build-deps -Dmxnet.plan</code>.
 */
@Mojo(name = "preflight", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class PreflightMojo extends RecipesMojo {
  private static final String ALLOW_RESTRICTED = "mxnet.allowRestricted";
  private static final String REQUIRED_DISK = "mxnet.requiredDisk";
  private static final long MEGABYTES_FROM_SOURCE = 5000;
  private static final long MEGABYTES_PREBUILT = 500;

  /**
   * Where the backend comes from: <code>prebuilt</code>, <code>static</code> or <code>dynamic
   * </code>, as for the goals that get it.
   */
  @Parameter(property = "mxnet.linkage", defaultValue = "prebuilt")
  private String linkage;

  /** Skips this goal; what is missing is then found by the goals that need it. */
  @Parameter(property = "mxnet.preflight.skip", defaultValue = "false")
  private boolean skip;

  /** The store, as for the goal build-deps: its disk is looked at. */
  @Parameter(property = "mxnet.store", defaultValue = "${user.home}/.cache/mxnet-natives")
  private File store;

  /**
   * How many megabytes (10^6 bytes) must be free on each disk that the build writes to: that of
   * <code>target/</code>, and from source that of the store. 0 takes any disk. Default: 5000 from
   * source, 500 for a prebuilt backend. Example: <code>-Dmxnet.requiredDisk=2000</code>.
   */
  @Parameter(property = REQUIRED_DISK)
  private Long requiredDisk;

  /**
   * Whether a variant that may not be published is deployed nevertheless, for example to a
   * repository that nobody else reads. The variant's <code>restriction</code> says why it may not.
   */
  @Parameter(property = ALLOW_RESTRICTED, defaultValue = "false")
  private boolean allowRestricted;

  /** The checkout that compile-backend builds, if one is given: its source is not fetched. */
  @Parameter(property = "mxnet.source")
  private File source;

  /** What starts the compilers, as for the goal compile-backend: it must be installed. */
  @Parameter(property = "mxnet.launcher", defaultValue = "auto")
  private String launcher;

  /** Whether the goal sign is skipped, and so needs no key. */
  @Parameter(property = "mxnet.sign.skip", defaultValue = "false")
  private boolean signSkip;

  /** Whether the goal sign refuses a mock key for SNAPSHOT versions too. */
  @Parameter(property = "mxnet.sign.requireKey", defaultValue = "false")
  private boolean requireKey;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  /** Which licences are allowed, as <code>check-licenses</code> has it. */
  @Parameter(property = "mxnet.licensePolicy", defaultValue = "asf")
  private String licensePolicy;

  @Override
  protected void run() throws NativeBuildException, IOException {
    if (skip) {
      getLog().info("mxnet.preflight.skip is set: nothing is looked for");
      return;
    }
    Linkage chosen = Linkage.parse(linkage);
    List<Check> checks = new ArrayList<>();
    if (chosen == Linkage.PREBUILT) {
      checks.add(disk(MEGABYTES_PREBUILT, buildDirectory()));
    } else {
      checks.addAll(fromSource(chosen));
      checks.add(disk(MEGABYTES_FROM_SOURCE, buildDirectory(), store.toPath()));
    }
    checks.add(new ErrorCheck("the goal sign of this build would stop at that", this::signing));
    String subject = nativesId() + " with linkage " + chosen.id();
    new Preflight(checks).demandPass(subject, userPath());
    getLog().info("Nothing is missing for " + subject);
  }

  private List<Check> fromSource(Linkage chosen) throws NativeBuildException, IOException {
    BuildPlan plan = outline(chosen);
    List<Recipe> recipes = plan.stepsWithRoot().stream().map(Step::recipe).toList();
    List<Toolchain> toolchains = List.of(toolchain(false), toolchain(true));
    List<ProgramNeed> programs =
        new ArrayList<>(BuildPrograms.of(toolchains, recipes, BuildSite.MACHINE_PATH));
    variant(plan)
        .ifPresent(
            variant ->
                variant.requirements().stream()
                    .map(each -> ProgramNeed.of(each, BuildSite.MACHINE_PATH))
                    .forEach(programs::add));
    List<Check> checks = new ArrayList<>();
    checks.add(new ProgramCheck(programs));
    if (!session.isOffline()) {
      checks.add(sources(toolchains, plan));
    }
    checks.add(new ErrorCheck("native files call Java through it", this::javaHeaders));
    checks.addAll(backend(chosen, plan, toolchains.get(0)));
    return checks;
  }

  private List<Check> backend(Linkage chosen, BuildPlan plan, Toolchain toolchain)
      throws NativeBuildException, IOException {
    Optional<Variant> variant = variant(plan);
    if (variant.isEmpty()) {
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    checks.add(
        new ErrorCheck(
            "it starts the compilers of the backend",
            () -> CompilerLauncher.of(launcher, toolchain, System.getenv(), home)));
    checks.add(PlannedLicences.check(plan, toolchain, licensePolicy));
    if (chosen == Linkage.DYNAMIC) {
      Recipe recipe = plan.root().orElseThrow().recipe();
      checks.add(
          new ErrorCheck(
              "linkage dynamic compiles against this system's libraries",
              () -> SystemPackages.of(recipe, toolchain)));
    }
    if (BoundGoal.deploys(session, project) && !allowRestricted) {
      String restriction = variant.get().restriction();
      checks.add(new RestrictionCheck(plan.id().toString(), restriction, ALLOW_RESTRICTED));
    }
    return checks;
  }

  /** Empty if the backend's recipe does not say how it is built. */
  private static Optional<Variant> variant(BuildPlan plan) {
    return plan.root()
        .flatMap(root -> root.recipe().backend())
        .map(backend -> backend.variants().get(plan.id().variant()));
  }

  private Check sources(List<Toolchain> toolchains, BuildPlan plan) {
    FetchedSources fetched = new FetchedSources(store.toPath().resolve("sources"));
    SourceCheck check = new SourceCheck(userPath(), fetched::has);
    for (Toolchain toolchain : toolchains) {
      toolchain
          .download()
          .ifPresent(from -> check.with("the toolchain " + toolchain.name(), from.sources()));
    }
    List<Step> steps = source == null ? plan.stepsWithRoot() : plan.steps();
    steps.forEach(step -> check.with(step.recipe().name(), step.recipe().sources()));
    return check;
  }

  private Check disk(long usual, Path... folders) {
    return new DiskCheck(
        List.of(folders), requiredDisk == null ? usual : requiredDisk, REQUIRED_DISK);
  }

  private void signing() throws SigningException {
    Optional<BoundGoal> sign = BoundGoal.find(project, plugin.getPluginLookupKey(), "sign");
    if (sign.isPresent()
        && BoundGoal.reachesVerify(session, project)
        && !is(sign.get(), "skip", signSkip)) {
      new KeyChoice(System::getenv, is(sign.get(), "requireKey", requireKey))
          .check(project.getVersion(), project.getArtifact().isSnapshot());
    }
  }

  private static boolean is(BoundGoal goal, String parameter, boolean property) {
    return goal.parameter(parameter).map(Boolean::parseBoolean).orElse(property);
  }

  private static String userPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
