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
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of a backend that was compiled from a git commit. */
class BuiltBackendTest {
  private static final String ORIGIN = "https://example.org/tiny.git";

  @TempDir Path folder;
  private StageFolder stageFolder;
  private Stage stage;
  private NativesBundle bundle;

  @BeforeEach
  void stage() throws NativeBuildException, IOException {
    stageFolder = new StageFolder(folder.resolve("stage"));
    Files.createDirectories(stageFolder.libraries());
    Files.createDirectories(stageFolder.debug());
    Path library =
        Files.write(
            stageFolder.libraries().resolve("libtiny.so"),
            ElfImageBuilder.library().build().bytes());
    Path symbols = Files.writeString(stageFolder.debug().resolve("libtiny.so.debug"), "symbols");
    stage =
        new Stage(
            new NativesId(Platform.LINUX_X86_64, "cpu"),
            "static",
            "tiny",
            "1.0",
            "",
            ORIGIN,
            "",
            List.of(new StagedFile("libtiny.so", Files.size(library), Sha256.of(library))),
            List.of(new StagedFile("libtiny.so.debug", Files.size(symbols), Sha256.of(symbols))),
            List.of(),
            List.of(),
            List.of(),
            BuildRecord.NONE);
    Path licence = Files.writeString(folder.resolve("LICENSE"), "a licence");
    Path pom = Files.writeString(folder.resolve("pom.xml"), "<project/>");
    bundle =
        new NativesBundle(
            new ArtifactIdentity("g", "a", "1.0", "Tiny", "A library.", "https://a", "", pom),
            new LegalFiles(licence, folder.resolve("NOTICE")),
            LicenceBook.of(stage, stageFolder, component -> false),
            Instant.parse("2026-11-22T10:20:30Z"),
            "0.1",
            List.of());
  }

  @Test
  void theSymbolsGoIntoAJarOfTheirOwn() throws Exception {
    Path jar = folder.resolve("debug.jar");
    bundle.writeDebug(jar, stage, stageFolder);
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/maven/g/a/pom.properties",
              "META-INF/maven/g/a/pom.xml",
              "lib/debug/libtiny.so.debug");
      assertThat(read.getManifest().getMainAttributes().get(Attributes.Name.IMPLEMENTATION_TITLE))
          .isEqualTo("Tiny, symbols for linux-x86_64-cpu");
      assertThat(text(read, "lib/debug/libtiny.so.debug")).isEqualTo("symbols");
      assertThat(read.stream())
          .allMatch(e -> e.getTimeLocal().equals(LocalDateTime.parse("2026-11-22T10:20:30")));
    }
  }

  @Test
  void symbolsThatWereChangedAreRefused() throws Exception {
    Path symbols = stageFolder.debug().resolve("libtiny.so.debug");
    Files.writeString(symbols, "changed");
    Path jar = folder.resolve("debug.jar");
    assertThat(failure(BundleException.class, () -> bundle.writeDebug(jar, stage, stageFolder)))
        .hasMessageStartingWith(symbols + " was changed after it was staged: SHA-256 ");
    assertThat(jar).doesNotExist();
  }

  @Test
  void theNativesJarNamesTheCommitAndNoDigest() throws Exception {
    Path jar = folder.resolve("natives.jar");
    bundle.writeNatives(jar, stage, stageFolder);
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.getEntry("lib/debug/libtiny.so.debug")).isNull();
      JsonNode backend =
          Json.mapper()
              .readTree(text(read, "META-INF/natives/linux-x86_64-cpu.json"))
              .at("/backend");
      assertThat(backend.at("/origin").asText()).isEqualTo(ORIGIN);
      assertThat(backend.fieldNames()).toIterable().containsExactly("name", "version", "origin");
      String bom = text(read, "META-INF/sbom/bom.cdx.json");
      assertThat(new JsonParser().validate(bom, Version.VERSION_16)).isEmpty();
      assertThat(Json.mapper().readTree(bom).at("/metadata/properties").findValuesAsText("name"))
          .contains("mxnet-native:linkage", "mxnet-native:origin")
          .doesNotContain("mxnet-native:origin:sha256");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes());
  }
}
