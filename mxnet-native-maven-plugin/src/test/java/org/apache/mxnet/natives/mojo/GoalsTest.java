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
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.codehaus.plexus.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each goal's parameters reach what they are for; what the goals do is tested with the core. */
@MojoTest
@Basedir(GoalsTest.BASEDIR)
class GoalsTest {
  static final String BASEDIR = "target/goals-test";

  private final Path basedir = Path.of(BASEDIR).toAbsolutePath();
  @Inject private Log log;
  @Inject private MavenProject project;

  @BeforeEach
  void emptyTheProject() throws IOException {
    FileUtils.deleteDirectory(basedir.toFile());
    Files.createDirectories(basedir);
    project.setGroupId("g");
    project.setArtifactId("a");
    project.setVersion("1.0");
    project.setArtifact(
        new DefaultArtifact("g", "a", "1.0", null, "jar", null, new DefaultArtifactHandler("jar")));
  }

  @Test
  @InjectMojo(goal = "build-deps")
  void buildDepsHasNothingToDoByDefault(BuildDepsMojo goal) throws Exception {
    goal.execute();
    verify(log).info("Linkage prebuilt: the backend brings its libraries along, nothing to build");
  }

  @Test
  @InjectMojo(goal = "build-deps")
  @MojoParameter(name = "linkage", value = "static")
  void buildDepsRefusesOtherLinkages(BuildDepsMojo goal) {
    assertThat(failure(goal))
        .hasMessage(
            "linkage 'static' builds from source, which this version of the plugin cannot do\n"
                + "What to do: Use -Dmxnet.linkage=prebuilt.");
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
  void compileBackendRefusesOtherLinkages(CompileBackendMojo goal) {
    assertThat(failure(goal)).hasMessageStartingWith("linkage 'dynamic' builds from source");
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
  @InjectMojo(goal = "inject-pom-metadata")
  void injectPomMetadataNamesAllThatIsMissing(InjectPomMetadataMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "the POM lacks what Maven Central requires: name, description, url, licenses,"
                + " developers, scm/connection, scm/developerConnection, scm/url\n");
  }

  @Test
  @InjectMojo(goal = "inject-pom-metadata")
  @MojoParameter(name = "skip", value = "true")
  void injectPomMetadataCanBeSkipped(InjectPomMetadataMojo goal) throws Exception {
    goal.execute();
    verify(log).info("mxnet.injectPom.skip is set: the project's own POM is published");
  }

  @Test
  @InjectMojo(goal = "sign")
  void signRefusesAMockKeyForARelease(SignMojo goal) {
    assertThat(failure(goal))
        .hasMessageStartingWith("no signing key is configured, and 1.0 is a release:")
        .hasMessageContaining("MAVEN_GPG_KEY");
  }

  @Test
  @InjectMojo(goal = "sign")
  @MojoParameter(name = "requireKey", value = "true")
  void signRefusesAMockKeyForASnapshotToo(SignMojo goal) {
    project.getArtifact().setVersion("1.0-SNAPSHOT");
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "no signing key is configured, and mxnet.sign.requireKey forbids a mock key\n");
  }

  @Test
  @InjectMojo(goal = "sign")
  @MojoParameter(name = "skip", value = "true")
  void signCanBeSkipped(SignMojo goal) throws Exception {
    goal.execute();
    verify(log).info("mxnet.sign.skip is set: nothing is signed");
  }

  @Test
  @InjectMojo(goal = "check-glibc")
  @MojoParameter(name = "platform", value = "linux-aarch64")
  void whatTheUserCannotMendIsAnErrorAndNoFailure(CheckGlibcMojo goal) throws IOException {
    stage();
    Path library = stageFolder().libraries().resolve("libgone.so");
    assertThat(library).doesNotExist();
    MojoExecutionException e = catchThrowableOfType(MojoExecutionException.class, goal::execute);
    assertThat(e).hasMessageStartingWith("a file could not be read or written: ");
    assertThat(e).hasMessageContaining(library.toString());
  }

  /** A stage whose one library somebody deleted. */
  private void stage() throws IOException {
    NativesId id = new NativesId(Platform.LINUX_AARCH64, "cpu");
    List<Stage.StagedFile> libraries =
        List.of(new Stage.StagedFile("libgone.so", 1, Sha256.of("")));
    StageFile.write(
        stageFolder(),
        new Stage(
            id,
            "prebuilt",
            "tiny",
            "1",
            "",
            "o",
            Sha256.of(""),
            libraries,
            List.of(),
            List.of(),
            List.of()));
  }

  private StageFolder stageFolder() {
    return StageFolder.of(basedir.resolve("target"), new NativesId(Platform.LINUX_AARCH64, "cpu"));
  }

  private static MojoFailureException failure(Mojo goal) {
    MojoFailureException e = catchThrowableOfType(MojoFailureException.class, goal::execute);
    assertThat(e).as("nothing failed").isNotNull();
    return e;
  }
}
