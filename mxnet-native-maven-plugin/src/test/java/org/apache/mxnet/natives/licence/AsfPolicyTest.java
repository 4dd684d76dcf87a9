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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsfPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BSD-3-Clause AND BSD-2-Clause AND BSD-3-Clause-Open-MPI",
        "blessing",
        "LicenseRef-Public-Domain",
        "BSD-3-Clause OR GPL-2.0-only",
        "IJG AND BSD-3-Clause AND Zlib",
        "libtiff",
        "curl"
      })
  void takesTheLibrariesThatNativesAreMadeOf(String licence) throws Exception {
    assertThat(LicencePolicy.of("asf").rule(SpdxExpression.parse(licence)).category())
        .isEqualTo(Category.A);
  }

  @Test
  void everyRulingNamesItsSource() throws Exception {
    for (String name : List.of("asf", "permissive")) {
      LicencePolicy policy = LicencePolicy.of(name);
      assertThat(policy.licences().values())
          .isNotEmpty()
          .allSatisfy(ruling -> assertThat(ruling.source()).isNotBlank());
      assertThat(policy.components().values().stream().flatMap(List::stream))
          .isNotEmpty()
          .allSatisfy(rule -> assertThat(rule.ruling().source()).isNotBlank());
    }
  }

  @Test
  void listsNoIdThatIsGivenUp() throws Exception {
    for (String licence : LicencePolicy.of("asf").licences().keySet()) {
      assertThat(SpdxExpression.parse(licence).deprecated()).as(licence).isEmpty();
    }
  }

  @Test
  void permissiveRefusesAllThatAsfRefuses() throws Exception {
    LicencePolicy asf = LicencePolicy.of("asf");
    LicencePolicy permissive = LicencePolicy.of("permissive");
    for (String text : asf.licences().keySet()) {
      SpdxExpression licence = SpdxExpression.parse(text);
      assertThat(permissive.rule(licence).category())
          .as(text)
          .isGreaterThanOrEqualTo(asf.rule(licence).category());
    }
  }
}
