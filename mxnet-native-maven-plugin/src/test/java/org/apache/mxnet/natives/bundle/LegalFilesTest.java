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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.mxnet.natives.build.PrebuiltArchive;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegalFilesTest {
  @TempDir Path folder;
  private StageFolder stageFolder;
  private Stage stage;

  @BeforeEach
  void stage() throws Exception {
    stageFolder = new StageFolder(folder.resolve("stage"));
    stage =
        new PrebuiltArchive(folder.resolve("tiny.zip"))
            .library("libtiny.so", ElfImageBuilder.library().build().bytes())
            .text("LICENSE", "Copyright 2020 A. Author")
            .text("NOTICE", "made by A. Author")
            .stage(stageFolder);
    Files.writeString(folder.resolve("LICENSE"), "own licence");
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
  }

  @Test
  void everyJarHasTheSameLicenceNoticeAndTexts() throws Exception {
    NativesBundle bundle = bundle(folder.resolve("no-notice"));
    List<Path> jars = new ArrayList<>();
    for (String name : new String[] {"natives", "debug", "main", "sources", "javadoc"}) {
      jars.add(folder.resolve(name + ".jar"));
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    bundle.writeNatives(jars.get(0), stage, stageFolder);
    bundle.writeDebug(jars.get(1), stage, stageFolder);
    bundle.writeMain(jars.get(2), classes, stage, jars.get(0));
    bundle.writeSources(jars.get(3), Map.of(classes, ""));
    bundle.writeDocumentation(jars.get(4), stage);
    Map<String, String> first = legal(jars.get(0));
    assertThat(first)
        .containsOnlyKeys(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/tiny/LICENSE",
            "META-INF/licenses/tiny/NOTICE");
    assertThat(first.get("META-INF/LICENSE"))
        .startsWith("own licence\n\n")
        .contains("META-INF/licenses/tiny/LICENSE\n", "  Copyright 2020 A. Author\n");
    assertThat(first.get("META-INF/NOTICE")).endsWith("From tiny 1.0:\n\nmade by A. Author\n");
    for (Path jar : jars) {
      assertThat(legal(jar)).as(jar.toString()).isEqualTo(first);
    }
  }

  @Test
  void keepsTheTextsThatTheProjectMadeItself() throws Exception {
    Path own = folder.resolve("classes/META-INF/licenses/tiny/LICENSE");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "made by another plugin");
    Files.writeString(folder.resolve("classes/META-INF/NOTICE"), "its notice");
    Path jar = folder.resolve("main.jar");
    bundle(folder.resolve("no-notice"))
        .writeMain(jar, folder.resolve("classes"), stage, folder.resolve("pom.xml"));
    assertThat(legal(jar))
        .containsEntry("META-INF/licenses/tiny/LICENSE", "made by another plugin")
        .containsEntry("META-INF/NOTICE", "its notice")
        .containsKeys("META-INF/LICENSE", "META-INF/licenses/tiny/NOTICE");
  }

  private NativesBundle bundle(Path notice) throws Exception {
    ArtifactIdentity identity =
        new ArtifactIdentity(
            "g", "a", "1.0", "Tiny", "A library.", "https://a", "", folder.resolve("pom.xml"));
    return new NativesBundle(
        identity,
        new LegalFiles(folder.resolve("LICENSE"), notice),
        LicenceBook.of(stage, stageFolder, component -> false),
        Instant.parse("2026-11-22T10:20:30Z"),
        "0.1",
        List.of());
  }

  private static Map<String, String> legal(Path jar) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    try (JarFile read = new JarFile(jar.toFile())) {
      for (JarEntry entry : read.stream().toList()) {
        if (entry.getName().matches("META-INF/(LICENSE|NOTICE|licenses/.*)")) {
          texts.put(entry.getName(), new String(read.getInputStream(entry).readAllBytes()));
        }
      }
    }
    return texts;
  }
}
