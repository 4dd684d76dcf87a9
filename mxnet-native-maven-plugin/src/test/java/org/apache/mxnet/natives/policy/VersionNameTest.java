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
package org.apache.mxnet.natives.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionNameTest {
  @Test
  void takesANameApartAtItsNumber() {
    assertThat(VersionName.of("GLIBCXX_3.4.19")).isEqualTo(new VersionName("GLIBCXX", "3.4.19"));
    assertThat(VersionName.of("CXXABI_TM_1")).isEqualTo(new VersionName("CXXABI_TM", "1"));
    assertThat(VersionName.of("GLIBCXX_LDBL_3.4.29"))
        .isEqualTo(new VersionName("GLIBCXX_LDBL", "3.4.29"));
    assertThat(VersionName.of("CXXABI_FLOAT128"))
        .isEqualTo(new VersionName("CXXABI_FLOAT128", ""))
        .hasToString("CXXABI_FLOAT128");
    assertThat(VersionName.of("GLIBC_PRIVATE").number()).isEmpty();
    assertThat(VersionName.of("")).isEqualTo(new VersionName("", ""));
    assertThat(VersionName.of("GCC_4.8.0")).hasToString("GCC_4.8.0");
  }

  @Test
  void ordersNumbersByValueAndLettersByAlphabet() {
    List<String> sorted =
        List.of("", "0.9.8zh", "1.0", "1.0.2", "1.0.2k", "1.0.2u", "1.0.10", "1.1.1", "2", "10");
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        assertThat(Integer.signum(VersionName.compare(sorted.get(i), sorted.get(j))))
            .as("%s and %s", sorted.get(i), sorted.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void comparesNumbersOfAnyLength() {
    assertThat(VersionName.compare("99999999999999999999", "100000000000000000000")).isNegative();
    assertThat(VersionName.compare("007", "7")).isZero();
  }
}
