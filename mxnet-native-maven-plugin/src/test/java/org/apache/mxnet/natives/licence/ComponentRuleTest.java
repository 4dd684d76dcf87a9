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
import org.junit.jupiter.params.provider.ValueSource;

class ComponentRuleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "libzmq, 4.2.2, MPL-2.0, X",
    "zeromq, 4.3.4, MPL-2.0, X",
    "ZMQ, 4.3.5, MPL-2.0, B",
    "libzmq, 4.3.5, LGPL-3.0-or-later WITH LGPL-3.0-linking-exception, X",
    "openssl, 1.1.1w, Apache-2.0, X",
    "openssl, 3.5.7, Apache-2.0, A",
    "openssl, 3.0.0-beta1, Apache-2.0, A",
    "nvcc, 11.2, MIT, X",
    "libiomp5, '', MIT, X",
    "zlib, 1.3.1, Zlib, A",
  })
  void asfJudgesSomeByTheirVersion(
      String component, String version, String licence, Category category) throws Exception {
    assertThat(
            LicencePolicy.of("asf")
                .rule(component, version, SpdxExpression.parse(licence))
                .category())
        .isEqualTo(category);
  }

  @Test
  void aRefusalHoldsForAVersionThatTellsNothing() throws Exception {
    LicencePolicy policy = LicencePolicy.of("asf");
    SpdxExpression licence = SpdxExpression.parse("MPL-2.0");
    assertThat(policy.rule("libzmq", "34fd45cae457", licence).why())
        .endsWith("(said of versions <4.3.5; its version '34fd45cae457' cannot be compared)");
    Ruling unknown = policy.rule("libzmq", "", licence);
    assertThat(unknown.allowed()).isFalse();
    assertThat(unknown.why()).endsWith("(said of versions <4.3.5; its version is unknown)");
  }

  @Test
  void withoutAskingForAVersionOnlyRulesAboutAllCount() throws Exception {
    LicencePolicy policy = LicencePolicy.of("asf");
    assertThat(policy.rule("libzmq", SpdxExpression.parse("MPL-2.0")).category())
        .isEqualTo(Category.B);
    assertThat(policy.rule("cudart", SpdxExpression.parse("MIT")).allowed()).isFalse();
  }

  @Test
  void anAllowanceDoesNotHoldForAVersionThatTellsNothing() throws Exception {
    LicencePolicy policy = ours("{names: [x], versions: \">=2\", category: A, why: asked them}");
    SpdxExpression licence = SpdxExpression.parse("GPL-3.0-only");
    assertThat(policy.rule("x", "2.1", licence).allowed()).isTrue();
    assertThat(policy.rule("x", "1.9", licence).allowed()).isFalse();
    assertThat(policy.rule("x", "master", licence).allowed()).isFalse();
  }

  @Test
  void ofRulesThatOverlapTheWorstCountsInAnyOrder() throws Exception {
    String good = "{names: [x], versions: \">1\", category: A, why: good}";
    String bad = "{names: [x], versions: \"<3\", category: X, why: bad}";
    SpdxExpression licence = SpdxExpression.parse("MIT");
    assertThat(ours(good + "\n  - " + bad).rule("x", "2", licence).why()).isEqualTo("bad");
    assertThat(ours(bad + "\n  - " + good).rule("x", "2", licence).why()).isEqualTo("bad");
    assertThat(ours(bad + "\n  - " + good).rule("x", "3", licence).why()).isEqualTo("good");
  }

  @Test
  void aProjectsRulesReplaceAllThatAreShippedForTheName() throws Exception {
    LicencePolicy policy = ours("{names: [libzmq], category: A, why: we bought a licence}");
    assertThat(policy.rule("libzmq", "4.2.2", SpdxExpression.parse("MPL-2.0")).why())
        .isEqualTo("we bought a licence");
    assertThat(policy.rule("zmq", "4.2.2", SpdxExpression.parse("MPL-2.0")).allowed()).isFalse();
  }

  @Test
  void aRangeThatIsNoneIsNamedWithItsPlace() {
    YamlException e =
        failure(
            YamlException.class,
            () -> ours("{names: [x], versions: 4.3.5, category: X, why: bad}"));
    assertThat(e).hasMessageEndingWith("policy.yaml:5:28: '4.3.5' is no range of versions");
    assertThat(e.remedy()).isEqualTo("Write for example \"<4.3.5\" or \">=1.1, <3.0\", in quotes.");
  }

  @Test
  void theSameRangeTwiceIsAnError() {
    String rule = "{names: [x], versions: \"<3\", category: %s, why: bad}";
    YamlException e =
        failure(
            YamlException.class, () -> ours(rule.formatted("A") + "\n  - " + rule.formatted("X")));
    assertThat(e).hasMessageContaining("policy.yaml:6:14: 'x' has a ruling already, at ");
    assertThat(e.remedy()).isEqualTo("Leave out one of the two.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{category: X, why: bad}", "{names: [], category: X, why: bad}"})
  void aRuleAboutNothingIsAnError(String rule) {
    YamlException e = failure(YamlException.class, () -> ours(rule));
    assertThat(e).hasMessageEndingWith("policy.yaml:5:5: 'names' names nothing");
    assertThat(e.remedy()).isEqualTo("List what it is about: 'names: [NAME, …]'.");
  }

  private LicencePolicy ours(String rules) throws Exception {
    String head = "format: mxnet-licence-policy/1\nname: ours\nextends: asf\ncomponents:\n  - ";
    Path file = Files.writeString(folder.resolve("policy.yaml"), head + rules + "\n");
    return LicencePolicy.of(file.toString());
  }
}
