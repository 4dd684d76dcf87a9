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
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.licence.SpdxExpression.Licence;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeprecatedIdsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "GPL-3.0, GPL-3.0-only",
    "gpl-3.0+, GPL-3.0-or-later",
    "AGPL-3.0+, AGPL-3.0-or-later",
    "GFDL-1.2+, GFDL-1.2-or-later",
    "bzip2-1.0.5+, bzip2-1.0.6+",
    "GPL-2.0-with-GCC-exception, GPL-2.0-only WITH GCC-exception-2.0",
    "GPL-3.0+ WITH GCC-exception-3.1, GPL-3.0-or-later WITH GCC-exception-3.1",
    "MIT AND (LGPL-2.1+ OR Zlib), MIT AND (LGPL-2.1-or-later OR Zlib)",
    "Net-SNMP, Net-SNMP",
    "MIT, MIT",
  })
  void haveACurrentSpelling(String written, String modern) throws Exception {
    assertThat(SpdxExpression.parse(written).modern()).hasToString(modern);
  }

  @Test
  void allHaveASuccessorButOneStackOfLicences() throws Exception {
    List<String> without =
        SpdxList.get().licences().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .filter(id -> DeprecatedIds.successor(new Licence(id, false)).isEmpty())
            .toList();
    assertThat(without).containsExactly("Net-SNMP");
  }

  @Test
  void noSuccessorIsDeprecatedItself() {
    assertThat(SpdxList.get().licences().keySet())
        .allSatisfy(
            id ->
                DeprecatedIds.successor(new Licence(id, false))
                    .ifPresent(to -> assertThat(to.deprecated()).isEmpty()));
  }

  @Test
  void haveTheirTextsAsTheOthersHave() {
    assertThat(SpdxList.get().licences().keySet())
        .allSatisfy(id -> assertThat(SpdxList.get().text(id)).isPresent());
    assertThat(SpdxList.get().exceptions())
        .allSatisfy(id -> assertThat(SpdxList.get().text(id)).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "GPL-3.0+ WITH GCC-exception-3.1, A",
    "GPL-3.0-with-GCC-exception, A",
    "GPL-2.0-with-classpath-exception, X",
    "GPL-3.0+, X",
    "LGPL-2.1, X",
    "bzip2-1.0.5, A",
  })
  void areRuledAsTheirSuccessorsAndNamedAsWritten(String licence, Category category)
      throws Exception {
    Ruling ruling = LicencePolicy.of("asf").rule(SpdxExpression.parse(licence));
    assertThat(ruling.category()).isEqualTo(category);
    assertThat(ruling.expression()).isEqualTo(licence);
  }

  @Test
  void contradictTheirSuccessorInAPolicy() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("policy.yaml"),
            """
            format: mxnet-licence-policy/1
            name: ours
            licences:
              - {ids: [GPL-3.0-or-later], category: A, why: free}
              - {ids: [GPL-3.0+], category: X, why: not free}
            """);
    YamlException e = failure(YamlException.class, () -> LicencePolicy.of(file.toString()));
    assertThat(e).hasMessageContaining(":5:12: 'GPL-3.0+' has a ruling already, at ");
    assertThat(e.remedy()).isEqualTo("Leave out one of the two.");
  }
}
