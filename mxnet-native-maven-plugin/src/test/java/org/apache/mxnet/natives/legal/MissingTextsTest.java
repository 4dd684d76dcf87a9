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
package org.apache.mxnet.natives.legal;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTextsTest {
  @TempDir Path folder;
  private StagedTexts stage;

  @BeforeEach
  void makeStage() {
    stage = new StagedTexts(folder);
  }

  @ParameterizedTest
  @EnumSource(names = {"BACKEND", "LIBRARY", "CONTAINED"})
  void refusesAComponentWithoutTextAndSendsToItsRecipe(Role role) {
    stage.component("zlib", "Zlib", role);
    LegalException e = failure(LegalException.class, stage::book);
    assertThat(e).hasMessage("zlib 1.0 has no licence text, and may not be passed on without one");
    assertThat(e.remedy())
        .isEqualTo(
            "Name the licence file of its source under 'texts' of its recipe, or of its item of 'contains'.");
  }

  @ParameterizedTest
  @EnumSource(names = {"BACKEND", "DECLARED"})
  void refusesOneOfAPrebuiltBackendAndSendsToTheDeclaration(Role role) {
    stage.prebuilt().component("zlib", "Zlib", role);
    LegalException e = failure(LegalException.class, stage::book);
    assertThat(e).hasMessageStartingWith("zlib 1.0 has no licence text");
    assertThat(e.remedy()).contains("'texts'", "'textFiles'", "'standardTexts'");
  }

  @Test
  void refusesARuntimeWhoseLicenceHasNoStandardText() {
    stage.component("libvendor", "LicenseRef-Vendor", Role.RUNTIME);
    LegalException e = failure(LegalException.class, stage::book);
    assertThat(e).hasMessageStartingWith("libvendor 1.0 has no licence text");
    assertThat(e.remedy()).contains("'runtimes' of the toolchain");
  }

  @Test
  void refusesARuntimeWhoseLicenceIsNoExpression() {
    stage.component("libgcc", "GPL-3.0-or-latter", Role.RUNTIME);
    assertThat(failure(LegalException.class, stage::book))
        .hasMessageStartingWith("the licence of libgcc: ")
        .hasMessageContaining("GPL-3.0-or-latter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n\t\f\n", "\ufeff"})
  void refusesATextOfNothing(String text) throws Exception {
    stage.text("zlib/README", text).component("zlib", "Zlib", Role.LIBRARY);
    LegalException e = failure(LegalException.class, stage::book);
    assertThat(e).hasMessage("the licence text zlib/README of zlib is empty");
    assertThat(e.remedy())
        .isEqualTo("Name the file that has the words in its place, where this one is named.");
  }

  @Test
  void refusesAnEmptyTextThoughAnotherIsThere() throws Exception {
    stage.text("zlib/LICENSE", "words").text("zlib/NOTICE", "\n");
    stage.component("zlib", "Zlib", Role.LIBRARY);
    assertThat(failure(LegalException.class, stage::book))
        .hasMessage("the licence text zlib/NOTICE of zlib is empty");
  }

  @Test
  void refusesABinary() throws Exception {
    byte[] elf = "\u007fELF\u0002\u0001\u0001\0\0".getBytes(StandardCharsets.ISO_8859_1);
    stage.text("zlib/LICENSE", elf).component("zlib", "Zlib", Role.LIBRARY);
    assertThat(failure(LegalException.class, stage::book))
        .hasMessage("the licence text zlib/LICENSE is no text: it has NUL characters");
  }

  @Test
  void refusesATextThatWasChangedOrRemovedAfterItWasStaged() throws Exception {
    stage.text("zlib/LICENSE", "words").component("zlib", "Zlib", Role.LIBRARY);
    Path file = stage.folder.licenses().resolve("zlib/LICENSE");
    Files.writeString(file, "other words");
    LegalException e = failure(LegalException.class, stage::book);
    assertThat(e).hasMessage(file + " is not the licence text that was staged");
    assertThat(e.remedy()).contains("mvn clean");
    Files.delete(file);
    assertThat(failure(LegalException.class, stage::book))
        .hasMessage(file + " is not the licence text that was staged");
  }
}
