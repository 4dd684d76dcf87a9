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
package org.apache.mxnet.natives.driver;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdNoteTest {
  @TempDir Path folder;

  @Test
  void theIdOfAModuleIsTheDigestOfWhatWasLinked() throws Exception {
    byte[] place = BuildIdNote.PLACE.getBytes(StandardCharsets.US_ASCII);
    Path module = folder.resolve("libx.so");
    ElfImageBuilder.library().note("GNU", 3, place).build().write(module);
    Sha256 linked = Sha256.of(module);

    BuildIdNote.fill(module);

    assertThat(SharedLibrary.read(module).buildId()).contains(linked.hex());
  }

  @Test
  void whatIsLinkedHasThePlaceUnderTheNameThatToolsKnow() throws Exception {
    Path note = folder.resolve("build-id.s");
    BuildIdNote.write(note);
    Path module = folder.resolve("libx.so");
    run("gcc", "-shared", "-nostdlib", "-Wl,--build-id=none", note, "-o", module);
    run("objcopy", BuildIdNote.renaming(), module);
    Sha256 linked = Sha256.of(module);

    BuildIdNote.fill(module);

    assertThat(SharedLibrary.read(module).buildId()).contains(linked.hex());
    assertThat(Files.readString(module, StandardCharsets.ISO_8859_1))
        .contains("\0.note.gnu.build-id\0");
  }

  @Test
  void aModuleThatWasLinkedWithoutTheNoteIsRefused() throws Exception {
    Path module = folder.resolve("liby.so");
    ElfImageBuilder.library().build().write(module);
    byte[] before = Files.readAllBytes(module);

    assertThat(failure(DriverException.class, () -> BuildIdNote.fill(module)))
        .hasMessage(module + " has no place for a build id")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Give its link command ${link:liby.so}, which links one in.");
    assertThat(module).hasBinaryContent(before);
  }

  private static void run(Object... words) throws Exception {
    List<String> command = Stream.of(words).map(Object::toString).toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
