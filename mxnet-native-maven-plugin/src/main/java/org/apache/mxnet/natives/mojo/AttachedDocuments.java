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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.sbom.CycloneDxDocument;
import org.apache.mxnet.natives.sbom.Provenance;
import org.apache.mxnet.natives.sbom.SbomContent;
import org.apache.mxnet.natives.sbom.SpdxDocument;

/** Attaches what tells of the natives and is no jar: bills of materials, and the provenance. */
final class AttachedDocuments {
  static final String CYCLONEDX = "cyclonedx";
  static final String SPDX = "spdx";

  private final MavenProject project;
  private final MavenProjectHelper helper;
  private final SbomContent content;

  AttachedDocuments(MavenProject project, MavenProjectHelper helper, SbomContent content) {
    this.project = project;
    this.helper = helper;
    this.content = content;
  }

  /**
   * Attaches them; to be called when all jars are attached.
   *
   * @param formats of bills of materials
   * @throws ParameterException if there is no such format
   */
  List<Path> attach(List<String> formats) throws ParameterException, IOException {
    List<Path> files = new ArrayList<>();
    List<Provenance.Subject> jars = jars();
    for (String format : formats) {
      files.add(write(format, bill(format)));
    }
    files.add(
        write(
            "provenance",
            Provenance.print(content.subject(), content.stage(), jars, content.pluginVersion())));
    return files;
  }

  private String bill(String format) throws ParameterException {
    return switch (format) {
      case CYCLONEDX -> CycloneDxDocument.print(content);
      case SPDX -> SpdxDocument.print(content);
      default ->
          throw new ParameterException(
              "mxnet.sbom: there is no bill of materials '" + format + "'",
              "Write cyclonedx, spdx, or both with a comma between.");
    };
  }

  private List<Provenance.Subject> jars() throws IOException {
    List<Provenance.Subject> subjects = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    artifacts.add(project.getArtifact());
    artifacts.addAll(project.getAttachedArtifacts());
    for (Artifact artifact : artifacts) {
      if (artifact.getFile() != null && artifact.getFile().getName().endsWith(".jar")) {
        Path file = artifact.getFile().toPath();
        subjects.add(new Provenance.Subject(Objects.toString(file.getFileName()), Sha256.of(file)));
      }
    }
    return subjects;
  }

  private Path write(String kind, String text) throws IOException {
    String classifier = content.stage().id() + "-" + kind;
    Path file =
        Path.of(project.getBuild().getDirectory())
            .resolve(project.getBuild().getFinalName() + "-" + classifier + ".json");
    AtomicFile.writeText(file, text);
    helper.attachArtifact(project, "json", classifier, file.toFile());
    return file;
  }
}
