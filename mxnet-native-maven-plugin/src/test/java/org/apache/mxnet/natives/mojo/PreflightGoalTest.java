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
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/** The parameters of the goal preflight, and what it makes of the session and the recipes. */
@MojoTest
@Basedir(GoalProject.BASEDIR)
class PreflightGoalTest extends GoalProject {
  private static final String NOTHING = "Nothing is missing for linux-x86_64-cpu with linkage ";

  @Inject private MavenSession session;
  private final TinyBackend backend = new TinyBackend(basedir);

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void aPrebuiltBackendNeedsNoToolchain(PreflightMojo goal) throws Exception {
    goal.execute();
    verify(log).info(NOTHING + "prebuilt");
    assertThat(basedir.resolve("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "skip", value = "true")
  @MojoParameter(name = "linkage", value = "static")
  void canBeSkipped(PreflightMojo goal) throws Exception {
    goal.execute();
    verify(log).info("mxnet.preflight.skip is set: nothing is looked for");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "requiredDisk", value = "9000000000000")
  void looksAtTheDisk(PreflightMojo goal) {
    assertThat(failure(goal))
        .hasMessageContaining(" MB are free for " + basedir + "/target (a build is expected")
        .hasMessageContaining("set -Dmxnet.requiredDisk to that number of megabytes.");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  @MojoParameter(name = "linkage", value = "static")
  @MojoParameter(name = "variant", value = "cu112")
  @MojoParameter(name = "requiredDisk", value = "0")
  void listsAllThatABuildFromSourceMisses(PreflightMojo goal) throws IOException {
    backend.recipes();
    backend.toolchain("no-such-cc", "999");
    session.getRequest().setGoals(List.of("deploy"));
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "5 things are missing for linux-x86_64-cu112 with linkage static:\n"
                + "  1. the program no-such-cc is not in /usr/local/bin:/usr/bin:/bin:/usr/sbin:"
                + "/sbin (the toolchain bare runs it)\n")
        .hasMessageContaining(
            "  2. "
                + backend.old()
                + " is version 1.0, and at least 999 is needed (it is the newest)\n")
        .hasMessageContaining("  3. the program no-such-tool is not in ")
        .hasMessageContaining(
            "  4. there is no program /no/cuda-11.2/nvcc (it compiles the kernels)\n"
                + "     Install CUDA 11.2.\n")
        .hasMessageContaining(
            "  5. linux-x86_64-cu112 may not be published, and this build would deploy it (Nvidia"
                + " forbids it)\n");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  @MojoParameter(name = "linkage", value = "static")
  @MojoParameter(name = "requiredDisk", value = "0")
  void aVariantIsNotAskedForWhatOnlyAnotherRequires(PreflightMojo goal) throws Exception {
    backend.recipes();
    backend.toolchain("sh", "1.0");
    session.getRequest().setGoals(List.of("deploy"));
    goal.execute();
    verify(log).info(NOTHING + "static");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  @MojoParameter(name = "linkage", value = "dynamic")
  @MojoParameter(name = "launcher", value = "turbo")
  @MojoParameter(name = "requiredDisk", value = "0")
  void asksTheLauncherAndTheSystemsPackagesToo(PreflightMojo goal) throws IOException {
    backend.recipes();
    backend.toolchain("sh", "1.0");
    assertThat(failure(goal))
        .hasMessageStartingWith("2 things are missing for linux-x86_64-cpu with linkage dynamic:")
        .hasMessageContaining(
            "  1. mxnet.launcher is 'turbo', which starts no compilers (it starts")
        .hasMessageContaining("recipe.yaml does not say how it is linked with a system's");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "platform", value = "linux-x86_64")
  void aReleaseThatWillBeSignedNeedsAKey(PreflightMojo goal) throws Exception {
    bindSign(null);
    session.getRequest().setGoals(List.of("package"));
    goal.execute();
    verify(log).info(NOTHING + "prebuilt");
    session.getRequest().setGoals(List.of("clean", "install"));
    assertThat(failure(goal))
        .hasMessageStartingWith(
            "no signing key is configured, and 1.0 is a release: a mock key would sign nothing"
                + " real (the goal sign of this build would stop at that)\nWhat to do: Put the ");
  }

  @Test
  @InjectMojo(goal = "preflight")
  void theDefaultGoalOfThePomCountsIfNoneIsGiven(PreflightMojo goal) {
    bindSign(null);
    project.getBuild().setDefaultGoal("clean verify");
    assertThat(failure(goal)).hasMessageStartingWith("no signing key is configured");
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "signSkip", value = "true")
  void whatIsNotSignedNeedsNoKey(PreflightMojo goal) throws Exception {
    bindSign(null);
    session.getRequest().setGoals(List.of("verify"));
    goal.execute();
  }

  @Test
  @InjectMojo(goal = "preflight")
  void thePomsSettingsOfTheGoalSignCount(PreflightMojo goal) throws Exception {
    bindSign("skip");
    session.getRequest().setGoals(List.of("verify"));
    goal.execute();
  }

  @Test
  @InjectMojo(goal = "preflight")
  @MojoParameter(name = "requireKey", value = "true")
  void aSnapshotNeedsAKeyWhereOneIsRequired(PreflightMojo goal) {
    project.getArtifact().setVersion("1.0-SNAPSHOT");
    bindSign(null);
    session.getRequest().setGoals(List.of("verify"));
    assertThat(failure(goal)).hasMessageContaining("mxnet.sign.requireKey forbids a mock key");
  }

  /** A plugin declaration as the packaging makes it. */
  private void bindSign(String trueParameter) {
    PluginExecution execution = new PluginExecution();
    execution.setId("default-sign");
    execution.addGoal("sign");
    if (trueParameter != null) {
      Xpp3Dom configuration = new Xpp3Dom("configuration");
      Xpp3Dom parameter = new Xpp3Dom(trueParameter);
      parameter.setValue("true");
      configuration.addChild(parameter);
      execution.setConfiguration(configuration);
    }
    Plugin plugin = new Plugin();
    plugin.setGroupId("org.apache.mxnet");
    plugin.setArtifactId("mxnet-native-maven-plugin");
    plugin.addExecution(execution);
    project.getBuild().addPlugin(plugin);
  }
}
