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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mxnet.natives.licence.SpdxExpression.And;
import org.apache.mxnet.natives.licence.SpdxExpression.Licence;
import org.apache.mxnet.natives.licence.SpdxExpression.Or;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIT",
        "Apache-2.0+",
        "IJG AND BSD-3-Clause AND Zlib",
        "MIT OR Apache-2.0",
        "MIT AND (Zlib OR ISC)",
        "MIT AND Zlib OR ISC",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "GPL-2.0+",
        "Apache-2.0 WITH LLVM-exception OR NCSA",
        "LicenseRef-NVIDIA-CUDA-EULA",
        "DocumentRef-x.1:LicenseRef-y"
      })
  void isWrittenAsItWasRead(String text) throws Exception {
    assertThat(SpdxExpression.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "apache-2.0, Apache-2.0",
    "mit or zlib, MIT OR Zlib",
    "(((MIT))), MIT",
    "(MIT AND Zlib) AND ISC, MIT AND Zlib AND ISC",
    "(MIT OR Zlib) OR ISC, MIT OR Zlib OR ISC",
    "gpl-3.0-OR-later with gcc-exception-3.1, GPL-3.0-or-later WITH GCC-exception-3.1",
  })
  void hasOneSpelling(String text, String canonical) throws Exception {
    assertThat(SpdxExpression.parse(text)).hasToString(canonical);
  }

  @Test
  void andBindsStrongerThanOr() throws Exception {
    Or or = (Or) SpdxExpression.parse("MIT OR Zlib AND ISC");
    assertThat(or.parts()).hasSize(2);
    assertThat(or.parts().get(0)).isEqualTo(new Licence("MIT", false));
    assertThat(or.parts().get(1)).isInstanceOf(And.class);
  }

  @Test
  void tellsItsIds() throws Exception {
    SpdxExpression expression =
        SpdxExpression.parse("GPL-3.0 WITH GCC-exception-3.1 AND (MIT OR MIT)");
    assertThat(expression.ids()).containsExactly("GPL-3.0", "GCC-exception-3.1", "MIT");
    assertThat(expression.deprecated()).containsExactly("GPL-3.0");
  }

  @Test
  void theListHasTheTexts() throws Exception {
    assertThat(
            SpdxExpression.parse("GPL-3.0-or-later WITH GCC-exception-3.1 AND LicenseRef-x")
                .texts())
        .containsOnlyKeys("GPL-3.0-or-later", "GCC-exception-3.1")
        .allSatisfy((id, text) -> assertThat(text).hasSizeGreaterThan(1000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | column 1: the end where a licence should be",
        "MIT AND | column 8: the end where a licence should be",
        "AND MIT | column 1: 'AND' where a licence should be",
        "(MIT | column 5: the end where ')' should be",
        "MIT) | column 4: ')' where AND, OR, WITH or the end should be",
        "MIT Zlib | column 5: 'Zlib' where AND, OR, WITH or the end should be",
        "MIT WITH | column 9: the end where an exception should be",
        "(MIT) WITH GCC-exception-3.1 | column 7: 'WITH' where AND, OR, WITH or the end should be",
      })
  void refusesWhatIsNone(String text, String why) {
    LicenceException e = failure(LicenceException.class, () -> SpdxExpression.parse(text));
    assertThat(e).hasMessage("'" + text + "' is no SPDX licence expression: " + why);
    assertThat(e.remedy()).startsWith("Write for example 'MIT'");
  }

  @Test
  void manyParenthesesAreAnError() {
    String text = "(".repeat(100_000) + "MIT";
    assertThat(failure(LicenceException.class, () -> SpdxExpression.parse(text)))
        .hasMessageContaining("more than 100 parentheses inside each other");
  }

  @Test
  void guessesWhatAWrongIdWasMeantToBe() {
    LicenceException e =
        failure(LicenceException.class, () -> SpdxExpression.parse("MIT OR GPL-3.0-or-latter"));
    assertThat(e)
        .hasMessageMatching(
            "'MIT OR GPL-3.0-or-latter': column 8: the SPDX list [0-9.]+ has no licence"
                + " 'GPL-3.0-or-latter'");
    assertThat(e.remedy()).startsWith("Did you mean 'GPL-3.0-or-later'?");
    assertThat(failure(LicenceException.class, () -> SpdxExpression.parse("my own words")))
        .hasMessageContaining("has no licence 'my'");
    assertThat(
            failure(
                LicenceException.class, () -> SpdxExpression.parse("MIT WITH GCC-excption-3.1")))
        .hasMessageContaining("has no exception 'GCC-excption-3.1'")
        .extracting(LicenceException::remedy)
        .asString()
        .startsWith("Did you mean 'GCC-exception-3.1'?");
  }
}
