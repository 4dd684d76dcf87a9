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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.sbom.MavenDependency;

/** The Maven dependencies of a module, as its bill of materials has them. */
final class MavenDependencies {
  private MavenDependencies() {}

  /** Those that were resolved for run time, sorted; who needs whom by the trail of each. */
  static List<MavenDependency> of(MavenProject project) throws IOException {
    Map<String, Artifact> byTrail = new LinkedHashMap<>();
    Map<String, TreeSet<String>> needs = new LinkedHashMap<>();
    for (Artifact artifact : project.getArtifacts()) {
      byTrail.put(artifact.getId(), artifact);
      needs.put(artifact.getId(), new TreeSet<>());
    }
    for (Artifact artifact : project.getArtifacts()) {
      List<String> trail = trail(artifact);
      // The project, then those between, then itself.
      if (trail.size() > 2) {
        TreeSet<String> of = needs.get(trail.get(trail.size() - 2));
        if (of != null) {
          of.add(artifact.getId());
        }
      }
    }
    List<MavenDependency> dependencies = new ArrayList<>();
    for (Artifact artifact : new TreeSet<>(project.getArtifacts())) {
      List<String> purls = new ArrayList<>();
      for (String need : needs.get(artifact.getId())) {
        purls.add(dependency(byTrail.get(need), List.of()).purl());
      }
      dependencies.add(dependency(artifact, purls));
    }
    return dependencies;
  }

  private static MavenDependency dependency(Artifact artifact, List<String> needs)
      throws IOException {
    File file = artifact.getFile();
    return new MavenDependency(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getScope(),
        artifact.getType(),
        Objects.requireNonNullElse(artifact.getClassifier(), ""),
        file != null && file.isFile() ? Sha256.of(file.toPath()).hex() : "",
        List.of(),
        trail(artifact).size() <= 2,
        needs);
  }

  private static List<String> trail(Artifact artifact) {
    return Objects.requireNonNullElse(artifact.getDependencyTrail(), List.of());
  }
}
