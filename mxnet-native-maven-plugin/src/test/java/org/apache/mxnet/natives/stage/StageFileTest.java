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
package org.apache.mxnet.natives.stage;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageFileTest {
  private static final Stage STAGE =
      new Stage(
          new NativesId(Platform.LINUX_AARCH64, "cu112"),
          "prebuilt",
          "mxnet",
          "1.9.1",
          "",
          "g:a:1:jar",
          Sha256.of("origin").hex(),
          List.of(new StagedFile("libmxnet.so", 1L << 40, Sha256.of("library"))),
          List.of(new StagedFile("libmxnet.so.debug", 2, Sha256.of("symbols"))),
          List.of(new StagedFile("mxnet/LICENSE", 3, Sha256.of("text"))),
          List.of(new SystemRequirement("libquadmath.so.0", "libquadmath0", "libquadmath", "why")),
          List.of(
              new StagedComponent(
                  "mxnet",
                  "1.9.1",
                  "Apache-2.0",
                  "https://a",
                  "git:" + "a".repeat(40),
                  StagedComponent.Role.BACKEND,
                  List.of("libmxnet.so"),
                  List.of("zlib"),
                  List.of("mxnet/LICENSE"))),
          new BuildRecord(
              "t",
              Sha256.of("lines").hex(),
              new TreeMap<>(Map.of("option.A", "ON")),
              List.of(new BuildRecord.Input("source", "zlib", "1", "https://z", "sha256:1")),
              new TreeMap<>(Map.of("libmxnet.so", List.of("libz.a")))));

  @TempDir Path temp;
  private StageFolder folder;

  @BeforeEach
  void nameTheFolder() {
    folder = StageFolder.of(temp, STAGE.id());
  }

  @Test
  void readsWhatItWrote() throws StageException, IOException {
    StageFile.write(folder, STAGE);
    assertThat(folder.stageFile())
        .isEqualTo(temp.resolve("natives/linux-aarch64-cu112/stage.json"));
    assertThat(StageFile.read(folder)).isEqualTo(STAGE);
    assertThat(Files.readString(folder.stageFile()))
        .startsWith("{\n  \"schema\": \"mxnet-stage/3\",\n")
        .endsWith("}\n")
        .doesNotContain(temp.toString());
  }

  @Test
  void aGitCommitNeedsNoDigestBesides() throws StageException, IOException {
    Stage built =
        new Stage(
            STAGE.id(),
            "static",
            STAGE.name(),
            STAGE.version(),
            "",
            "https://example.org/mxnet.git",
            "",
            STAGE.libraries(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            BuildRecord.NONE);
    StageFile.write(folder, built);
    assertThat(StageFile.read(folder)).isEqualTo(built);
  }

  @Test
  void saysWhichGoalToRunFirst() {
    StageException e = failure(StageException.class, () -> StageFile.read(folder));
    assertThat(e).hasMessage(folder.stageFile() + " is missing: no backend has been staged here");
    assertThat(e.remedy()).startsWith("Run the goal compile-backend first");
  }

  @Test
  void refusesWhatAnotherVersionOrAnEditorLeft() throws IOException {
    StageFile.write(folder, STAGE);
    String good = Files.readString(folder.stageFile());
    refuses(good.replace("mxnet-stage/3", "mxnet-stage/1"), "its schema is not mxnet-stage/3");
    refuses("[]", "its schema is not mxnet-stage/3");
    refuses("{", "Unexpected end-of-input");
    refuses(good.replace("linux-aarch64", "plan9-mips"), "plan9-mips");
    refuses(good.replace(Sha256.of("library").hex(), "abc"), "not a digest");
    refuses(good.replace("\"debug\"", "\"symbols\""), "Missing creator property 'debug'");
    refuses(good.replace("\"linkage\"", "\"linked\""), "Missing creator property 'linkage'");
  }

  private void refuses(String text, String why) throws IOException {
    Files.writeString(folder.stageFile(), text);
    StageException e = failure(StageException.class, () -> StageFile.read(folder));
    assertThat(e)
        .hasMessageStartingWith(folder.stageFile() + " is not a stage of this version: ")
        .hasMessageContaining(why);
  }
}
