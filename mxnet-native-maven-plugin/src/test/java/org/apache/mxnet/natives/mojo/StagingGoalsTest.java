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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** Each goal's parameters reach what they are for; what the goals do is tested with the core. */
@MojoTest
@Basedir(GoalProject.BASEDIR)
class StagingGoalsTest extends GoalProject {
  @Test
  @InjectMojo(goal = "build-deps")
  void buildDepsHasNothingToDoByDefault(BuildDepsMojo goal) throws Exception {
    goal.execute();
    verify(log).info("Linkage prebuilt: the backend brings its libraries along, nothing to build");
  }

  @Test
  @InjectMojo(goal = "build-deps")
  @MojoParameter(name = "linkage", value = "static")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void buildDepsAsksForRecipes(BuildDepsMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith("no recipe in " + basedir + "/src/main/recipes\nWhat to do: Write ")
        .hasMessageContaining("-Dmxnet.recipes");
  }

  @Test
  @InjectMojo(goal = "compile-backend")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  @MojoParameter(name = "variant", value = "cu112")
  void compileBackendLooksForTheDeclarationInTheProject(CompileBackendMojo goal) {
    assertThat(failure(goal))
        .hasMessageContaining(
            basedir + "/src/main/prebuilt/linux-aarch64-cu112.yaml does not exist");
  }

  @Test
  @InjectMojo(goal = "compile-backend")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  @MojoParameter(name = "prebuiltDirectory", value = "elsewhere")
  void compileBackendLooksWhereItIsTold(CompileBackendMojo goal) {
    assertThat(failure(goal))
        .hasMessageContaining("elsewhere/linux-x86_64-cpu.yaml does not exist");
  }

  @Test
  @InjectMojo(goal = "compile-backend")
  @MojoParameter(name = "linkage", value = "dynamic")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void compileBackendAsksForRecipesOfDynamicLinkage(CompileBackendMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "no recipe in " + basedir + "/src/main/recipes\nWhat to do: Write ");
  }

  @Test
  @InjectMojo(goal = "compile-backend")
  @MojoParameter(name = "linkage", value = "static")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void compileBackendAsksForRecipesOfStaticLinkage(CompileBackendMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "no recipe in " + basedir + "/src/main/recipes\nWhat to do: Write ");
  }

  @Test
  @InjectMojo(goal = "compile-backend")
  @MojoParameter(name = "linkage", value = "shared")
  void compileBackendRefusesALinkageThatIsNone(CompileBackendMojo goal) {
    assertThat(failure(goal)).hasMessageStartingWith("'shared' is not a linkage");
  }

  @Test
  @InjectMojo(goal = "check-glibc")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void checkGlibcSaysWhatToRunFirst(CheckGlibcMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith(basedir + "/target/natives/linux-x86_64-cpu/stage.json is missing")
        .hasMessageContaining("What to do: Run the goal compile-backend first");
  }

  @Test
  @InjectMojo(goal = "check-glibc")
  @MojoParameter(name = "glibc", value = "2,17")
  void checkGlibcRefusesAFloorThatIsNone(CheckGlibcMojo goal) {
    assertThat(failure(goal))
        .hasMessage("\"2,17\" is not a glibc version.\nWhat to do: Write it as 2.17.");
  }

  @Test
  @InjectMojo(goal = "check-glibc")
  @MojoParameter(name = "platform", value = "osx-aarch64")
  void checkGlibcHasNothingToSayOfOtherSystems(CheckGlibcMojo goal) throws Exception {
    goal.execute();
    verify(log).info("osx-aarch64-cpu has no glibc, nothing to check");
  }

  @Test
  @InjectMojo(goal = "bundle-natives")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  void bundleNativesWantsALicenceOfTheProject(BundleNativesMojo goal) throws IOException {
    stage();
    assertThat(failure(goal))
        .hasMessageStartingWith("no licence text " + basedir + "/LICENSE: nothing may be bundled");
  }

  @Test
  @InjectMojo(goal = "bundle-natives")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  @MojoParameter(name = "licenseFile", value = "COPYING")
  void bundleNativesTakesTheLicenceItIsTold(BundleNativesMojo goal) throws IOException {
    stage();
    assertThat(failure(goal)).hasMessageContaining("COPYING: nothing may be bundled");
  }

  @Test
  @InjectMojo(goal = "bundle-natives")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  @MojoParameter(name = "outputTimestamp", value = "yesterday")
  void bundleNativesRefusesATimeThatIsNone(BundleNativesMojo goal) throws IOException {
    stage();
    Files.writeString(basedir.resolve("LICENSE"), "a licence");
    assertThat(failure(goal))
        .hasMessageStartingWith("project.build.outputTimestamp is no time that a jar can hold: ")
        .hasMessageContaining("yesterday");
  }

  @Test
  @InjectMojo(goal = "bundle-natives")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  void whatTheUserCannotMendIsAnErrorAndNoFailure(BundleNativesMojo goal) throws IOException {
    stage();
    Files.writeString(basedir.resolve("LICENSE"), "a licence");
    Path library = stageFolder().libraries().resolve("libgone.so");
    assertThat(library).doesNotExist();
    MojoExecutionException e = catchThrowableOfType(MojoExecutionException.class, goal::execute);
    assertThat(e).hasMessageStartingWith("a file could not be read or written: ");
    assertThat(e).hasMessageContaining(library.toString());
  }

  @Test
  @InjectMojo(goal = "check-glibc")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  void checkGlibcMissesAFileOfTheStage(CheckGlibcMojo goal) throws IOException {
    stage();
    assertThat(failure(goal)).hasMessageContaining("there is no file or folder ");
  }
}
