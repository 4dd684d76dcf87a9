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
package org.apache.mxnet.natives.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16.0.6 | Debian clang version 16.0.6 (15~deb12u1)",
        "15.0.0 | Apple clang version 15.0.0 (clang-1500.3.9.4)",
        "12.2.0 | gcc (Debian 12.2.0-14+deb12u1) 12.2.0",
        "8.5.0 | g++ (GCC) 8.5.0 20210514 (Red Hat 8.5.0-4)",
        "4.8.5 | x86_64-unknown-linux-gnu-gcc (crosstool-NG 1.25.0) 4.8.5",
        "2.40 | GNU ld (GNU Binutils for Debian) 2.40",
        "4.3 | GNU Make 4.3",
        "5.36.0 | This is perl 5, version 36, subversion 0 (v5.36.0) built for x86_64-linux",
        "2.16.01 | NASM version 2.16.01",
        "18.19.0 | v18.19.0",
        "7 | frob seven is version 7"
      })
  void readsTheVersionThatAProgramTells(String version, String text) {
    assertThat(VersionNumber.in(text)).contains(VersionNumber.of(version));
  }

  @Test
  void findsNoVersionWhereThereIsNone() {
    assertThat(VersionNumber.in("no version at all")).isEmpty();
    assertThat(VersionNumber.in("")).isEmpty();
  }

  @Test
  void findsAVersionOnALaterLine() {
    assertThat(VersionNumber.in("LLVM (http://llvm.org/):\n  LLVM version 14.0.6"))
        .contains(VersionNumber.of("14.0.6"));
  }

  @Test
  void comparesNumberByNumber() {
    assertThat(VersionNumber.of("3.9")).isLessThan(VersionNumber.of("3.13"));
    assertThat(VersionNumber.of("16")).isEqualByComparingTo(VersionNumber.of("16.0.0"));
    assertThat(VersionNumber.of("16.0.1")).isGreaterThan(VersionNumber.of("16"));
    assertThat(VersionNumber.of("4")).isGreaterThan(VersionNumber.of("3.99.99"));
    assertThat(VersionNumber.of("3.13")).hasToString("3.13");
  }
}
