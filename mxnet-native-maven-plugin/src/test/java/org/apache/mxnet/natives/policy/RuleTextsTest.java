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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTextsTest {
  @TempDir Path folder;

  @Test
  void hasATextForEveryRule() {
    assertThat(RuleTexts.load().all())
        .extracting(RuleText::id)
        .containsExactly(
            "version-floor",
            "unknown-version",
            "libc-mix",
            "machine-mix",
            "missing-library",
            "unresolved-symbol",
            "host-library",
            "library-path",
            "executable-stack",
            "text-relocations",
            "relro",
            "bind-now",
            "exports",
            "leaked-library",
            "jni-missing",
            "jni-orphan",
            "isa-level",
            "build-path",
            "debug-sections",
            "stale-library",
            "loader-folder",
            "gpu-library",
            "malformed",
            "not-audited",
            "baseline-expired",
            "baseline-unused");
    assertThat(RuleTexts.load().get("relro").severity()).isEqualTo("warning");
    assertThat(RuleTexts.load().get("not-audited").severity()).isEqualTo("note");
    assertThatThrownBy(() -> RuleTexts.load().get("no-rule"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rule no-rule");
  }

  @Test
  void refusesARuleThatIsThereTwice() {
    String rule = "  - {id: a, severity: note, title: t, why: w, remedy: r}\n";
    YamlException failure =
        Failures.failure(
            YamlException.class,
            () ->
                RuleTexts.parse(
                    Yaml.of(folder, "format: mxnet-audit-rules/1\nrules:\n" + rule + rule)));
    assertThat(failure).hasMessageEndingWith(":4:10: rule 'a' is there twice");
    assertThat(failure.remedy()).contains("Leave one");
  }

  /** To write it anew, run this test with {@code -Dmxnet.docs=write}. */
  @Test
  void theManualOfTheRulesIsTrue() throws Exception {
    Path manual = Path.of("").toAbsolutePath().getParent().resolve("docs/audit-rules.md");
    String text = RuleManual.markdown(RuleTexts.load());
    if ("write".equals(System.getProperty("mxnet.docs"))) {
      Files.writeString(manual, text);
    }
    assertThat(Files.readString(manual))
        .as("write it anew: mvn test -Dtest=RuleTextsTest -Dmxnet.docs=write")
        .isEqualTo(text);
  }
}
