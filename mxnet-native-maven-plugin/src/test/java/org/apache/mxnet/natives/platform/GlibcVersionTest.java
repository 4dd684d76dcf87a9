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
package org.apache.mxnet.natives.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlibcVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2.17", "2.2.5", "2.100"})
  void readsBackWhatItWrites(String text) throws Exception {
    GlibcVersion version = GlibcVersion.parse(text);

    assertThat(version).hasToString(text);
    assertThat(version.symbolVersion()).isEqualTo("GLIBC_" + text);
    assertThat(GlibcVersion.ofSymbolVersion("GLIBC_" + text)).contains(version);
  }

  @Test
  void ordersByNumberNotByText() throws Exception {
    assertThat(Stream.of("2.17", "2.4", "2.3.4", "2.3", "2.2.5").map(GlibcVersionTest::of).sorted())
        .map(GlibcVersion::toString)
        .containsExactly("2.2.5", "2.3", "2.3.4", "2.4", "2.17");
    assertThat(GlibcVersion.parse("2.17")).isEqualByComparingTo(new GlibcVersion(2, 17, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2,17; 2.17",
        "GLIBC_2.17; 2.17",
        "glibc-2.28; 2.28",
        "'2.17 '; 2.17",
        "v2.31; 2.31",
        ">=2.17; 2.17"
      })
  void rejectsOtherSpellingsAndTellsTheRightOne(String text, String meant) {
    assertThatThrownBy(() -> GlibcVersion.parse(text))
        .isInstanceOf(InvalidGlibcVersionException.class)
        .hasMessage("\"%s\" is not a glibc version.".formatted(text))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidGlibcVersionException.class))
        .returns("Write it as " + meant + ".", InvalidGlibcVersionException::remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "2.",
        ".17",
        "2.017",
        "2.17.1.1",
        "2.1000",
        "3.17",
        "20.17",
        "217",
        "-2.17-x"
      })
  void rejectsWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> GlibcVersion.parse(text))
        .isInstanceOf(InvalidGlibcVersionException.class)
        .hasMessage("\"%s\" is not a glibc version.".formatted(text));
  }

  @Test
  void showsTheFormWhenItCannotGuess() {
    assertThatThrownBy(() -> GlibcVersion.parse("217"))
        .hasMessage("\"217\" is not a glibc version.")
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidGlibcVersionException.class))
        .returns(
            "Write it as major.minor with 2 for major, for example 2.17.",
            InvalidGlibcVersionException::remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GLIBC_PRIVATE",
        "GLIBC_ABI_DT_RELR",
        "GLIBCXX_3.4",
        "2.17",
        "GLIBC_2.x",
        "GLIBC_"
      })
  void seesNoReleaseInOtherSymbolVersions(String name) {
    assertThat(GlibcVersion.ofSymbolVersion(name)).isEmpty();
  }

  @Test
  void rejectsNumbersOutOfRange() {
    assertThatThrownBy(() -> new GlibcVersion(2, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("glibc version out of range: 2.-1.0");
    assertThatThrownBy(() -> new GlibcVersion(2, 1000, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("glibc version out of range: 2.1000.0");
  }

  private static GlibcVersion of(String text) {
    return GlibcVersion.ofSymbolVersion("GLIBC_" + text).orElseThrow();
  }
}
