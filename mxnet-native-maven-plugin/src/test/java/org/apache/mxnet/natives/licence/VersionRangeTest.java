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
package org.apache.mxnet.natives.licence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<4.3.5 | 4.3.4 | true",
        "<4.3.5 | 4.3.5 | false",
        "<4.3.5 | 4.3.10 | false",
        "<4.3.5 | 4.3.5-2ubuntu1 | false",
        "<4.3.5 | v4.2.2 | true",
        "<=1.1.1 | 1.1.1w | false",
        "<3.0.0 | 1.1.1w | true",
        "<3.0.0 | 3.0.0-beta1 | true",
        "<3.0.0 | 3.0.0-rc2 | true",
        ">3.0.0-beta1 | 3.0.0 | true",
        ">1.1.1 | 1.1.1a | true",
        ">=1.1, <3 | 1.1 | true",
        ">=1.1, <3 | 1.0.9 | false",
        ">=1.1, <3 | 3.0 | false",
        "=2.0 | 2.0.0 | true",
        "=2.0 | 2.0.1 | false",
      })
  void tellsWhetherAReleaseIsMeant(String range, String version, boolean meant) {
    assertThat(VersionRange.of(range).orElseThrow().contains(version)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "34fd45cae457", "host", "master", "4.x"})
  void tellsNothingOfWhatIsNoRelease(String version) {
    assertThat(VersionRange.of("<4.3.5").orElseThrow().contains(version)).isEmpty();
    assertThat(VersionRange.ALL.contains(version)).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.3.5", "<", "<4.3.5,", "~4", "<master", "<1 <2"})
  void isNotReadFromWhatIsNone(String text) {
    assertThat(VersionRange.of(text)).isEmpty();
  }

  @Test
  void isWrittenAsItIsMeant() {
    assertThat(VersionRange.of(">=1.1,<3.0")).get().hasToString(">=1.1, <3.0");
  }
}
