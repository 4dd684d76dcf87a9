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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.cyclonedx.Version;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Ancestors;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.LifecycleChoice;
import org.cyclonedx.model.Lifecycles;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalEntity;
import org.cyclonedx.model.Pedigree;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * A bill of materials in JSON, CycloneDX 1.6 (ECMA-424), the newest version that
 * cyclonedx-core-java writes.
 *
 * <p>Its subject is the jar with the native files; its components are these files, the software
 * inside them, and the Maven dependencies of the module. How the files were built is in the
 * properties of its metadata, {@code mxnet-native:*}.
 */
public final class CycloneDxDocument {
  private CycloneDxDocument() {}

  /** The text of the bill. */
  public static String print(SbomContent content) {
    CycloneDxComponents components = new CycloneDxComponents(content);
    List<Component> parts = new ArrayList<>();
    for (StagedFile library : content.stage().libraries()) {
      parts.add(components.file(library));
    }
    for (StagedComponent software : content.stage().components()) {
      parts.add(components.software(software));
    }
    for (MavenDependency dependency : content.dependencies()) {
      parts.add(CycloneDxComponents.dependency(dependency));
    }
    CycloneDxGraph graph = new CycloneDxGraph(content);
    Bom bom = new Bom();
    bom.setSerialNumber(content.serialNumber());
    bom.setMetadata(metadata(content));
    bom.setComponents(parts);
    bom.setDependencies(graph.dependencies());
    bom.setCompositions(graph.compositions());
    JsonNode document = new BomJsonGenerator(bom, Version.VERSION_16).toJsonNode();
    dropNulls(document);
    return Json.print(document);
  }

  /** The library writes {@code "text": null} into the diff of a patch; the schema refuses that. */
  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    node.forEach(CycloneDxDocument::dropNulls);
  }

  private static Metadata metadata(SbomContent content) {
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(content.time()));
    LifecycleChoice build = new LifecycleChoice();
    build.setPhase(LifecycleChoice.Phase.BUILD);
    Lifecycles lifecycles = new Lifecycles();
    lifecycles.setLifecycleChoice(List.of(build));
    metadata.setLifecycles(lifecycles);
    ToolInformation tools = new ToolInformation();
    Component tool = CycloneDxComponents.component(Component.Type.APPLICATION, Plugin.ARTIFACT_ID);
    tool.setGroup(Plugin.GROUP_ID);
    tool.setVersion(content.pluginVersion());
    tools.setComponents(List.of(tool));
    metadata.setToolChoice(tools);
    if (!content.subject().vendor().isBlank()) {
      OrganizationalEntity vendor = new OrganizationalEntity();
      vendor.setName(content.subject().vendor());
      metadata.setManufacturer(vendor);
    }
    metadata.setComponent(subject(content));
    metadata.setProperties(properties(content.stage()));
    return metadata;
  }

  private static Component subject(SbomContent content) {
    SbomSubject module = content.subject();
    Component subject = CycloneDxComponents.component(Component.Type.LIBRARY, module.artifactId());
    subject.setGroup(module.groupId());
    subject.setVersion(module.version());
    if (!module.description().isBlank()) {
      subject.setDescription(module.description());
    }
    subject.setPurl(content.purl());
    subject.setBomRef(content.purl());
    content
        .archive()
        .ifPresent(
            archive -> {
              Ancestors ancestors = new Ancestors();
              ancestors.addComponent(CycloneDxComponents.archive(content.stage(), archive));
              Pedigree pedigree = new Pedigree();
              pedigree.setAncestors(ancestors);
              subject.setPedigree(pedigree);
            });
    return subject;
  }

  private static List<Property> properties(Stage stage) {
    List<Property> properties = new ArrayList<>();
    add(properties, "id", stage.id().toString());
    add(properties, "linkage", stage.linkage());
    add(properties, "backend", stage.name());
    add(properties, "backend:version", stage.version());
    add(properties, "backend:reportedVersion", stage.reportedVersion());
    add(properties, "origin", stage.origin());
    add(properties, "origin:sha256", stage.originSha256());
    stage.systemRequirements().forEach(each -> add(properties, "systemRequirement", each.soname()));
    add(properties, "toolchain", stage.build().toolchain());
    for (Input input : stage.build().inputs()) {
      if (input.kind().equals("toolchain")) {
        add(properties, "toolchain:source", input.origin() + " " + input.digest());
      }
    }
    add(properties, "fingerprint", stage.build().fingerprint());
    for (Map.Entry<String, String> setting : stage.build().settings().entrySet()) {
      add(properties, "setting:" + setting.getKey(), setting.getValue());
    }
    return properties;
  }

  private static void add(List<Property> properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.add(new Property("mxnet-native:" + name, value));
    }
  }
}
