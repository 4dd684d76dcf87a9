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
package org.apache.mxnet.natives.bundle;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.cyclonedx.Version;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component.Type;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.license.Expression;

/**
 * {@code META-INF/sbom/bom.cdx.json}: the bundle's bill of materials, CycloneDX 1.6.
 *
 * <p>The subject is the jar; its components are the native files with their digests, and the
 * software compiled into them as the declaration has it. Its serial number is made from what is
 * staged, and its time is that of the jar's entries, so that the same stage gives the same bytes.
 */
final class BillOfMaterials {
  static final String ENTRY = "META-INF/sbom/bom.cdx.json";

  private final ArtifactIdentity identity;
  private final Stage stage;
  private final Instant time;

  BillOfMaterials(ArtifactIdentity identity, Stage stage, Instant time) {
    this.identity = identity;
    this.stage = stage;
    this.time = time;
  }

  String print() {
    org.cyclonedx.model.Component subject = subject();
    List<org.cyclonedx.model.Component> parts = new ArrayList<>();
    stage.libraries().forEach(library -> parts.add(file(library)));
    stage.components().forEach(component -> parts.add(software(component)));

    Dependency root = new Dependency(subject.getBomRef());
    parts.forEach(part -> root.addDependency(new Dependency(part.getBomRef())));

    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(time));
    metadata.setComponent(subject);
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("mxnet-native:linkage", stage.linkage()));
    properties.add(new Property("mxnet-native:origin", stage.origin()));
    if (!stage.originSha256().isEmpty()) {
      properties.add(new Property("mxnet-native:origin:sha256", stage.originSha256()));
    }
    metadata.setProperties(properties);

    Bom bom = new Bom();
    // A name-based UUID (RFC 9562, version 3): as unique as the digests it is made from.
    byte[] name = (subject.getPurl() + stage).getBytes(StandardCharsets.UTF_8);
    bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(name));
    bom.setMetadata(metadata);
    bom.setComponents(parts);
    bom.setDependencies(List.of(root));
    return Json.print(new BomJsonGenerator(bom, Version.VERSION_16).toJsonNode());
  }

  private org.cyclonedx.model.Component subject() {
    org.cyclonedx.model.Component subject = component(Type.LIBRARY, identity.artifactId());
    subject.setGroup(identity.groupId());
    subject.setVersion(identity.version());
    TreeMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put("classifier", stage.id().toString());
    qualifiers.put("type", "jar");
    subject.setPurl(
        packageUrl(
            "maven", identity.groupId(), identity.artifactId(), identity.version(), qualifiers));
    subject.setBomRef(subject.getPurl());
    return subject;
  }

  private static org.cyclonedx.model.Component file(StagedFile library) {
    org.cyclonedx.model.Component file =
        component(Type.FILE, NativesManifest.LIBRARIES + library.path());
    file.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, library.sha256().hex())));
    file.setBomRef("file:" + file.getName());
    return file;
  }

  private static org.cyclonedx.model.Component software(StagedComponent declared) {
    org.cyclonedx.model.Component software = component(Type.LIBRARY, declared.name());
    software.setVersion(declared.version());
    software.setPurl(packageUrl("generic", null, declared.name(), declared.version(), null));
    software.setBomRef(software.getPurl());
    LicenseChoice license = new LicenseChoice();
    license.setExpression(new Expression(declared.license()));
    software.setLicenses(license);
    ExternalReference source = new ExternalReference();
    source.setType(ExternalReference.Type.VCS);
    source.setUrl(declared.source());
    software.setExternalReferences(List.of(source));
    return software;
  }

  private static org.cyclonedx.model.Component component(Type type, String name) {
    org.cyclonedx.model.Component component = new org.cyclonedx.model.Component();
    component.setType(type);
    component.setName(name);
    return component;
  }

  private static PackageURL packageUrl(
      String type, String namespace, String name, String version, TreeMap<String, String> more) {
    try {
      return new PackageURL(type, namespace, name, version, more, null);
    } catch (MalformedPackageURLException e) {
      throw new IllegalStateException("any name and version can be encoded", e);
    }
  }
}
