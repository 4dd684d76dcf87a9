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
import java.io.StringWriter;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.pom.PomMetadata;

/** The POM that is published for a project: what its readers need of the effective model. */
final class PublishedPom {
  /** The scopes that reach the users of an artifact; a missing scope is compile. */
  private static final Set<String> PUBLISHED_SCOPES = Set.of("compile", "runtime");

  private PublishedPom() {}

  /**
   * Made from the effective model and not from the POM file, so that running the goal twice gives
   * the same.
   */
  static Model of(MavenProject project) {
    Model effective = project.getModel();
    Model published = new Model();
    published.setModelEncoding("UTF-8");
    published.setModelVersion("4.0.0");
    published.setGroupId(project.getGroupId());
    published.setArtifactId(project.getArtifactId());
    published.setVersion(project.getVersion());
    published.setPackaging(packaging(project));
    published.setName(effective.getName());
    published.setDescription(effective.getDescription());
    published.setUrl(effective.getUrl());
    published.setInceptionYear(effective.getInceptionYear());
    published.setOrganization(effective.getOrganization());
    published.setLicenses(effective.getLicenses());
    published.setDevelopers(effective.getDevelopers());
    published.setContributors(effective.getContributors());
    published.setMailingLists(effective.getMailingLists());
    published.setScm(scm(effective.getScm()));
    published.setIssueManagement(effective.getIssueManagement());
    published.setCiManagement(effective.getCiManagement());
    for (Dependency dependency : effective.getDependencies()) {
      String scope = dependency.getScope() == null ? "compile" : dependency.getScope();
      if (PUBLISHED_SCOPES.contains(scope)) {
        published.addDependency(dependency.clone());
      }
    }
    return published;
  }

  static PomMetadata metadata(Model model) {
    Scm scm = model.getScm() == null ? new Scm() : model.getScm();
    return new PomMetadata(
        // Not the project's name, which falls back on the artifactId: nobody wrote that for people.
        model.getName(),
        model.getDescription(),
        model.getUrl(),
        model.getLicenses().stream().map(PublishedPom::nameOf).toList(),
        model.getDevelopers().stream().map(PublishedPom::nameOf).toList(),
        scm.getConnection(),
        scm.getDeveloperConnection(),
        scm.getUrl());
  }

  static String print(Model model) throws IOException {
    StringWriter xml = new StringWriter();
    new MavenXpp3Writer().write(xml, model);
    return xml.toString();
  }

  /** Of the artifact's file: readers take an unknown packaging for a file name's extension. */
  private static String packaging(MavenProject project) {
    return project.getArtifact().getArtifactHandler().getExtension();
  }

  /** Without the attributes that say how children inherit: this POM has none. */
  private static Scm scm(Scm effective) {
    Scm scm = new Scm();
    scm.setConnection(effective.getConnection());
    scm.setDeveloperConnection(effective.getDeveloperConnection());
    scm.setUrl(effective.getUrl());
    scm.setTag(effective.getTag());
    return scm;
  }

  private static String nameOf(License license) {
    return firstOf(license.getName(), license.getUrl());
  }

  private static String nameOf(Developer developer) {
    return firstOf(developer.getName(), developer.getId());
  }

  private static String firstOf(String text, String otherwise) {
    return Stream.of(text, otherwise)
        .filter(Objects::nonNull)
        .filter(t -> !t.isBlank())
        .findFirst()
        .orElse("");
  }
}
