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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.bundle.ArtifactIdentity;

/** What a Maven project puts into its jars besides natives. */
record ProjectContent(MavenProject project) {
  ArtifactIdentity identity() {
    Organization organization = project.getOrganization();
    return new ArtifactIdentity(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        project.getName(),
        orEmpty(project.getDescription()),
        orEmpty(project.getUrl()),
        organization == null ? "" : orEmpty(organization.getName()),
        project.getFile().toPath());
  }

  boolean hasSources() throws IOException {
    for (String root : project.getCompileSourceRoots()) {
      if (Files.isDirectory(Path.of(root))) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
          if (files.anyMatch(Files::isRegularFile)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Sources and resources as in any jar of sources, and the declarations of the natives.
   *
   * @return folder &rarr; where it goes in the jar
   */
  Map<Path, String> sourceRoots(Map<Path, String> declarations) {
    Map<Path, String> roots = new LinkedHashMap<>();
    for (String root : project.getCompileSourceRoots()) {
      roots.put(Path.of(root), "");
    }
    for (Resource resource : project.getResources()) {
      roots.put(Path.of(resource.getDirectory()), "");
    }
    roots.putAll(declarations);
    return roots;
  }

  private static String orEmpty(String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
