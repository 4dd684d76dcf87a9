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

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final String HEAD = "format: mxnet-audit-baseline/1\naccepted:\n";

  @TempDir Path folder;

  @Test
  void readsWhatAProjectAccepts() throws Exception {
    assertThat(
            read(
                """
                  - rule: missing-library
                    file: "*!/lib/native/libx.so"
                    symbol: libgomp.so.1
                    reason: the installer asks for it
                    until: 2027-06-30
                  - {rule: relro, file: "*", reason: vendor's binary, until: 2027-01-01}
                """))
        .containsExactly(
            new Accepted(
                "missing-library",
                "*!/lib/native/libx.so",
                Optional.of("libgomp.so.1"),
                "the installer asks for it",
                LocalDate.of(2027, 6, 30)),
            new Accepted(
                "relro", "*", Optional.empty(), "vendor's binary", LocalDate.of(2027, 1, 1)));
  }

  @Test
  void namesTheRuleThatWasProbablyMeant() {
    YamlException failure =
        failure("  - {rule: missing-libary, file: \"*\", reason: r, until: 2027-01-01}\n");
    assertThat(failure).hasMessageEndingWith("file.yaml:3:12: unknown rule 'missing-libary'");
    assertThat(failure.remedy()).startsWith("Did you mean 'missing-library'?");
  }

  @Test
  void refusesAnExpiryThatIsNoDate() {
    YamlException failure = failure("  - {rule: relro, file: \"*\", reason: r, until: soon}\n");
    assertThat(failure).hasMessageEndingWith("file.yaml:3:48: 'soon' is no date");
    assertThat(failure.remedy()).contains("2027-06-30");
    assertThat(failure("  - {rule: relro, file: \"*\", reason: r, until: 2027-02-30}\n"))
        .hasMessageContaining("'2027-02-30' is no date");
  }

  @Test
  void refusesAnEntryWithoutReasonOrExpiry() {
    assertThat(failure("  - {rule: relro, file: \"*\", until: 2027-01-01}\n"))
        .hasMessageEndingWith(":3:5: 'reason' is missing");
    assertThat(failure("  - {rule: relro, file: \"*\", reason: r}\n"))
        .hasMessageEndingWith(":3:5: 'until' is missing");
  }

  private YamlException failure(String text) {
    return Failures.failure(YamlException.class, () -> read(text));
  }

  private List<Accepted> read(String text) throws Exception {
    return Baseline.read(Yaml.file(folder, HEAD + text));
  }
}
