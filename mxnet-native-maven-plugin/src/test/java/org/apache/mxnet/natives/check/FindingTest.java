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
package org.apache.mxnet.natives.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  private static final GlibcVersion FLOOR = new GlibcVersion(2, 17, 0);
  private static final GlibcVersion NEEDED = new GlibcVersion(2, 42, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; symbol s1 of libc.so.6",
        "2; symbols s1, s2 of libc.so.6",
        "5; symbols s1, s2, s3, s4, s5 of libc.so.6",
        "17; symbols s1, s2, s3, s4, s5 and 12 more of libc.so.6"
      })
  void showsTheFirstFiveSymbols(int symbols, String shown) {
    Finding finding = finding(IntStream.rangeClosed(1, symbols).mapToObj(i -> "s" + i).toList());

    assertThat(finding.message())
        .isEqualTo(
            "a.so needs GLIBC_2.42 (%s), above the floor GLIBC_2.17: it does not load on systems"
                    .formatted(shown)
                + " with a glibc older than 2.42.");
  }

  @Test
  void describesAVersionWithoutSymbols() {
    assertThat(finding(List.of()).message()).startsWith("a.so needs GLIBC_2.42 (of libc.so.6), ");
  }

  @Test
  void summarisesNoFiles() {
    assertThat(new GlibcReport(FLOOR, List.of(), List.of()).summary())
        .isEqualTo("no native files to check (floor 2.17)");
  }

  private static Finding finding(List<String> symbols) {
    return new Finding(
        "a.so",
        "libc.so.6",
        "GLIBC_2.42",
        new GlibcNeed.Release(NEEDED),
        symbols,
        FLOOR,
        List.of());
  }
}
