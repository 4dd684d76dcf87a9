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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceBookTest {
  private static final String RULE = "=".repeat(80) + "\n";

  @TempDir Path folder;
  private StagedTexts stage;

  @BeforeEach
  void makeStage() {
    stage = new StagedTexts(folder);
  }

  @Test
  void theLicenceHasTheProjectsOwnFirstAndASectionForEachComponent() throws Exception {
    stage.text("tiny/LICENSE", "Some licence\nCopyright (c) 2020 A. Author\n");
    LicenceBook book = stage.component("tiny", "Apache-2.0 OR MIT", Role.BACKEND).book();
    assertThat(book.license("own words\n"))
        .isEqualTo(
            """
            own words

            %1$sThis artifact belongs to natives for linux-x86_64-cpu, which contain the software below under
            the licences named. The full texts are under META-INF/licenses/ in this jar.

            %1$stiny 1.0

              Licence:    Apache-2.0 OR MIT
              Source:     https://example.org/tiny
              Digest:     git:0123
              What it is: what this artifact is made for
              In:         libtiny.so
              Text:       META-INF/licenses/tiny/LICENSE

              Copyright (c) 2020 A. Author

            """
                .formatted(RULE));
  }

  @Test
  void namesCategoryBFirstWithThePlaceOfItsSource() throws Exception {
    stage.text("tiny/LICENSE", "words of tiny").text("eigen/COPYING", "words of eigen");
    stage.component("tiny", "Apache-2.0", Role.BACKEND);
    LicenceBook book = stage.component("eigen", "MPL-2.0", Role.DECLARED).book();
    String licence = book.license("own");
    assertThat(licence)
        .contains(
            "In binary form alone, and with its source at the place named:\n"
                + "  eigen 1.0, MPL-2.0: https://example.org/eigen\n");
    assertThat(licence.indexOf(RULE + "eigen 1.0\n"))
        .isPositive()
        .isLessThan(licence.indexOf(RULE + "tiny 1.0\n"));
    assertThat(book.notice(""))
        .isEqualTo(
            RULE
                + "Contains eigen 1.0, under MPL-2.0.\n"
                + "Its source code is at https://example.org/eigen\n");
  }

  @Test
  void storesIdenticalTextsOnceAndNamesThatOnePath() throws Exception {
    stage.text("a/LICENSE", "the same").text("b/COPYING", "the same");
    LicenceBook book =
        stage.component("a", "MIT", Role.BACKEND).component("b", "MIT", Role.LIBRARY).book();
    assertThat(book.texts()).containsOnlyKeys("a/LICENSE");
    assertThat(book.license("").split("Text: {7}META-INF/licenses/a/LICENSE\n", -1)).hasSize(3);
  }

  @Test
  void keepsTextsByteForByte() throws Exception {
    byte[] bytes = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', '\r', '\n', '\f', 'b'};
    LicenceBook book =
        stage.text("tiny/LICENSE", bytes).component("tiny", "MIT", Role.BACKEND).book();
    assertThat(book.texts().get("tiny/LICENSE")).isEqualTo(bytes);
  }

  @Test
  void aRuntimeHasTheTextsOfTheSpdxList() throws Exception {
    LicenceBook book =
        stage
            .component("libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1", Role.RUNTIME)
            .component("libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1", Role.RUNTIME)
            .component("glibc", "LGPL-2.1-or-later WITH GCC-exception-2.0-note", Role.RUNTIME)
            .book();
    assertThat(book.texts())
        .containsOnlyKeys(
            "libgcc/GPL-3.0-or-later.txt",
            "libgcc/GCC-exception-3.1.txt",
            "glibc/LGPL-2.1-or-later.txt",
            "glibc/GCC-exception-2.0-note.txt");
    assertThat(new String(book.texts().get("libgcc/GCC-exception-3.1.txt")))
        .contains("GCC RUNTIME LIBRARY EXCEPTION");
    assertThat(book.license(""))
        .contains("libstdc++ 1.0\n")
        .contains("added by the compiler to what it links")
        .doesNotContain("fsf.org");
  }

  @Test
  void passesOnTheNoticesOfTheApacheLicenseEachOnce() throws Exception {
    stage.text("tiny/LICENSE", "words").text("tiny/NOTICE", "Tiny\nby its authors\n");
    stage.text("other/NOTICE.txt", "Tiny\r\nby its authors").text("own/NOTICE", "Own\n");
    stage.text("zip/NOTICE", "not asked for");
    stage.component("tiny", "Apache-2.0 AND MIT", Role.BACKEND);
    stage.component("other", "Apache-2.0", Role.LIBRARY);
    stage.component("own", "Apache-2.0", Role.LIBRARY);
    LicenceBook book = stage.component("zip", "Zlib", Role.LIBRARY).book();
    assertThat(book.notice("Own\n"))
        .isEqualTo("Own\n\n" + RULE + "From tiny 1.0:\n\nTiny\nby its authors\n");
    assertThat(book.texts()).containsKey("zip/NOTICE");
  }

  @Test
  void leavesTheProjectsNoticeAsItIsIfThereIsNothingToAdd() throws Exception {
    stage.text("tiny/LICENSE", "words").component("tiny", "MIT", Role.BACKEND);
    assertThat(stage.book().notice("Own\n\n")).isEqualTo("Own\n\n");
    assertThat(stage.book().notice("")).isEmpty();
  }

  @Test
  void namesFortyHoldersAndSaysHowManyMoreThereAre() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 43; i++) {
      text.append("Copyright 2001 holder ").append(i).append('\n');
    }
    stage.text("tiny/LICENSE", text.toString()).component("tiny", "MIT", Role.BACKEND);
    assertThat(stage.book().license(""))
        .contains("  Copyright 2001 holder 40\n  and 3 more in the texts\n")
        .doesNotContain("holder 41");
  }

  @Test
  void saysTheSameEachTime() throws Exception {
    stage.text("b/LICENSE", "b").text("a/LICENSE", "a").text("a/NOTICE", "n");
    stage.component("b", "MIT", Role.BACKEND).component("a", "Apache-2.0", Role.LIBRARY);
    LicenceBook one = stage.book();
    LicenceBook other = stage.book();
    assertThat(other.license("own")).isEqualTo(one.license("own"));
    assertThat(other.notice("own")).isEqualTo(one.notice("own"));
    assertThat(other.texts().keySet())
        .containsExactlyElementsOf(one.texts().keySet())
        .containsExactly("a/LICENSE", "a/NOTICE", "b/LICENSE");
  }
}
