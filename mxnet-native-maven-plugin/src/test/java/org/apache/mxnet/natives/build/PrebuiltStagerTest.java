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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrebuiltStagerTest {
  private static final byte[] LIBRARY = ElfImageBuilder.library().build().bytes();

  @TempDir Path folder;
  private StageFolder stageFolder;
  private Path file;
  private PrebuiltArchive archive;

  @BeforeEach
  void makeArchive() {
    stageFolder = new StageFolder(folder.resolve("stage"));
    file = folder.resolve("tiny.whl");
    archive = new PrebuiltArchive(file);
  }

  @Test
  void stagesLibrariesAndTextsAndWritesTheHandOver() throws NativeBuildException, IOException {
    Stage stage =
        archive
            .library("mxnet/libmxnet.so", LIBRARY)
            .text("META-INF/LICENSE", "the licence")
            .entry("mxnet/libquadmath.so.0", LIBRARY)
            .omitted("mxnet/libquadmath.so.0")
            .entry("mxnet/__init__.py", new byte[0])
            .stage(stageFolder);
    // Published later on, so without the folder of this machine.
    assertThat(stage.origin()).isEqualTo("tiny.whl");
    assertThat(stage.originSha256()).isEqualTo(Sha256.of(file).hex());
    Path staged = stageFolder.libraries().resolve("libmxnet.so");
    assertThat(stage.libraries())
        .containsExactly(new StagedFile("libmxnet.so", LIBRARY.length, Sha256.of(staged)));
    assertThat(staged).hasBinaryContent(LIBRARY);
    assertThat(stage.licenses()).extracting(StagedFile::path).containsExactly("tiny/LICENSE");
    assertThat(stageFolder.licenses().resolve("tiny/LICENSE")).hasContent("the licence");
    assertThat(Files.list(stageFolder.libraries())).hasSize(1);
    assertThat(StageFile.read(stageFolder)).isEqualTo(stage);
    assertThat(archive.lines)
        .containsExactly(
            file + ": SHA-256 as pinned",
            String.format(Locale.ROOT, "[1/1] libmxnet.so: %,d bytes", LIBRARY.length));
  }

  @Test
  void leavesNothingOfAnEarlierStage() throws NativeBuildException, IOException {
    archive.library("libold.so", LIBRARY).stage(stageFolder);
    new PrebuiltArchive(file).library("libnew.so", LIBRARY).stage(stageFolder);
    assertThat(stageFolder.libraries().toFile().list()).containsExactly("libnew.so");
  }

  @Test
  void refusesAMissingFileAndLeavesNoHandOver() throws NativeBuildException, IOException {
    archive.library("lib/libtiny.so", LIBRARY).stage(stageFolder);
    PrebuiltContentException e =
        failure(
            PrebuiltContentException.class,
            () -> archive.declaredLibrary("lib/libgone.so").stage(stageFolder));
    assertThat(e)
        .hasMessage(
            file
                + " has no file lib/libgone.so, which linux-x86_64-cpu.yaml lists under"
                + " 'libraries'");
    assertThat(e.remedy()).contains("unzip -l " + file);
    assertThat(stageFolder.stageFile()).doesNotExist();
  }

  @Test
  void refusesAnOmissionOfWhatIsNotThere() {
    archive.library("libtiny.so", LIBRARY).omitted("libquadmath.so.0");
    assertThat(failure(PrebuiltContentException.class, () -> archive.stage(stageFolder)))
        .hasMessageContaining("has no file libquadmath.so.0")
        .hasMessageEndingWith("under 'omitted'");
  }

  @Test
  void refusesNativeFilesThatNobodyDecidedAbout() {
    archive
        .library("lib/libtiny.so", LIBRARY)
        .entry("lib/libz.so.1", LIBRARY)
        .entry("bin/tiny.dll", LIBRARY)
        .entry("lib/libtiny.sorry", LIBRARY);
    assertThat(failure(PrebuiltContentException.class, () -> archive.stage(stageFolder)))
        .hasMessage(
            file
                + " holds native files that linux-x86_64-cpu.yaml does not mention: bin/tiny.dll,"
                + " lib/libz.so.1");
  }

  @Test
  void refusesOtherMachines() {
    archive.library("libtiny.so", ElfImageBuilder.library().machine(183).build().bytes());
    PrebuiltContentException e =
        failure(PrebuiltContentException.class, () -> archive.stage(stageFolder));
    assertThat(e)
        .hasMessage(
            "libtiny.so in "
                + file
                + " is an ELF shared object for aarch64, and linux-x86_64 needs an ELF shared"
                + " object for x86_64");
  }

  @Test
  void refusesProgramsAndFilesThatAreNoElf() {
    archive.library("libtiny.so", ElfImageBuilder.library().type(2).build().bytes());
    assertThat(failure(PrebuiltContentException.class, () -> archive.stage(stageFolder)))
        .hasMessageContaining("is an ELF file of type 2 for x86_64, and linux-x86_64 needs");
    PrebuiltArchive script = new PrebuiltArchive(file).library("a.so", "GROUP ( x )".getBytes());
    assertThat(failure(PrebuiltContentException.class, () -> script.stage(stageFolder)))
        .hasMessageContaining("a.so in " + file + " is no ELF file");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    Files.writeString(file, "<html>not found</html>");
    archive.declaredLibrary("libtiny.so");
    assertThat(failure(PrebuiltContentException.class, () -> archive.stageFile(stageFolder)))
        .hasMessageStartingWith(file + " is not a zip archive (jar, wheel): ");
  }
}
