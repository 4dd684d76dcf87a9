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

import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;

/**
 * Takes the place of Maven 4's consumer POM.
 *
 * <p>Maven 4 attaches an artifact of its own, type pom and classifier {@code consumer}, when the
 * project starts, and deploys that as the POM, whatever the project's POM file has become since
 * (MNG-8072). Its list of attached artifacts cannot be edited, but adding an equal artifact
 * replaces the old one: hence an artifact that is equal to any of its coordinates.
 */
final class ConsumerPom extends DefaultArtifact {
  private static final String CLASSIFIER = "consumer";

  private ConsumerPom(MavenProject project, Path file) {
    super(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        null,
        "pom",
        CLASSIFIER,
        new DefaultArtifactHandler("pom"));
    setFile(file.toFile());
  }

  /**
   * Does nothing under Maven 3, which attaches no such artifact.
   *
   * <p>MavenProjectHelper, which the deprecation points to, only ever makes artifacts of its own.
   */
  @SuppressWarnings("deprecation")
  static void replaceIn(MavenProject project, Path file) {
    boolean attached =
        project.getAttachedArtifacts().stream()
            .anyMatch(artifact -> CLASSIFIER.equals(artifact.getClassifier()));
    if (attached) {
      project.addAttachedArtifact(new ConsumerPom(project, file));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Artifact artifact
        && getGroupId().equals(artifact.getGroupId())
        && getArtifactId().equals(artifact.getArtifactId())
        && getVersion().equals(artifact.getVersion())
        && getType().equals(artifact.getType())
        && CLASSIFIER.equals(artifact.getClassifier());
  }

  @Override
  public int hashCode() {
    return Objects.hash(getGroupId(), getArtifactId(), getVersion());
  }
}
