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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.SpdxModelFactory;
import org.spdx.storage.simple.InMemSpdxStore;

class SpdxDocumentTest {
  @ParameterizedTest
  @ValueSource(strings = {"static", "prebuilt"})
  void isValidByTheOfficialSchema(String linkage) throws Exception {
    SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);
    try (InputStream schema =
        getClass().getClassLoader().getResourceAsStream("resources/spdx-schema-v2.3.json")) {
      assertThat(schemas.getSchema(schema).validate(document(linkage))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"static", "prebuilt"})
  void isReadAndVerifiedByTheLibraryOfSpdx(String linkage) throws Exception {
    String before = System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
    try {
      SpdxModelFactory.init();
      MultiFormatStore store =
          new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON);
      byte[] text = print(linkage).getBytes(StandardCharsets.UTF_8);
      var document = store.deSerialize(new ByteArrayInputStream(text), false);
      assertThat(document.verify()).isEmpty();
      assertThat(document.getDocumentDescribes()).hasSize(1);
    } finally {
      if (before == null) {
        System.clearProperty("org.spdx.useJARLicenseInfoOnly");
      } else {
        System.setProperty("org.spdx.useJARLicenseInfoOnly", before);
      }
    }
  }

  @Test
  void relatesTheJarItsFilesAndWhatIsInside() throws Exception {
    assertThat(relations("static"))
        .contains(
            "SPDXRef-DOCUMENT DESCRIBES SPDXRef-Jar",
            "SPDXRef-Jar CONTAINS SPDXRef-File-1",
            "SPDXRef-File-0 CONTAINS SPDXRef-Component-0",
            "SPDXRef-File-0 STATIC_LINK SPDXRef-Component-2",
            "SPDXRef-File-0 STATIC_LINK SPDXRef-Component-3",
            "SPDXRef-Component-0 DEPENDS_ON SPDXRef-Component-2",
            "SPDXRef-Jar DEPENDS_ON SPDXRef-Maven-0",
            "SPDXRef-Maven-0 DEPENDS_ON SPDXRef-Maven-1",
            "SPDXRef-Maven-2 TEST_DEPENDENCY_OF SPDXRef-Jar",
            "SPDXRef-Maven-3 PROVIDED_DEPENDENCY_OF SPDXRef-Jar")
        .doesNotContain(
            "SPDXRef-File-1 STATIC_LINK SPDXRef-Component-2",
            "SPDXRef-Jar DEPENDS_ON SPDXRef-Maven-1");
    assertThat(relations("prebuilt"))
        .contains(
            "SPDXRef-File-0 EXPANDED_FROM_ARCHIVE SPDXRef-Archive",
            "SPDXRef-File-0 CONTAINS SPDXRef-Component-1");
  }

  @Test
  void tellsOfAPackageItsSourceLicenceAndPatches() throws Exception {
    JsonNode mxnet = entry("static", "SPDXRef-Component-0");
    assertThat(mxnet.at("/licenseDeclared").asText()).isEqualTo("Apache-2.0");
    assertThat(mxnet.at("/downloadLocation").asText())
        .isEqualTo("git+https://github.com/apache/mxnet.git@" + SbomSamples.COMMIT);
    assertThat(mxnet.at("/sourceInfo").asText())
        .endsWith(
            "; commit %s; patched with patches/a.patch sha256:%s"
                .formatted(SbomSamples.COMMIT, SbomSamples.DIGEST));
    JsonNode zlib = entry("static", "SPDXRef-Component-2");
    assertThat(zlib.at("/checksums/0/checksumValue").asText()).isEqualTo(SbomSamples.DIGEST);
    assertThat(zlib.at("/externalRefs/0/referenceLocator").asText())
        .isEqualTo("pkg:github/madler/zlib@v1.3.1");
  }

  @Test
  void saysWhereTheTextOfALicenceOfItsOwnIs() throws Exception {
    JsonNode own = document("static").at("/hasExtractedLicensingInfos");
    assertThat(own.findValuesAsText("licenseId")).containsExactly("LicenseRef-tiny");
    assertThat(document("prebuilt").has("hasExtractedLicensingInfos")).isFalse();
  }

  @Test
  void hasTheSameBytesOfTheSameStage() {
    assertThat(print("static")).isEqualTo(print("static")).isNotEqualTo(print("prebuilt"));
  }

  private static String print(String linkage) {
    Stage stage = linkage.equals("static") ? SbomSamples.built() : SbomSamples.prebuilt();
    return SpdxDocument.print(SbomSamples.content(stage));
  }

  private static JsonNode document(String linkage) throws Exception {
    return Json.mapper().readTree(print(linkage));
  }

  private static JsonNode entry(String linkage, String id) throws Exception {
    for (JsonNode entry : document(linkage).at("/packages")) {
      if (entry.at("/SPDXID").asText().equals(id)) {
        return entry;
      }
    }
    throw new AssertionError("no package " + id);
  }

  private static List<String> relations(String linkage) throws Exception {
    List<String> relations = new ArrayList<>();
    for (JsonNode each : document(linkage).at("/relationships")) {
      relations.add(
          each.at("/spdxElementId").asText()
              + " "
              + each.at("/relationshipType").asText()
              + " "
              + each.at("/relatedSpdxElement").asText());
    }
    return relations;
  }
}
