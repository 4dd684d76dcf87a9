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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/**
 * A bill of materials in JSON, SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/).
 *
 * <p>Native files are packages of the purpose FILE: a file in the sense of SPDX 2.3 must have a
 * SHA-1 digest, which nobody should trust any more.
 */
public final class SpdxDocument {
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";
  private static final String JAR = "SPDXRef-Jar";
  private static final String ARCHIVE = "SPDXRef-Archive";
  private static final Pattern OWN_LICENCE =
      Pattern.compile("(?<![A-Za-z0-9.:-])LicenseRef-[A-Za-z0-9.-]+");

  private final SbomContent content;
  private final Stage stage;
  private final SpdxPackages packages;
  private final ArrayNode relationships = Json.mapper().createArrayNode();

  private SpdxDocument(SbomContent content) {
    this.content = content;
    this.stage = content.stage();
    this.packages = new SpdxPackages(content);
  }

  /** The text of the bill. */
  public static String print(SbomContent content) {
    return Json.print(new SpdxDocument(content).document());
  }

  private ObjectNode document() {
    ObjectNode document =
        Json.mapper()
            .createObjectNode()
            .put("spdxVersion", "SPDX-2.3")
            .put("dataLicense", "CC0-1.0")
            .put("SPDXID", DOCUMENT)
            .put("name", content.subject().artifactId() + "-" + stage.id())
            .put("documentNamespace", content.serialNumber());
    ObjectNode creation = document.putObject("creationInfo");
    creation.put("created", content.time().truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode creators = creation.putArray("creators");
    creators.add("Tool: " + Plugin.ARTIFACT_ID + "-" + content.pluginVersion());
    if (!content.subject().vendor().isBlank()) {
      creators.add("Organization: " + content.subject().vendor());
    }
    packages.jar(JAR);
    relate(DOCUMENT, "DESCRIBES", JAR);
    content.archive().ifPresent(archive -> packages.archive(ARCHIVE, archive));
    files();
    software();
    dependencies();
    document.set("packages", packages.all());
    ArrayNode own = ownLicences();
    if (!own.isEmpty()) {
      document.set("hasExtractedLicensingInfos", own);
    }
    document.set("relationships", relationships);
    return document;
  }

  private void files() {
    for (int i = 0; i < stage.libraries().size(); i++) {
      StagedFile library = stage.libraries().get(i);
      packages.file(file(i), library);
      relate(JAR, "CONTAINS", file(i));
      if (content.archive().isPresent()) {
        relate(file(i), "EXPANDED_FROM_ARCHIVE", ARCHIVE);
      }
    }
  }

  private void software() {
    Map<String, String> ids = new LinkedHashMap<>();
    for (StagedComponent component : stage.components()) {
      ids.put(component.name(), "SPDXRef-Component-" + ids.size());
    }
    for (StagedComponent component : stage.components()) {
      String id = ids.get(component.name());
      packages.software(id, component);
      boolean linked = component.role() == Role.LIBRARY || component.role() == Role.RUNTIME;
      for (int i = 0; i < stage.libraries().size(); i++) {
        if (component.files().contains(stage.libraries().get(i).path())) {
          relate(file(i), linked ? "STATIC_LINK" : "CONTAINS", id);
        }
      }
      component.needs().stream()
          .filter(ids::containsKey)
          .forEach(need -> relate(id, "DEPENDS_ON", ids.get(need)));
    }
  }

  private void dependencies() {
    List<String> ids = new ArrayList<>();
    Map<String, String> byUrl = new LinkedHashMap<>();
    for (MavenDependency dependency : content.dependencies()) {
      String id = "SPDXRef-Maven-" + ids.size();
      ids.add(id);
      byUrl.put(dependency.purl(), id);
      packages.dependency(id, dependency);
      if (dependency.direct()) {
        switch (dependency.scope()) {
          case "test" -> relate(id, "TEST_DEPENDENCY_OF", JAR);
          case "provided", "system" -> relate(id, "PROVIDED_DEPENDENCY_OF", JAR);
          default -> relate(JAR, "DEPENDS_ON", id);
        }
      }
    }
    for (MavenDependency dependency : content.dependencies()) {
      String id = byUrl.get(dependency.purl());
      dependency.needs().stream()
          .filter(byUrl::containsKey)
          .forEach(need -> relate(id, "DEPENDS_ON", byUrl.get(need)));
    }
  }

  /** SPDX 2.3, 10: whoever uses a LicenseRef gives its text. */
  private ArrayNode ownLicences() {
    Set<String> names = new TreeSet<>();
    for (StagedComponent component : stage.components()) {
      Matcher matcher = OWN_LICENCE.matcher(component.license());
      while (matcher.find()) {
        names.add(matcher.group());
      }
    }
    ArrayNode own = Json.mapper().createArrayNode();
    for (String name : names) {
      own.addObject()
          .put("licenseId", name)
          .put("name", name.substring("LicenseRef-".length()))
          .put("extractedText", "In the jar, under META-INF/licenses/.");
    }
    return own;
  }

  private void relate(String from, String type, String to) {
    relationships
        .addObject()
        .put("spdxElementId", from)
        .put("relationshipType", type)
        .put("relatedSpdxElement", to);
  }

  private static String file(int index) {
    return "SPDXRef-File-" + index;
  }
}
