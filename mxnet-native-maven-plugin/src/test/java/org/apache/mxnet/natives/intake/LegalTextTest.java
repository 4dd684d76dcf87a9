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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalTextTest {
  private static final byte[] LIBRARY = ElfImageBuilder.library().build().bytes();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICENSE",
        "META-INF/LICENSE.txt",
        "META-INF/LICENCE",
        "COPYING.LIB",
        "NOTICE",
        "a/b/THIRD-PARTY-PROGRAMS",
        "ThirdPartyNotices.txt",
        "META-INF/licenses/zlib/README",
        "copyright"
      })
  void isTakenByItsName(String name) {
    assertThat(LegalText.isNamed(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"README", "pom.xml", "org/x/License.class", "LicenseReader.java", "liblegal.so"})
  void otherFilesAreNot(String name) {
    assertThat(LegalText.isNamed(name)).isFalse();
  }

  @Test
  void isFoundInArchivesWithinArchivesAndInFolders() throws Exception {
    byte[] inner = new SampleJar().with("libx.so", LIBRARY).with("NOTICE", text("inner")).bytes();
    Path lib = Files.createDirectories(folder.resolve("lib"));
    new SampleJar()
        .with("META-INF/LICENSE", text("outer"))
        .with("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\n"))
        .with("inner.jar", inner)
        .write(lib.resolve("foo.jar"));
    Files.write(lib.resolve("COPYING"), new byte[] {(byte) 0xe9, 'x'});
    try (Intake intake = Intake.open(List.of(lib), folder.resolve("scratch"))) {
      assertThat(intake.texts())
          .containsExactly(
              new LegalText("lib/COPYING", "", "\u00e9x"),
              new LegalText("lib/foo.jar!/META-INF/LICENSE", "lib/foo.jar", "outer"),
              new LegalText("lib/foo.jar!/inner.jar!/NOTICE", "lib/foo.jar!/inner.jar", "inner"));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
