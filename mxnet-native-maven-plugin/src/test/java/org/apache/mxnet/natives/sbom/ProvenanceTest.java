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

import static org.apache.mxnet.natives.sbom.SbomSamples.COMMIT;
import static org.apache.mxnet.natives.sbom.SbomSamples.DIGEST;
import static org.apache.mxnet.natives.sbom.SbomSamples.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
  private static final List<Provenance.Subject> FILES =
      List.of(
          new Provenance.Subject("tiny-1.0-linux-x86_64-cpu.jar", Sha256.of("natives")),
          new Provenance.Subject("tiny-1.0.jar", Sha256.of("main")));

  /**
   * The rules of in-toto's statement v1, its ResourceDescriptor and DigestSet, and of SLSA's
   * provenance v1: which fields must be there, and of which form.
   */
  @ParameterizedTest
  @ValueSource(strings = {"static", "prebuilt"})
  void keepsTheRulesOfStatementAndPredicate(String linkage) throws Exception {
    JsonNode statement = statement(stage(linkage));
    assertThat(statement.properties().stream().map(each -> each.getKey()))
        .containsExactlyInAnyOrder("_type", "subject", "predicateType", "predicate");
    assertThat(statement.at("/_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.at("/predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(statement.at("/subject")).isNotEmpty();
    for (JsonNode subject : statement.at("/subject")) {
      assertThat(subject.at("/digest/sha256").asText()).matches("[0-9a-f]{64}");
    }
    JsonNode definition = statement.at("/predicate/buildDefinition");
    assertThat(definition.properties().stream().map(each -> each.getKey()))
        .contains("buildType", "externalParameters", "resolvedDependencies")
        .isSubsetOf(
            "buildType", "externalParameters", "internalParameters", "resolvedDependencies");
    assertThat(URI.create(definition.at("/buildType").asText())).matches(URI::isAbsolute);
    assertThat(definition.at("/externalParameters").isObject()).isTrue();
    assertThat(definition.at("/resolvedDependencies")).isNotEmpty();
    for (JsonNode resource : definition.at("/resolvedDependencies")) {
      assertThat(resource.has("uri") || resource.has("digest")).as(resource.toString()).isTrue();
      if (resource.has("uri")) {
        assertThat(URI.create(resource.at("/uri").asText())).matches(URI::isAbsolute);
      }
      for (var digest : resource.at("/digest").properties()) {
        assertThat(digest.getKey()).isIn("sha256", "gitCommit");
        assertThat(digest.getValue().asText()).matches("[0-9a-f]{40}|[0-9a-f]{64}");
      }
    }
    JsonNode details = statement.at("/predicate/runDetails");
    assertThat(URI.create(details.at("/builder/id").asText())).matches(URI::isAbsolute);
    assertThat(details.at("/builder/version/mxnet-native-maven-plugin").asText()).isEqualTo("0.1");
  }

  @Test
  void namesEachArtifactWithItsDigest() throws Exception {
    JsonNode subjects = statement(SbomSamples.built()).at("/subject");
    assertThat(subjects.findValuesAsText("name"))
        .containsExactly("tiny-1.0-linux-x86_64-cpu.jar", "tiny-1.0.jar");
    assertThat(subjects.at("/0/digest/sha256").asText()).isEqualTo(Sha256.of("natives").hex());
  }

  @Test
  void namesWhatTheBuildTookAndNotWhatItMightHaveTaken() throws Exception {
    JsonNode definition = statement(SbomSamples.built()).at("/predicate/buildDefinition");
    assertThat(definition.at("/externalParameters/platform").asText()).isEqualTo("linux-x86_64");
    assertThat(definition.at("/externalParameters/toolchain").asText()).isEqualTo("gcc");
    assertThat(definition.at("/internalParameters/settings/option USE_CUDA").asText())
        .isEqualTo("OFF");
    List<String> resources = new ArrayList<>();
    for (JsonNode each : definition.at("/resolvedDependencies")) {
      resources.add(each.at("/name").asText() + " " + each.at("/uri").asText());
    }
    assertThat(resources)
        .containsExactly(
            "toolchain:gcc pkg:npm/zig-linux@0.11.0",
            "recipe:zlib ",
            "source:zlib"
                + " https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz",
            "source:protoc https://example.org/p.tar.gz",
            "source:mxnet git+https://github.com/apache/mxnet.git@" + COMMIT,
            "patch:mxnet ");
    assertThat(definition.at("/resolvedDependencies/4/digest/gitCommit").asText())
        .isEqualTo(COMMIT);
    assertThat(definition.at("/resolvedDependencies/5/digest/sha256").asText()).isEqualTo(DIGEST);
  }

  @Test
  void namesTheArchiveOfAPrebuiltBackend() throws Exception {
    JsonNode definition = statement(SbomSamples.prebuilt()).at("/predicate/buildDefinition");
    assertThat(definition.has("internalParameters")).isFalse();
    JsonNode archive = definition.at("/resolvedDependencies/0");
    assertThat(archive.at("/uri").asText())
        .startsWith("pkg:maven/ai.djl.mxnet/mxnet-native-mkl@1.9.1");
    assertThat(archive.at("/digest/sha256").asText()).isEqualTo(DIGEST);
  }

  @Test
  void refusesToSpeakOfNothingOrOfTwoFilesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provenance.print(SUBJECT, SbomSamples.built(), List.of(), "0.1"))
        .withMessage("a statement is about files of different names: []");
    List<Provenance.Subject> twice = List.of(FILES.get(0), FILES.get(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provenance.print(SUBJECT, SbomSamples.built(), twice, "0.1"))
        .withMessage(
            "a statement is about files of different names: [" + twice.get(0).name() + "]");
  }

  @Test
  void isTheSameForTheSameArtifacts() {
    assertThat(print(SbomSamples.built())).isEqualTo(print(SbomSamples.built()));
  }

  private static Stage stage(String linkage) {
    return linkage.equals("static") ? SbomSamples.built() : SbomSamples.prebuilt();
  }

  private static String print(Stage stage) {
    return Provenance.print(SUBJECT, stage, FILES, "0.1");
  }

  private static JsonNode statement(Stage stage) throws Exception {
    return Json.mapper().readTree(print(stage));
  }
}
