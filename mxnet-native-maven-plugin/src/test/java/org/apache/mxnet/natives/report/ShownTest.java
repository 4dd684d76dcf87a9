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
package org.apache.mxnet.natives.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @Test
  void spellsOutWhatCannotBeSeenOrTurnsTheText() {
    assertThat(Shown.of("a\u202eb\u200fc\u0007d\u001b[31m\ne\u2028f\ud800g\ufffeh\u0000"))
        .isEqualTo("a\\u202eb\\u200fc\\u0007d\\u001b[31m\\u000ae\\u2028f\\ud800g\\ufffeh\\u0000");
  }

  @Test
  void leavesLettersOfAllScriptsAlone() {
    assertThat(Shown.of("_ZN3föö שלום 漢字 \ud83d\ude00")).isEqualTo("_ZN3föö שלום 漢字 \ud83d\ude00");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "abcd, 1, …", "'', 1, ''"})
  void cutsOffTheEnd(String text, int most, String shown) {
    assertThat(Shown.start(text, most)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"abcdef, 6, abcdef", "abcdefgh, 6, a…efgh", "abcdefgh, 3, …gh"})
  void cutsOutTheMiddle(String text, int most, String shown) {
    assertThat(Shown.ends(text, most)).isEqualTo(shown);
  }

  @Test
  void keepsTheEndsOfALongText() {
    String text = "head" + "\u0000".repeat(10_000) + "tail";

    assertThat(Shown.ends(text, 14)).isEqualTo("head…u0000tail");
  }

  @Test
  void cutsNoCharacterInTwo() {
    String faces = "\ud83d\ude00".repeat(10);

    assertThat(Shown.start(faces, 4)).isEqualTo("\ud83d\ude00".repeat(3) + "…");
    assertThat(Shown.ends(faces, 4)).isEqualTo("\ud83d\ude00…" + "\ud83d\ude00".repeat(2));
  }
}
