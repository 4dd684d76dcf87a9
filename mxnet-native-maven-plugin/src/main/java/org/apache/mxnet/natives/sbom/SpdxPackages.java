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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;

/** The packages of an SPDX document, one by one. */
final class SpdxPackages {
  /** SPDX 2.3, 7.7 and others: nobody has looked, as against NONE. */
  private static final String UNKNOWN = "NOASSERTION";

  private final SbomContent content;
  private final ArrayNode packages = Json.mapper().createArrayNode();

  SpdxPackages(SbomContent content) {
    this.content = content;
  }

  ArrayNode all() {
    return packages;
  }

  void jar(String id) {
    SbomSubject subject = content.subject();
    ObjectNode jar = add(id, subject.groupId() + ":" + subject.artifactId(), subject.version());
    if (!subject.vendor().isBlank()) {
      jar.put("supplier", "Organization: " + subject.vendor());
    }
    jar.put("downloadLocation", UNKNOWN).put("primaryPackagePurpose", "LIBRARY");
    if (!subject.description().isBlank()) {
      jar.put("description", subject.description());
    }
    purl(jar, content.purl());
  }

  void archive(String id, SourceOrigin archive) {
    String name = content.stage().name();
    String version = content.stage().version();
    ObjectNode entry = add(id, name, version);
    entry.put("downloadLocation", location(archive)).put("primaryPackagePurpose", "ARCHIVE");
    checksum(entry, archive.sha256());
    entry.put("sourceInfo", archive.text());
    purl(entry, PackageUrls.of(archive, name, version));
  }

  void file(String id, StagedFile library) {
    ObjectNode file = add(id, content.folder() + library.path(), content.stage().version());
    file.put("packageFileName", content.folder() + library.path());
    file.put("downloadLocation", UNKNOWN).put("primaryPackagePurpose", "FILE");
    checksum(file, library.sha256().hex());
  }

  void software(String id, StagedComponent component) {
    SourceOrigin source = SourceOrigin.parse(component.source(), component.digest());
    ObjectNode software = add(id, component.name(), component.version());
    software.put("downloadLocation", location(source)).put("primaryPackagePurpose", "LIBRARY");
    software.put("licenseDeclared", component.license());
    checksum(software, source.sha256());
    List<String> info = new ArrayList<>(List.of("Source: " + source.text()));
    if (!source.pin().isEmpty()) {
      info.add(source.pin());
    }
    content
        .patches(component)
        .forEach(patch -> info.add("patched with " + patch.origin() + " " + patch.digest()));
    software.put("sourceInfo", String.join("; ", info));
    purl(software, PackageUrls.of(source, component.name(), component.version()));
  }

  void dependency(String id, MavenDependency dependency) {
    ObjectNode entry =
        add(id, dependency.groupId() + ":" + dependency.artifactId(), dependency.version());
    entry.put("downloadLocation", UNKNOWN).put("primaryPackagePurpose", "LIBRARY");
    checksum(entry, dependency.sha256());
    purl(entry, dependency.purl());
  }

  private ObjectNode add(String id, String name, String version) {
    return packages
        .addObject()
        .put("SPDXID", id)
        .put("name", name)
        .put("versionInfo", version)
        // Else the digest of each file of the package would have to follow, SPDX 2.3, 7.8.
        .put("filesAnalyzed", false)
        .put("licenseDeclared", UNKNOWN)
        .put("licenseConcluded", UNKNOWN)
        .put("copyrightText", UNKNOWN);
  }

  private static String location(SourceOrigin source) {
    return source.url().isEmpty() ? UNKNOWN : source.location();
  }

  private static void checksum(ObjectNode entry, String sha256) {
    if (!sha256.isEmpty()) {
      entry
          .putArray("checksums")
          .addObject()
          .put("algorithm", "SHA256")
          .put("checksumValue", sha256);
    }
  }

  private static void purl(ObjectNode entry, String purl) {
    entry
        .putArray("externalRefs")
        .addObject()
        .put("referenceCategory", "PACKAGE-MANAGER")
        .put("referenceType", "purl")
        .put("referenceLocator", purl);
  }
}
