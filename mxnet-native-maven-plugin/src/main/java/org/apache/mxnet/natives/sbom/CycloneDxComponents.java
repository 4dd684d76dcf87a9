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
package org.apache.mxnet.natives.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.cyclonedx.model.Commit;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Diff;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Patch;
import org.cyclonedx.model.Pedigree;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.component.evidence.Identity;
import org.cyclonedx.model.component.evidence.Method;
import org.cyclonedx.model.component.evidence.Occurrence;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.util.LicenseResolver;

/** The components of a bill of materials, one by one. */
final class CycloneDxComponents {
  private final SbomContent content;

  CycloneDxComponents(SbomContent content) {
    this.content = content;
  }

  /** How the graph refers to software. Not by purl: several components may share a repository. */
  static String software(String name) {
    return "component:" + name;
  }

  static String file(String folder, String path) {
    return "file:" + folder + path;
  }

  static Component component(Component.Type type, String name) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    return component;
  }

  Component file(StagedFile library) {
    Component file = component(Component.Type.FILE, content.folder() + library.path());
    file.setHashes(List.of(sha256(library.sha256().hex())));
    file.setBomRef(file(content.folder(), library.path()));
    return file;
  }

  /** The archive that a prebuilt backend comes from. */
  static Component archive(Stage stage, SourceOrigin archive) {
    Component component = component(Component.Type.LIBRARY, stage.name());
    component.setVersion(stage.version());
    component.setPurl(PackageUrls.of(archive, stage.name(), stage.version()));
    component.setBomRef("archive:" + stage.name());
    if (!archive.sha256().isEmpty()) {
      component.setHashes(List.of(sha256(archive.sha256())));
    }
    return component;
  }

  Component software(StagedComponent staged) {
    SourceOrigin source = SourceOrigin.parse(staged.source(), staged.digest());
    Component software = component(Component.Type.LIBRARY, staged.name());
    software.setVersion(staged.version());
    software.setScope(Component.Scope.REQUIRED);
    software.setPurl(PackageUrls.of(source, staged.name(), staged.version()));
    software.setBomRef(software(staged.name()));
    if (!source.sha256().isEmpty()) {
      software.setHashes(List.of(sha256(source.sha256())));
    }
    LicenseChoice licence = new LicenseChoice();
    licence.setExpression(new Expression(staged.license()));
    software.setLicenses(licence);
    if (!source.url().isEmpty()) {
      software.setExternalReferences(List.of(reference(source)));
    }
    List<Input> patches = content.patches(staged);
    if (!source.commit().isEmpty() || !patches.isEmpty()) {
      software.setPedigree(pedigree(source, patches));
    }
    software.setEvidence(evidence(staged));
    List<Property> properties = new ArrayList<>();
    properties.add(
        new Property("mxnet-native:role", staged.role().name().toLowerCase(Locale.ROOT)));
    properties.add(new Property("mxnet-native:source", source.text()));
    software.setProperties(properties);
    return software;
  }

  static Component dependency(MavenDependency dependency) {
    Component component = component(Component.Type.LIBRARY, dependency.artifactId());
    component.setGroup(dependency.groupId());
    component.setVersion(dependency.version());
    component.setScope(
        switch (dependency.scope()) {
          case "compile", "runtime" -> Component.Scope.REQUIRED;
          case "test" -> Component.Scope.EXCLUDED;
          default -> Component.Scope.OPTIONAL;
        });
    component.setPurl(dependency.purl());
    component.setBomRef(dependency.purl());
    if (!dependency.sha256().isEmpty()) {
      component.setHashes(List.of(sha256(dependency.sha256())));
    }
    List<License> licences = new ArrayList<>();
    dependency.licences().forEach(text -> licences.addAll(licences(text)));
    if (!licences.isEmpty()) {
      LicenseChoice choice = new LicenseChoice();
      choice.setLicenses(licences);
      component.setLicenses(choice);
    }
    component.setProperties(List.of(new Property("mxnet-native:mavenScope", dependency.scope())));
    return component;
  }

  /** The SPDX id that the library knows for a POM's words, or else these words. */
  private static List<License> licences(String text) {
    LicenseChoice known = LicenseResolver.resolve(text, false);
    if (known != null && known.getLicenses() != null && !known.getLicenses().isEmpty()) {
      return known.getLicenses();
    }
    License named = new License();
    named.setName(text);
    return List.of(named);
  }

  private static ExternalReference reference(SourceOrigin source) {
    ExternalReference reference = new ExternalReference();
    reference.setUrl(source.url());
    if (source.isRepository()) {
      reference.setType(ExternalReference.Type.VCS);
    } else if (source.isFile()) {
      reference.setType(ExternalReference.Type.SOURCE_DISTRIBUTION);
    } else {
      reference.setType(ExternalReference.Type.WEBSITE);
    }
    if (!source.commit().isEmpty()) {
      reference.setComment("commit " + source.commit());
    }
    if (!source.sha256().isEmpty()) {
      reference.setHashes(List.of(sha256(source.sha256())));
    }
    return reference;
  }

  private static Pedigree pedigree(SourceOrigin source, List<Input> patches) {
    Pedigree pedigree = new Pedigree();
    if (!source.commit().isEmpty()) {
      Commit commit = new Commit();
      commit.setUid(source.commit());
      if (!source.url().isEmpty()) {
        commit.setUrl(source.url());
      }
      pedigree.setCommits(List.of(commit));
    }
    if (!patches.isEmpty()) {
      List<Patch> all = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      for (Input input : patches) {
        Diff diff = new Diff();
        diff.setUrl(input.origin());
        Patch patch = new Patch();
        patch.setType(Patch.Type.UNOFFICIAL);
        patch.setDiff(diff);
        all.add(patch);
        notes.add(input.origin() + " " + input.digest());
      }
      pedigree.setPatches(all);
      // The format has no place for the digest of a patch.
      pedigree.setNotes(String.join("\n", notes));
    }
    return pedigree;
  }

  private Evidence evidence(StagedComponent staged) {
    // Nothing measures how far a declaration is right: half-way keeps it below what was observed.
    Map.Entry<Method.Technique, Double> how =
        content.built()
            ? Map.entry(Method.Technique.BINARY_ANALYSIS, 1.0)
            : Map.entry(Method.Technique.MANIFEST_ANALYSIS, 0.5);
    Method method = new Method();
    method.setTechnique(how.getKey());
    method.setConfidence(how.getValue());
    method.setValue(
        content.built() ? "the linker's map of the files" : "the declaration of the backend");
    Identity identity = new Identity();
    identity.setField(Identity.Field.NAME);
    identity.setConfidence(how.getValue());
    identity.setMethods(List.of(method));
    identity.setConcludedValue(staged.name());
    Evidence evidence = new Evidence();
    evidence.setIdentities(List.of(identity));
    for (String path : staged.files()) {
      Occurrence occurrence = new Occurrence();
      occurrence.setLocation(content.folder() + path);
      evidence.addOccurrence(occurrence);
    }
    return evidence;
  }

  private static Hash sha256(String hex) {
    return new Hash(Hash.Algorithm.SHA_256, hex);
  }
}
