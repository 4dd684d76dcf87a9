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
import static org.apache.mxnet.natives.sbom.SbomSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.Stage;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxDocumentTest {
  private static final String JAR =
      "pkg:maven/org.example/tiny@1.0?classifier=linux-x86_64-cpu&type=jar";

  @ParameterizedTest
  @ValueSource(strings = {"static", "prebuilt"})
  void isValidByTheOfficialSchema(String linkage) throws Exception {
    String text = print(stage(linkage));
    assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
    Bom read = new JsonParser().parse(text.getBytes());
    assertThat(read.getMetadata().getTimestamp()).isEqualTo(TIME);
    assertThat(read.getComponents()).hasSameSizeAs(Json.mapper().readTree(text).at("/components"));
  }

  /** What the schema does not say: references lead somewhere, and purls are purls. */
  @ParameterizedTest
  @ValueSource(strings = {"static", "prebuilt"})
  void namesEachThingOnceAndRefersToNothingElse(String linkage) throws Exception {
    JsonNode bill = bill(stage(linkage));
    List<String> names = new ArrayList<>();
    bill.findValues("bom-ref").forEach(each -> names.add(each.asText()));
    assertThat(names).doesNotHaveDuplicates();
    List<JsonNode> purls = bill.findValues("purl");
    assertThat(purls).hasSizeGreaterThan(6);
    for (JsonNode purl : purls) {
      assertThat(new PackageURL(purl.asText()).canonicalize()).isEqualTo(purl.asText());
    }
    Set<String> entries = new HashSet<>();
    for (JsonNode entry : bill.at("/dependencies")) {
      assertThat(entries.add(entry.at("/ref").asText())).as(entry.toString()).isTrue();
      entry.at("/dependsOn").forEach(to -> assertThat(names).contains(to.asText()));
    }
    Set<String> all = new TreeSet<>(Set.of(JAR));
    bill.at("/components").forEach(each -> all.add(each.at("/bom-ref").asText()));
    assertThat(entries).isEqualTo(all);
  }

  @Test
  void saysWhatTheJarIsAndHowItWasBuilt() throws Exception {
    JsonNode metadata = bill(SbomSamples.built()).at("/metadata");
    assertThat(metadata.at("/component/purl").asText()).isEqualTo(JAR);
    assertThat(metadata.at("/timestamp").asText()).isEqualTo("2026-11-22T10:20:30Z");
    assertThat(metadata.at("/lifecycles/0/phase").asText()).isEqualTo("build");
    assertThat(metadata.at("/manufacturer/name").asText()).isEqualTo("The Example Foundation");
    assertThat(metadata.at("/tools/components/0/name").asText())
        .isEqualTo("mxnet-native-maven-plugin");
    assertThat(metadata.at("/tools/components/0/version").asText()).isEqualTo("0.1");
    assertThat(property(metadata, "mxnet-native:toolchain")).isEqualTo("gcc");
    assertThat(property(metadata, "mxnet-native:toolchain:source"))
        .isEqualTo("npm zig-linux@0.11.0 sha256:" + DIGEST);
    assertThat(property(metadata, "mxnet-native:fingerprint")).isEqualTo("f".repeat(64));
    assertThat(property(metadata, "mxnet-native:setting:option USE_CUDA")).isEqualTo("OFF");
    assertThat(property(metadata, "mxnet-native:systemRequirement")).isEqualTo("libquadmath.so.0");
  }

  @Test
  void tellsOfAComponentItsSourceLicenceAndPatches() throws Exception {
    JsonNode bill = bill(SbomSamples.built());
    JsonNode zlib = component(bill, "component:zlib");
    assertThat(zlib.at("/purl").asText()).isEqualTo("pkg:github/madler/zlib@v1.3.1");
    assertThat(zlib.at("/hashes/0/content").asText()).isEqualTo(DIGEST);
    assertThat(zlib.at("/externalReferences/0/type").asText()).isEqualTo("source-distribution");
    assertThat(zlib.at("/externalReferences/0/hashes/0/content").asText()).isEqualTo(DIGEST);
    assertThat(zlib.at("/licenses/0/expression").asText()).isEqualTo("Zlib");
    assertThat(zlib.has("pedigree")).isFalse();
    JsonNode mxnet = component(bill, "component:mxnet");
    assertThat(mxnet.at("/purl").asText()).isEqualTo("pkg:github/apache/mxnet@" + COMMIT);
    assertThat(mxnet.at("/externalReferences/0/type").asText()).isEqualTo("vcs");
    assertThat(mxnet.at("/externalReferences/0/url").asText())
        .isEqualTo("https://github.com/apache/mxnet.git");
    assertThat(mxnet.at("/pedigree/commits/0/uid").asText()).isEqualTo(COMMIT);
    assertThat(mxnet.at("/pedigree/patches/0/diff/url").asText()).isEqualTo("patches/a.patch");
    assertThat(mxnet.at("/pedigree/notes").asText()).isEqualTo("patches/a.patch sha256:" + DIGEST);
    assertThat(property(component(bill, "component:libgcc"), "mxnet-native:role"))
        .isEqualTo("runtime");
  }

  @Test
  void tellsOfAFileItsDigestAndWhatIsInside() throws Exception {
    JsonNode bill = bill(SbomSamples.built());
    assertThat(component(bill, "file:lib/native/libmxnet.so").at("/hashes/0/content").asText())
        .isEqualTo(Sha256.of("libmxnet").hex());
    assertThat(needs(bill, "file:lib/native/libmxnet.so"))
        .containsExactly(
            "component:mxnet", "component:dlpack", "component:zlib", "component:libgcc");
    assertThat(needs(bill, "file:lib/native/libglue.so")).containsExactly("component:mxnet");
    assertThat(needs(bill, "component:mxnet"))
        .containsExactly("component:zlib", "component:libgcc");
    JsonNode evidence = component(bill, "component:mxnet").at("/evidence");
    assertThat(evidence.at("/identity/0/methods/0/technique").asText())
        .isEqualTo("binary-analysis");
    assertThat(evidence.at("/occurrences").findValuesAsText("location"))
        .containsExactly("lib/native/libmxnet.so", "lib/native/libglue.so");
    assertThat(bill.at("/compositions/0/aggregate").asText()).isEqualTo("complete");
  }

  @Test
  void claimsNoMoreOfAPrebuiltBackendThanItsDeclaration() throws Exception {
    JsonNode bill = bill(SbomSamples.prebuilt());
    JsonNode archive = bill.at("/metadata/component/pedigree/ancestors/0");
    assertThat(archive.at("/purl").asText())
        .isEqualTo(
            "pkg:maven/ai.djl.mxnet/mxnet-native-mkl@1.9.1?classifier=linux-x86_64&type=jar");
    assertThat(archive.at("/hashes/0/content").asText()).isEqualTo(DIGEST);
    JsonNode eigen = component(bill, "component:eigen");
    assertThat(eigen.at("/purl").asText()).isEqualTo("pkg:generic/eigen@1.0");
    assertThat(eigen.has("hashes")).isFalse();
    assertThat(eigen.at("/evidence/identity/0/methods/0/technique").asText())
        .isEqualTo("manifest-analysis");
    assertThat(eigen.at("/evidence/identity/0/confidence").asDouble()).isEqualTo(0.5);
    assertThat(bill.at("/compositions/0/aggregate").asText()).isEqualTo("unknown");
  }

  @Test
  void hasTheMavenDependenciesWithTheirGraph() throws Exception {
    JsonNode bill = bill(SbomSamples.built());
    String library = "pkg:maven/org.scala-lang/scala-library@2.13.18?type=jar";
    String reflect = "pkg:maven/org.scala-lang/scala-reflect@2.13.18?type=jar";
    assertThat(component(bill, library).at("/licenses/0/license/id").asText())
        .isEqualTo("Apache-2.0");
    assertThat(component(bill, reflect).at("/licenses/0/license/name").asText())
        .isEqualTo("A licence of our own");
    assertThat(component(bill, library).at("/scope").asText()).isEqualTo("required");
    assertThat(component(bill, library.replace("library", "test")).at("/scope").asText())
        .isEqualTo("excluded");
    assertThat(component(bill, library.replace("library", "servlet")).at("/scope").asText())
        .isEqualTo("optional");
    assertThat(needs(bill, JAR)).contains(library).doesNotContain(reflect);
    assertThat(needs(bill, library)).containsExactly(reflect);
  }

  @Test
  void hasTheSameBytesInAnyTimeZoneAndAnotherNumberForOtherContent() throws Exception {
    TimeZone before = TimeZone.getDefault();
    String here = print(SbomSamples.built());
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(print(SbomSamples.built())).isEqualTo(here);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(bill(SbomSamples.prebuilt()).at("/serialNumber").asText())
        .startsWith("urn:uuid:")
        .isNotEqualTo(Json.mapper().readTree(here).at("/serialNumber").asText());
  }

  private static Stage stage(String linkage) {
    return linkage.equals("static") ? SbomSamples.built() : SbomSamples.prebuilt();
  }

  private static String print(Stage stage) {
    return CycloneDxDocument.print(SbomSamples.content(stage));
  }

  private static JsonNode bill(Stage stage) throws Exception {
    return Json.mapper().readTree(print(stage));
  }

  private static JsonNode component(JsonNode bill, String ref) {
    for (JsonNode component : bill.at("/components")) {
      if (component.at("/bom-ref").asText().equals(ref)) {
        return component;
      }
    }
    throw new AssertionError("no component " + ref + " in " + bill);
  }

  private static List<String> needs(JsonNode bill, String ref) {
    List<String> needs = new ArrayList<>();
    for (JsonNode entry : bill.at("/dependencies")) {
      if (entry.at("/ref").asText().equals(ref)) {
        entry.at("/dependsOn").forEach(to -> needs.add(to.asText()));
      }
    }
    return needs;
  }

  private static String property(JsonNode holder, String name) {
    for (JsonNode property : holder.at("/properties")) {
      if (property.at("/name").asText().equals(name)) {
        return property.at("/value").asText();
      }
    }
    throw new AssertionError("no property " + name + " in " + holder);
  }
}
