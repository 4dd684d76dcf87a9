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

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** The parameters of the goals that work on the project's POM and artifacts. */
@MojoTest
@Basedir(GoalProject.BASEDIR)
class PublishingGoalsTest extends GoalProject {
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
}
