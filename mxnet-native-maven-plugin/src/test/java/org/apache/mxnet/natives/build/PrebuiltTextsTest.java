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
package org.apache.mxnet.natives.build;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.AddedTexts;
import org.apache.mxnet.natives.recipe.AddedTexts.Pinned;
import org.apache.mxnet.natives.recipe.AddedTexts.Standard;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.PrebuiltBackend;
import org.apache.mxnet.natives.recipe.PrebuiltBackendReader;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrebuiltTextsTest {
  private static final YamlLocation WHERE =
      new YamlLocation(Path.of("linux-x86_64-cpu.yaml"), 21, 9);

  @TempDir Path folder;
  private Path texts;
  private Path copying;

  @BeforeEach
  void writeText() throws Exception {
    texts = folder.resolve("texts");
    copying = Files.writeString(folder.resolve("COPYING"), "words\r\n");
  }

  @Test
  void addedTextsBelongToTheirComponentAsThoseOfTheArchiveDo() throws Exception {
    StageFolder stageFolder = new StageFolder(folder.resolve("stage"));
    Stage stage =
        new PrebuiltArchive(folder.resolve("tiny.zip"))
            .library("libtiny.so", ElfImageBuilder.library().build().bytes())
            .text("META-INF/LICENSE", "of the archive")
            .added(
                new AddedTexts(
                    "tiny",
                    List.of(new Pinned(copying, Sha256.of(copying), WHERE)),
                    List.of(new Standard("GCC-exception-3.1", WHERE))))
            .stage(stageFolder);
    String[] paths = {"tiny/LICENSE", "tiny/COPYING", "tiny/GCC-exception-3.1.txt"};
    assertThat(stage.components().get(0).texts()).containsExactly(paths);
    assertThat(stage.licenses()).extracting(StagedFile::path).containsExactly(paths);
    for (StagedFile text : stage.licenses()) {
      Path file = stageFolder.licenses().resolve(text.path());
      assertThat(file).hasSize(text.size());
      assertThat(Sha256.of(file)).isEqualTo(text.sha256());
    }
    assertThat(stageFolder.licenses().resolve("tiny/COPYING")).hasSameBinaryContentAs(copying);
    assertThat(stageFolder.licenses().resolve("tiny/GCC-exception-3.1.txt"))
        .content()
        .contains("GCC RUNTIME LIBRARY EXCEPTION");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path gone = folder.resolve("GONE");
    PrebuiltContentException e = refused(new Pinned(gone, Sha256.of("x"), WHERE));
    assertThat(e).hasMessage("linux-x86_64-cpu.yaml:21:9: there is no licence text " + gone);
    assertThat(e.remedy())
        .isEqualTo("Put it there: the licence file of the very release that is inside.");
  }

  @Test
  void refusesAFileThatIsNotAsPinned() throws Exception {
    Sha256 actual = Sha256.of(copying);
    PrebuiltContentException e = refused(new Pinned(copying, Sha256.of("other"), WHERE));
    assertThat(e)
        .hasMessage(
            "linux-x86_64-cpu.yaml:21:9: %s has the SHA-256 %s, and %s is pinned"
                .formatted(copying, actual, Sha256.of("other")));
    assertThat(e.remedy()).contains("write its new digest");
  }

  @Test
  void refusesAnIdThatTheSpdxListDoesNotHave() {
    AddedTexts added =
        new AddedTexts("tiny", List.of(), List.of(new Standard("GPL-3.0-or-latter", WHERE)));
    PrebuiltContentException e =
        failure(PrebuiltContentException.class, () -> PrebuiltTexts.stage(List.of(added), texts));
    assertThat(e)
        .hasMessage(
            "linux-x86_64-cpu.yaml:21:9: the SPDX list has no licence or exception 'GPL-3.0-or-latter'");
    assertThat(e.remedy()).contains("https://spdx.org/licenses", "'textFiles'");
  }

  @Test
  void eachComponentOfTheFlagshipHasItsTexts() throws Exception {
    Path declarations = Path.of("../mxnet-scala-assembly/src/main/prebuilt");
    PrebuiltBackend backend =
        PrebuiltBackendReader.read(declarations, new NativesId(Platform.LINUX_X86_64, "cpu"));
    List<StagedFile> staged = PrebuiltTexts.stage(backend.added(), texts);
    for (Component component : backend.components()) {
      assertThat(component.files()).as(component.name()).isNotEmpty();
      assertThat(component.texts().size() + count(staged, component))
          .as(component.name())
          .isPositive();
    }
    assertThat(count(staged, backend.components().get(1))).isEqualTo(1);
  }

  private static long count(List<StagedFile> staged, Component component) {
    return staged.stream().filter(file -> file.path().startsWith(component.name() + "/")).count();
  }

  private PrebuiltContentException refused(Pinned pinned) {
    AddedTexts added = new AddedTexts("tiny", List.of(pinned), List.of());
    return failure(
        PrebuiltContentException.class, () -> PrebuiltTexts.stage(List.of(added), texts));
  }
}
