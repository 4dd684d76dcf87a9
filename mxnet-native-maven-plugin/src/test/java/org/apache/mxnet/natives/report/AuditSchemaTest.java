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
package org.apache.mxnet.natives.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that ships with the plugin is a promise to those who read the reports. */
class AuditSchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir Path dir;
  private JsonNode text;
  private Schema schema;

  @BeforeEach
  void readsTheSchema() throws IOException {
    text =
        Json.mapper().readTree(JsonReport.class.getResourceAsStream("natives-audit.schema.json"));
    schema = REGISTRY.getSchema(text);
  }

  @Test
  void isASchemaItself() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(text)).isEmpty();
  }

  @Test
  void acceptsAReportWithSomethingOfEverything() throws Exception {
    assertThat(errors(Bundles.sample(dir))).isEmpty();
  }

  @Test
  void acceptsAReportOfNothing() throws Exception {
    assertThat(errors(new Bundles().result())).isEmpty();
  }

  @Test
  void acceptsFindingsOfNoFileAndFilesThatCannotBeRead() throws Exception {
    AuditResult result =
        new Bundles()
            .unreadable(
                "x.so", Bundles.finding(Severity.ERROR, "malformed", "x.so", "Cut off.", "Build."))
            .ofNoFile(Bundles.finding(Severity.NOTE, "baseline-unused", "", "Unused.", "Drop it."))
            .failed();

    assertThat(errors(result)).isEmpty();
  }

  @Test
  void acceptsVersionsOfAnyName() throws Exception {
    ElfImageBuilder image =
        ElfImageBuilder.library()
            .need("a.so", "GLIBC_PRIVATE", "f")
            .need("a.so", "GLIBC_ABI_DT_RELR")
            .need("b.so", "\u202e<script>", "g")
            .need("c.so", "", "h");

    assertThat(errors(new Bundles().elf("x.so", Bundles.read(dir.resolve("x"), image)).result()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/files/0", "/files/0/versions/GLIBC", "/files/0/findings/0", "/systems/0"})
  void refusesAnUnknownKey(String place) throws Exception {
    ObjectNode document = document(Bundles.sample(dir));
    ((ObjectNode) document.at(place)).put("more", 1);

    assertThat(schema.validate(document)).singleElement().asString().contains("'more'");
  }

  @ParameterizedTest
  @CsvSource({
    "'',schema",
    "'',verdict",
    "'',systems",
    "/files/0,sha256",
    "/files/0,soname",
    "/files/0/versions/GLIBC,max",
    "/files/0/findings/0,remedy",
    "/systems/0,because"
  })
  void refusesAReportThatLacksAKey(String place, String key) throws Exception {
    ObjectNode document = document(Bundles.sample(dir));
    ((ObjectNode) document.at(place)).remove(key);

    assertThat(schema.validate(document))
        .singleElement()
        .asString()
        .contains("'" + key + "'")
        .contains("required");
  }

  @Test
  void refusesUnknownKeysWhereverKeysAreNamed() {
    List<String> open = new ArrayList<>();
    collectOpen("", text, open);

    assertThat(open).isEmpty();
  }

  private static void collectOpen(String path, JsonNode node, List<String> open) {
    if (node.has("properties") && node.path("additionalProperties").asBoolean(true)) {
      open.add(path);
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      collectOpen(path + "/" + child.getKey(), child.getValue(), open);
    }
  }

  private List<Error> errors(AuditResult result) throws IOException {
    return schema.validate(document(result));
  }

  private static ObjectNode document(AuditResult result) throws IOException {
    return (ObjectNode) Json.mapper().readTree(JsonReport.write(result));
  }
}
