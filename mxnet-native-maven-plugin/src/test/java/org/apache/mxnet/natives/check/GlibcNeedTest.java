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

import org.apache.mxnet.natives.platform.GlibcVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlibcNeedTest {

  @Test
  void seesAReleaseInANumberedVersion() {
    assertThat(GlibcNeed.of("GLIBC_2.2.5"))
        .contains(new GlibcNeed.Release(new GlibcVersion(2, 2, 5)));
  }

  @Test
  void knowsWhichReleaseBroughtPackedRelocations() {
    assertThat(GlibcNeed.of("GLIBC_ABI_DT_RELR"))
        .contains(new GlibcNeed.Release(new GlibcVersion(2, 36, 0)));
  }

  @Test
  void tellsPrivateAndUnknownVersionsApart() {
    assertThat(GlibcNeed.of("GLIBC_PRIVATE")).contains(new GlibcNeed.Private());
    assertThat(GlibcNeed.of("GLIBC_ABI_GNU2_TLS")).contains(new GlibcNeed.Unknown());
    assertThat(GlibcNeed.of("GLIBC_")).contains(new GlibcNeed.Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GLIBCXX_3.4.21", "CXXABI_1.3", "GCC_3.0", "GOMP_4.0", "", "glibc_2.17"})
  void leavesOtherFamiliesAlone(String name) {
    assertThat(GlibcNeed.of(name)).isEmpty();
  }
}
