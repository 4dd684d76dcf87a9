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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbiPoliciesTest {
  private static final AbiPolicies POLICIES = AbiPolicies.load();

  @TempDir Path folder;

  /** The table's own rule: a newer policy contains every older one of its architecture. */
  @Test
  void theShippedTableDoesNotContradictItself() {
    assertThat(POLICIES.selfCheck()).isEmpty();
    assertThat(POLICIES.architectures())
        .containsExactly("x86_64", "i686", "aarch64", "armv7l", "ppc64le", "s390x", "riscv64");
    assertThat(POLICIES.all()).hasSizeGreaterThan(7 * 10);
  }

  @Test
  void saysWhereATableContradictsItself() {
    AbiPolicies table =
        new AbiPolicies(
            List.of(
                policy(
                    "2.17", Map.of("GLIBC", "2.17", "GCC", "4.8.0", "A", "1"), "libc.so.6", "libm"),
                policy("2.28", Map.of("GLIBC", "2.27", "GCC", "4.7.0"), "libc.so.6")),
            Map.of("GLIBC", Set.of("2.17", "2.27"), "GCC", Set.of("4.7.0", "4.8.0")),
            Map.of(),
            Set.of());
    assertThat(table.selfCheck())
        .containsExactly(
            "x86_64 glibc 2.17 promises A_1, which is no release.",
            "x86_64 glibc 2.28 promises another glibc: 2.27.",
            "x86_64 glibc 2.28 lacks A_1 of x86_64 glibc 2.17.",
            "x86_64 glibc 2.28 lacks GCC_4.8.0 of x86_64 glibc 2.17.",
            "x86_64 glibc 2.28 lacks libm of x86_64 glibc 2.17.");
  }

  /** The figures of PEP 599 for manylinux2014. */
  @Test
  void knowsWhatCentOs7Has() {
    AbiPolicy policy = POLICIES.forFloor("x86_64", new GlibcVersion(2, 17, 0));
    assertThat(policy.floors())
        .containsEntry("GLIBC", "2.17")
        .containsEntry("GLIBCXX", "3.4.19")
        .containsEntry("CXXABI", "1.3.7")
        .containsEntry("CXXABI_TM", "1")
        .containsEntry("GCC", "4.8.0");
    assertThat(policy.offers("GLIBC_2.2.5")).isTrue();
    assertThat(policy.offers("GLIBC_2.18")).isFalse();
    assertThat(policy.offers("CXXABI_TM_1")).isTrue();
    assertThat(policy.offers("CXXABI_FLOAT128")).as("of GCC 5").isFalse();
    assertThat(policy.offers("OPENSSL_1_1_0")).isFalse();
  }

  @Test
  void takesTheOlderEntryBetweenTwoButTheFloorsOwnGlibc() {
    AbiPolicy policy = POLICIES.forFloor("x86_64", new GlibcVersion(2, 23, 0));
    assertThat(policy.glibc()).hasToString("2.23");
    assertThat(policy.floors()).containsEntry("GLIBC", "2.23").containsEntry("GLIBCXX", "3.4.19");
    assertThat(policy.systemLibraries()).contains("libc.so.6").doesNotContain("libmvec.so.1");
  }

  @Test
  void takesTheFirstEntryForAFloorBelowThePort() {
    assertThat(POLICIES.forFloor("riscv64", new GlibcVersion(2, 17, 0)).floors())
        .containsEntry("GLIBC", "2.27");
  }

  @Test
  void knowsNothingButGlibcOfAnArchitectureWithoutEntries() {
    AbiPolicy policy = POLICIES.forFloor("loongarch64", new GlibcVersion(2, 36, 0));
    assertThat(policy.floors()).containsExactly(Map.entry("GLIBC", "2.36"));
    assertThat(policy.systemLibraries()).contains("libc.so.6");
  }

  @Test
  void listsGlibcsOwnLibrariesAndTheLoaderOfEachArchitecture() {
    assertThat(loader("x86_64")).contains("ld-linux-x86-64.so.2");
    assertThat(loader("i686")).contains("ld-linux.so.2");
    assertThat(loader("aarch64")).contains("ld-linux-aarch64.so.1");
    assertThat(loader("ppc64le")).contains("ld64.so.2");
    assertThat(loader("riscv64")).contains("ld-linux-riscv64-lp64d.so.1");
    assertThat(loader("x86_64")).contains("libgcc_s.so.1", "libm.so.6", "libmvec.so.1");
    assertThat(loader("x86_64"))
        .contains("libgcc_s.so.1", "libstdc++.so.6")
        .doesNotContain("libgomp.so.1", "libz.so.1");
    assertThat(POLICIES.reason("libstdc++.so.6").orElseThrow()).contains("distroless");
    assertThat(POLICIES.reason("libfoo.so")).isEmpty();
  }

  @Test
  void tellsVersionsThatNoReleaseHasFromNewerOnes() {
    assertThat(POLICIES.unknown("GLIBC_2.17")).isFalse();
    assertThat(POLICIES.unknown("GLIBC_PRIVATE")).isTrue();
    assertThat(POLICIES.unknown("GLIBC_2.17.1")).isTrue();
    assertThat(POLICIES.unknown("GLIBC_2.99")).as("newer than the table").isFalse();
    assertThat(POLICIES.unknown("GLIBCXX_3.4.19")).isFalse();
    assertThat(POLICIES.unknown("FOO_1")).as("of no series in the table").isFalse();
    assertThat(POLICIES.judges("GLIBCXX")).isTrue();
    assertThat(POLICIES.judges("FOO")).isFalse();
  }

  @Test
  void saysWhereATableIsWrong() throws Exception {
    String head = "format: mxnet-abi/1\nglibc: [libc.so.6]\narchitectures:\n  x86_64:\n";
    YamlException number =
        failure(head + "    loader: ld.so\n    policies:\n      \"2.17\": {GCC: four}\n");
    assertThat(number).hasMessageEndingWith(":7:7: 'four' is not the number of a version of GCC");
    assertThat(number.remedy()).contains("3.4.19 for GLIBCXX_3.4.19");
    YamlException glibc = failure(head + "    loader: ld.so\n    policies:\n      \"3\": {}\n");
    assertThat(glibc).hasMessageEndingWith(":7:7: \"3\" is not a glibc version.");
    assertThat(glibc.remedy()).contains("major.minor");
    assertThat(failure(head + "    policies: {}\n")).hasMessageContaining("'loader' is missing");
  }

  private YamlException failure(String text) {
    return Failures.failure(
        YamlException.class, () -> AbiPoliciesReader.parse(Yaml.of(folder, text)));
  }

  private static Set<String> loader(String arch) {
    return POLICIES.forFloor(arch, new GlibcVersion(2, 28, 0)).systemLibraries();
  }

  private static AbiPolicy policy(String glibc, Map<String, String> floors, String... libraries) {
    String minor = glibc.substring(glibc.indexOf('.') + 1);
    return new AbiPolicy(
        "x86_64", new GlibcVersion(2, Integer.parseInt(minor), 0), floors, Set.of(libraries));
  }
}
