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

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicencePolicyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Apache-2.0, A",
    "IJG AND BSD-3-Clause AND Zlib, A",
    "Apache-2.0 WITH LLVM-exception, A",
    "GPL-3.0-or-later WITH GCC-exception-3.1, A",
    "LGPL-2.1-or-later WITH GCC-exception-2.0-note, A",
    "MPL-2.0, B",
    "MIT AND MPL-2.0, B",
    "GPL-3.0-or-later, X",
    "LGPL-2.1-or-later, X",
    "LGPL-3.0-or-later WITH LGPL-3.0-linking-exception, X",
    "OpenSSL, X",
    "LicenseRef-NVIDIA-CUDA-EULA, X",
    "LicenseRef-something, X",
    "CC-BY-SA-4.0, X",
    "GPL-2.0-only OR MIT, A",
    "GPL-2.0-only OR MPL-2.0, B",
    "GPL-2.0-only AND MIT, X",
    "MPL-2.0+, B",
    // An exception that the policy does not know changes nothing.
    "GPL-3.0-or-later WITH Bison-exception-2.2, X",
    "MIT WITH LLVM-exception, A",
  })
  void asfKnowsTheCategory(String licence, Category category) throws Exception {
    Ruling ruling = LicencePolicy.of("asf").rule("some", SpdxExpression.parse(licence));
    assertThat(ruling.category()).isEqualTo(category);
    assertThat(ruling.allowed()).isEqualTo(category != Category.X);
    assertThat(ruling.why()).isNotBlank();
  }

  @Test
  void aRulingNamesThePartThatDecidesAndItsSource() throws Exception {
    Ruling ruling =
        LicencePolicy.of("asf").rule("some", SpdxExpression.parse("MIT AND LGPL-2.1-or-later"));
    assertThat(ruling.expression()).isEqualTo("LGPL-2.1-or-later");
    assertThat(ruling.why()).contains("category X");
    assertThat(ruling.source()).isEqualTo("https://www.apache.org/legal/resolved.html#category-x");
  }

  @Test
  void whatIsNotListedIsRefusedWithTheReason() throws Exception {
    Ruling ruling = LicencePolicy.of("asf").rule("some", SpdxExpression.parse("CC-BY-SA-4.0"));
    assertThat(ruling.expression()).isEqualTo("CC-BY-SA-4.0");
    assertThat(ruling.why()).isEqualTo("the policy 'asf' does not list this licence");
  }

  @Test
  void someComponentsAreRefusedWhateverTheirDeclarationSays() throws Exception {
    assertThat(LicencePolicy.of("asf").rule("MKL", SpdxExpression.parse("MIT")).allowed())
        .isFalse();
  }

  @Test
  void permissiveTakesNoCopyleftButThatOfRuntimes() throws Exception {
    LicencePolicy policy = LicencePolicy.of("permissive");
    assertThat(policy.rule(SpdxExpression.parse("MPL-2.0")).allowed()).isFalse();
    assertThat(policy.rule(SpdxExpression.parse("MIT")).allowed()).isTrue();
    assertThat(policy.rule(SpdxExpression.parse("GPL-3.0-only WITH GCC-exception-3.1")).allowed())
        .isTrue();
  }

  @Test
  void anyTakesWhateverIsALicence() throws Exception {
    LicencePolicy policy = LicencePolicy.of("any");
    assertThat(policy.rule(SpdxExpression.parse("SSPL-1.0 AND LicenseRef-x")).allowed()).isTrue();
  }

  @Test
  void aProjectLaysItsOwnOverOneThatIsShipped() throws Exception {
    LicencePolicy policy =
        LicencePolicy.of(
            file(
                """
                format: mxnet-licence-policy/1
                name: ours
                extends: asf
                licences:
                  - ids: [LicenseRef-Ours, mpl-2.0]
                    category: A
                    why: our lawyers say so
                components:
                  - {names: [zlib], category: X, why: we had a quarrel, source: LEGAL-1}
                """));
    assertThat(policy.name()).isEqualTo("ours");
    assertThat(policy.rule(SpdxExpression.parse("LicenseRef-Ours AND MPL-2.0")).category())
        .isEqualTo(Category.A);
    assertThat(policy.rule(SpdxExpression.parse("GPL-2.0-only")).allowed()).isFalse();
    assertThat(policy.rule("zlib", SpdxExpression.parse("Zlib")).why())
        .isEqualTo("we had a quarrel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: ours | nam: ours | 2:1: unknown key 'nam' | Did you mean 'name'?",
        "policy/1 | policy/2 | 1:9: 'mxnet-licence-policy/2' where 'mxnet-licence-policy/1' is read"
            + " | Write so.",
        "extends: asf | extends: asv | 3:10: no policy 'asv' is shipped | Did you mean 'asf'?",
        "[MIT] | [MTI] | 5:11: 'MTI': column 1: the SPDX list 3.27.0 has no licence 'MTI' | Take an id",
        "[MIT] | [MIT OR Zlib] | 5:11: 'MIT OR Zlib' is more than one licence | List each",
        "[MIT] | [MIT, mit] | 5:16: 'mit' has a ruling already, at | Leave out one of the two.",
        "category: A | category: C | 6:15: 'C' is no category | Write A (may be included)",
        "why: a test | wyh: a test | 7:5: unknown key 'wyh' | Known here: ids",
      })
  void aMistakeIsNamedWithItsPlace(String from, String to, String problem, String remedy)
      throws Exception {
    String good =
        """
        format: mxnet-licence-policy/1
        name: ours
        extends: asf
        licences:
          - ids: [MIT]
            category: A
            why: a test
        """;
    assertThat(LicencePolicy.of(file(good)).name()).isEqualTo("ours");
    assertThat(good).contains(from);
    String path = file(good.replace(from, to));
    YamlException e = failure(YamlException.class, () -> LicencePolicy.of(path));
    assertThat(e.getMessage()).contains(problem);
    assertThat(e.remedy()).startsWith(remedy);
  }

  @Test
  void aPolicyThatIsNotThereIsToldWithThoseThatAre() {
    LicenceException e = failure(LicenceException.class, () -> LicencePolicy.of("asl"));
    assertThat(e).hasMessage("there is no licence policy 'asl'");
    assertThat(e.remedy()).contains("asf, permissive, any");
  }

  private String file(String text) throws Exception {
    return Files.writeString(folder.resolve("policy.yaml"), text).toString();
  }
}
