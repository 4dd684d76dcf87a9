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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.PrebuiltArchive;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesBundleTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:20:30Z");
  private static final byte[] LIBRARY =
      ElfImageBuilder.library().need("libm.so.6", "GLIBC_2.14", "exp").build().bytes();

  @TempDir Path folder;
  private StageFolder stageFolder;
  private Stage stage;
  private NativesBundle bundle;

  @BeforeEach
  void stage() throws NativeBuildException, IOException {
    stageFolder = new StageFolder(folder.resolve("stage"));
    stage =
        new PrebuiltArchive(folder.resolve("tiny.zip"))
            .library("lib/libtiny.so", LIBRARY)
            .text("LICENSE", "the component's licence")
            .requirement(new SystemRequirement("libq.so.0", "libq0", "libq", "linked with it"))
            .stage(stageFolder);
    Files.writeString(folder.resolve("LICENSE"), "the project's licence");
    Files.writeString(folder.resolve("NOTICE"), "the project's notice");
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    bundle = bundle(TIME);
  }

  @Test
  void packsNativesWithManifestAndLicences() throws NativeBuildException, IOException {
    Path jar = folder.resolve("natives.jar");
    bundle.writeNatives(jar, stage, stageFolder);
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/licenses/tiny/LICENSE",
              "META-INF/maven/g/a/pom.properties",
              "META-INF/maven/g/a/pom.xml",
              "META-INF/natives/linux-x86_64-cpu.json",
              "META-INF/sbom/bom.cdx.json",
              "lib/native/libtiny.so");
      assertThat(read.stream())
          .allMatch(e -> e.getTimeLocal().equals(LocalDateTime.parse("2026-11-22T10:20:30")));
      assertThat(read.getManifest().getMainAttributes().getValue("Natives-System-Requirements"))
          .isEqualTo("libq.so.0 (Debian: libq0, RPM: libq)");
      assertThat(text(read, "META-INF/LICENSE"))
          .startsWith("the project's licence\n\n====")
          .contains("Text:       META-INF/licenses/tiny/LICENSE\n");
      assertThat(text(read, "META-INF/licenses/tiny/LICENSE")).isEqualTo("the component's licence");
      JsonNode manifest =
          Json.mapper().readTree(text(read, "META-INF/natives/linux-x86_64-cpu.json"));
      assertThat(manifest.at("/schema").asText()).isEqualTo("mxnet-natives/1");
      assertThat(manifest.at("/backend/reportedVersion").asText()).isEqualTo("10000");
      assertThat(manifest.at("/files/0/path").asText()).isEqualTo("lib/native/libtiny.so");
      assertThat(manifest.at("/files/0/glibc").asText()).isEqualTo("2.14");
      assertThat(manifest.at("/files/0/size").asLong()).isEqualTo(LIBRARY.length);
      assertThat(manifest.at("/files/0/sha256").asText())
          .isEqualTo(stage.libraries().get(0).sha256().hex());
      assertThat(manifest.at("/systemRequirements/0/debian").asText()).isEqualTo("libq0");
      assertThat(manifest.at("/components/0/license").asText()).isEqualTo("Apache-2.0");
    }
  }

  @Test
  void billOfMaterialsIsValidAndNamesFilesAndSoftware() throws Exception {
    Path jar = folder.resolve("natives.jar");
    bundle.writeNatives(jar, stage, stageFolder);
    String text;
    try (JarFile read = new JarFile(jar.toFile())) {
      text = text(read, "META-INF/sbom/bom.cdx.json");
    }
    // The official JSON schema, which the library carries.
    assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
    Bom bom = new JsonParser().parse(text.getBytes());
    assertThat(bom.getMetadata().getComponent().getPurl())
        .isEqualTo("pkg:maven/g/a@1.0?classifier=linux-x86_64-cpu&type=jar");
    assertThat(bom.getMetadata().getTimestamp()).isEqualTo(TIME);
    assertThat(bom.getComponents())
        .extracting(Component::getBomRef)
        .containsExactly("file:lib/native/libtiny.so", "component:tiny");
    assertThat(bom.getComponents().get(0).getHashes().get(0).getValue())
        .isEqualTo(stage.libraries().get(0).sha256().hex());
    assertThat(bom.getComponents().get(1).getLicenses().getExpression().getValue())
        .isEqualTo("Apache-2.0");
  }

  @Test
  void givesTheSameBytesInAnyTimeZone() throws NativeBuildException, IOException {
    TimeZone before = TimeZone.getDefault();
    Path here = folder.resolve("here.jar");
    Path there = folder.resolve("there.jar");
    for (Instant time : List.of(TIME, Instant.EPOCH)) {
      bundle(time).writeNatives(here, stage, stageFolder);
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        bundle(time).writeNatives(there, stage, stageFolder);
      } finally {
        TimeZone.setDefault(before);
      }
      assertThat(there).hasSameBinaryContentAs(here);
    }
  }

  @Test
  void carriesTheEarliestTimeAZipCanHoldIfItsOwnIsEarlier()
      throws NativeBuildException, IOException {
    Path jar = folder.resolve("old.jar");
    bundle(Instant.EPOCH).writeNatives(jar, stage, stageFolder);
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.stream())
          .allMatch(e -> e.getTimeLocal().equals(LocalDateTime.parse("1980-01-01T00:00:02")));
    }
  }

  @Test
  void refusesAFileThatWasChangedAfterTheGates() throws IOException {
    Path library = stageFolder.libraries().resolve("libtiny.so");
    byte[] bytes = LIBRARY.clone();
    bytes[bytes.length - 1] ^= 1;
    Files.write(library, bytes);
    Path jar = folder.resolve("natives.jar");
    assertThat(failure(BundleException.class, () -> bundle.writeNatives(jar, stage, stageFolder)))
        .hasMessageStartingWith(library + " was changed after it was staged: SHA-256 ");
    assertThat(jar).doesNotExist();
  }

  @Test
  void mainJarNamesTheNativesThatBelongToIt() throws NativeBuildException, IOException {
    Path classes = Files.createDirectories(folder.resolve("classes/com/example"));
    Files.writeString(classes.resolve("A.class"), "class");
    Path natives = Files.writeString(folder.resolve("natives.jar"), "natives");
    Path jar = folder.resolve("main.jar");
    bundle.writeMain(jar, folder.resolve("classes"), stage, natives);
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.getEntry("com/example/A.class")).isNotNull();
      JsonNode index = Json.mapper().readTree(text(read, "META-INF/natives/index.json"));
      assertThat(index.at("/natives/0/classifier").asText()).isEqualTo("linux-x86_64-cpu");
      assertThat(index.at("/natives/0/sha256").asText()).isEqualTo(Sha256.of("natives").hex());
    }
  }

  @Test
  void mainJarKeepsTheLicenceThatTheProjectMadeItself() throws NativeBuildException, IOException {
    Path metaInf = Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.writeString(metaInf.resolve("LICENSE"), "made by another plugin");
    Path jar = folder.resolve("main.jar");
    bundle.writeMain(jar, folder.resolve("classes"), stage, folder.resolve("pom.xml"));
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(text(read, "META-INF/LICENSE")).isEqualTo("made by another plugin");
      assertThat(text(read, "META-INF/NOTICE")).isEqualTo("the project's notice");
    }
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    Files.writeString(one.resolve("A.java"), "1");
    Files.writeString(two.resolve("A.java"), "2");
    assertThat(
            failure(
                BundleException.class,
                () -> bundle.writeSources(folder.resolve("s.jar"), Map.of(one, "", two, ""))))
        .hasMessageStartingWith("A.java is to come from ")
        .hasMessageContaining(one.resolve("A.java").toString())
        .hasMessageContaining(two.resolve("A.java").toString());
  }

  @Test
  void refusesToBundleWithoutALicence() throws IOException {
    Path missing = folder.resolve("COPYING");
    assertThat(failure(BundleException.class, () -> new LegalFiles(missing, missing)))
        .hasMessage("no licence text " + missing + ": nothing may be bundled without one");
    Files.createFile(missing);
    assertThat(failure(BundleException.class, () -> new LegalFiles(missing, missing)))
        .hasMessageContaining("no licence text");
  }

  private NativesBundle bundle(Instant time) throws NativeBuildException, IOException {
    ArtifactIdentity identity =
        new ArtifactIdentity(
            "g", "a", "1.0", "Tiny", "A library.", "https://a", "", folder.resolve("pom.xml"));
    return new NativesBundle(
        identity,
        new LegalFiles(folder.resolve("LICENSE"), folder.resolve("NOTICE")),
        LicenceBook.of(stage, stageFolder, component -> false),
        time,
        "0.1",
        List.of());
  }

  private static String text(JarFile jar, String entry) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes());
  }
}
