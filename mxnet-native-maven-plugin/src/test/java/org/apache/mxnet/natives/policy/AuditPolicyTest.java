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
import java.util.Map;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPolicyTest {
  private static final String HEAD = "format: mxnet-audit-policy/1\n";

  @TempDir Path folder;

  @Test
  void readsWhatAProjectDemands() throws Exception {
    AuditPolicy policy =
        read(
            """
            glibc: "2.17"
            floors:
              all: {GLIBCXX: 3.4.19, GCC: 4.8.0}
              aarch64: {GCC: 4.7.0}
            systemLibraries: [libstdc++.so.6]
            requirements: [libquadmath.so.0]
            exports: ["MX*", "Java_*"]
            folders: [lib/native, other/]
            isa: x86-64-v2
            versions: {zlib: 1.3.1}
            severities: {relro: error}
            systems:
              - {name: Our cluster, glibc: "2.28", gcc: "8", has: {GOMP: "5.0"}}
              - {name: Debian 12, glibc: "2.36"}
            """);
    assertThat(policy.glibc()).contains(new GlibcVersion(2, 17, 0));
    assertThat(policy.floors())
        .hasSize(7)
        .containsEntry("x86_64", Map.of("GLIBCXX", "3.4.19", "GCC", "4.8.0"))
        .containsEntry("aarch64", Map.of("GLIBCXX", "3.4.19", "GCC", "4.7.0"));
    assertThat(policy.systemLibraries()).containsExactly("libstdc++.so.6");
    assertThat(policy.requirements()).containsExactly("libquadmath.so.0");
    assertThat(policy.exports()).containsExactly("MX*", "Java_*");
    assertThat(policy.folders()).containsExactly("lib/native/", "other/");
    assertThat(policy.isa()).isEqualTo("x86-64-v2");
    assertThat(policy.versions()).containsExactly(Map.entry("zlib", "1.3.1"));
    assertThat(policy.severities()).containsExactly(Map.entry("relro", "error"));
    assertThat(policy.systems())
        .isSorted()
        .hasSize(TargetSystems.load().size() + 1)
        .contains(new TargetSystem("Debian 12", "glibc", "2.36", debian12()))
        .anySatisfy(
            system -> {
              assertThat(system.name()).isEqualTo("Our cluster");
              assertThat(system.offers("GOMP_5.0")).isTrue();
              assertThat(system.offers("GLIBCXX_3.4.25")).isTrue();
              assertThat(system.offers("GLIBCXX_3.4.26")).isFalse();
            });
  }

  private static Map<String, String> debian12() {
    return Map.of("GLIBC", "2.36", "GLIBC_ABI_DT_RELR", "");
  }

  @Test
  void demandsWithoutAFileWhatTheTablesSay() throws Exception {
    assertThat(read("")).isEqualTo(AuditPolicy.standard());
    assertThat(AuditPolicy.standard().isa()).isEqualTo("x86-64");
    assertThat(AuditPolicy.standard().systems()).isEqualTo(TargetSystems.load());
  }

  @Test
  void namesTheRuleThatWasProbablyMeant() {
    YamlException failure = failure("severities: {relo: error}\n");
    assertThat(failure).hasMessageEndingWith("file.yaml:2:1: unknown rule 'relo'");
    assertThat(failure.remedy()).startsWith("Did you mean 'relro'?");
  }

  @Test
  void refusesUnknownWordsWhereTheyStand() {
    assertMessage("severities: {relro: fatal}\n", ":2:21: unknown severity 'fatal'");
    assertMessage("isa: x86-64-v9\n", ":2:6: unknown ISA level 'x86-64-v9'");
    assertMessage("versions: {zlip: 1.3}\n", ":2:1: unknown library 'zlip'");
    assertMessage("floor: {}\n", ":2:1: unknown key 'floor'");
    assertMessage("floors: {x86: {}}\n", ":2:10: unknown key 'x86'");
    assertMessage(
        "floors: {all: {GLIBCX: 3.4}}\n", ":2:10: unknown series of symbol versions 'GLIBCX'");
    assertMessage("floors: {all: {GLIBC: \"2.17\"}}\n", ":2:10: GLIBC among the floors");
    assertMessage("glibc: \"2,17\"\n", ":2:8: \"2,17\" is not a glibc version.");
    assertMessage("folders: [/lib]\n", ":2:11: '/lib' starts with a slash");
    assertMessage("versions: {zlib: \"\"}\n", ":2:18: 'zlib' is not a text");
  }

  @Test
  void refusesAFileOfAnotherFormat() throws Exception {
    Path file = Yaml.file(folder, "format: mxnet-audit-baseline/1\n");
    YamlException failure = Failures.failure(YamlException.class, () -> AuditPolicy.read(file));
    assertThat(failure)
        .hasMessageEndingWith(
            ":1:9: 'mxnet-audit-baseline/1' where 'mxnet-audit-policy/1' is read");
    assertThat(failure.remedy()).contains("name another file");
  }

  private void assertMessage(String text, String ending) {
    assertThat(failure(text)).hasMessageEndingWith(ending);
  }

  private YamlException failure(String text) {
    return Failures.failure(YamlException.class, () -> read(text));
  }

  private AuditPolicy read(String text) throws Exception {
    return AuditPolicy.read(Yaml.file(folder, HEAD + text));
  }
}
