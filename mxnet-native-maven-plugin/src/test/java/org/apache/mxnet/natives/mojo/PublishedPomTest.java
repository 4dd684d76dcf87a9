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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Developer;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.pom.PomMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedPomTest {
  private final Model effective = new Model();
  private MavenProject project;

  @BeforeEach
  void describeAProject() {
    Parent parent = new Parent();
    parent.setGroupId("g");
    parent.setArtifactId("parent");
    parent.setVersion("7");
    effective.setParent(parent);
    effective.setModelVersion("4.0.0");
    effective.setGroupId("g");
    effective.setArtifactId("a");
    effective.setVersion("1.0");
    effective.setPackaging("mxnet-native");
    effective.setName("A name");
    effective.setBuild(new Build());
    effective.addProfile(new Profile());
    effective.addProperty("p", "value");
    Scm scm = new Scm();
    scm.setUrl("https://example.org/scm");
    scm.setChildScmUrlInheritAppendPath("false");
    effective.setScm(scm);
    project = new MavenProject(effective);
    DefaultArtifactHandler handler = new DefaultArtifactHandler("mxnet-native");
    handler.setExtension("jar");
    project.setArtifact(new DefaultArtifact("g", "a", "1.0", null, "mxnet-native", null, handler));
  }

  @Test
  void isFlatAndNamesTheFilesPackaging() throws IOException {
    String xml = PublishedPom.print(PublishedPom.of(project));
    assertThat(xml)
        .contains("<groupId>g</groupId>", "<version>1.0</version>", "<name>A name</name>")
        .contains("<url>https://example.org/scm</url>")
        .doesNotContain("parent", "<build", "profile", "<properties", "mxnet-native", "child.scm");
    assertThat(PublishedPom.of(project).getPackaging()).isEqualTo("jar");
  }

  @Test
  void keepsTheDependenciesThatUsersNeed() {
    Exclusion exclusion = new Exclusion();
    exclusion.setGroupId("x");
    exclusion.setArtifactId("y");
    Dependency compile = dependency("compile", "compile");
    compile.addExclusion(exclusion);
    effective.setDependencies(
        List.of(
            compile,
            dependency("none", null),
            dependency("runtime", "runtime"),
            dependency("provided", "provided"),
            dependency("test", "test"),
            dependency("system", "system")));
    List<Dependency> published = PublishedPom.of(project).getDependencies();
    assertThat(published)
        .extracting(Dependency::getArtifactId)
        .containsExactly("compile", "none", "runtime");
    assertThat(published.get(0).getExclusions()).hasSize(1);
    assertThat(published.get(0)).isNotSameAs(compile);
  }

  @Test
  void isTheSameTheSecondTime() throws IOException {
    String first = PublishedPom.print(PublishedPom.of(project));
    project.setPomFile(Path.of("target", "published-pom.xml").toFile());
    assertThat(PublishedPom.print(PublishedPom.of(project))).isEqualTo(first);
  }

  @Test
  void describesLicencesAndDevelopersByWhatTheyHave() {
    License byUrl = new License();
    byUrl.setUrl("https://example.org/licence");
    effective.addLicense(byUrl);
    effective.addLicense(new License());
    Developer byId = new Developer();
    byId.setId("dev");
    effective.addDeveloper(byId);
    PomMetadata metadata = PublishedPom.metadata(effective);
    assertThat(metadata.licenses()).containsExactly("https://example.org/licence", "");
    assertThat(metadata.developers()).containsExactly("dev");
    assertThat(metadata.scmUrl()).isEqualTo("https://example.org/scm");
    assertThat(metadata.description()).isNull();
  }

  @Test
  void takesThePlaceOfMaven4sConsumerPomOnly() {
    Path file = Path.of("target", "published-pom.xml");
    ConsumerPom.replaceIn(project, file);
    assertThat(project.getAttachedArtifacts()).isEmpty();
    project
        .getAttachedArtifacts()
        .add(
            new DefaultArtifact(
                "g", "a", "1.0", null, "pom", "consumer", new DefaultArtifactHandler("pom")));
    ConsumerPom.replaceIn(project, file);
    assertThat(project.getAttachedArtifacts()).hasSize(1);
    assertThat(project.getAttachedArtifacts().get(0).getFile()).isEqualTo(file.toFile());
  }

  private static Dependency dependency(String artifactId, String scope) {
    Dependency dependency = new Dependency();
    dependency.setGroupId("g");
    dependency.setArtifactId(artifactId);
    dependency.setVersion("1");
    dependency.setScope(scope);
    return dependency;
  }
}
