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
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetSystemsTest {
  private static final List<TargetSystem> SYSTEMS = TargetSystems.load();

  @TempDir Path folder;

  @Test
  void listsTheSystemsFromOldToNewWithMuslAfterGlibc() {
    assertThat(SYSTEMS)
        .isSorted()
        .extracting(TargetSystem::name)
        .startsWith("Amazon Linux 1", "CentOS 7", "Debian 8", "Ubuntu 14.04")
        .contains("RHEL 10", "SLES 12 SP5", "Fedora 43", "Distroless base (Debian 12)")
        .endsWith("Alpine 3.20", "Alpine 3.21", "Alpine 3.22")
        .doesNotHaveDuplicates();
  }

  @Test
  void knowsWhatADistributionsPackagesHave() {
    TargetSystem debian = system("Debian 12");
    assertThat(debian.libc()).isEqualTo("glibc");
    assertThat(debian.libcVersion()).isEqualTo("2.36");
    assertThat(debian.offers("GLIBC_2.36")).isTrue();
    assertThat(debian.offers("GLIBC_2.37")).isFalse();
    assertThat(debian.offers("GLIBC_ABI_DT_RELR")).isTrue();
    assertThat(debian.offers("GLIBCXX_3.4.30")).isTrue();
    assertThat(debian.offers("GLIBCXX_3.4.31")).isFalse();
    assertThat(debian.offers("CXXABI_1.3.13")).isTrue();
    assertThat(debian.offers("GOMP_5.1")).isTrue();
    assertThat(system("Debian 11").offers("GLIBC_ABI_DT_RELR")).isFalse();
    assertThat(system("CentOS 7").offers("GOMP_4.5")).isTrue();
    assertThat(system("Distroless base (Debian 12)").offers("GLIBCXX_3.4")).isFalse();
    assertThat(system("Alpine 3.22").has()).isEmpty();
  }

  /** A floor promises what all systems at or above it have, so each of them must have it. */
  @Test
  void everySystemHasWhatTheFloorOfItsGlibcPromises() throws Exception {
    AbiPolicies policies = AbiPolicies.load();
    for (TargetSystem system : SYSTEMS) {
      if (system.libc().equals("glibc")) {
        AbiPolicy policy = policies.forFloor("x86_64", GlibcVersion.parse(system.libcVersion()));
        for (Map.Entry<String, String> floor : policy.floors().entrySet()) {
          if (system.has().containsKey(floor.getKey())) {
            VersionName promised = new VersionName(floor.getKey(), floor.getValue());
            assertThat(system.offers(promised.toString()))
                .as("%s has %s", system.name(), promised)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void refusesASystemWithTwoOrNoCLibraries() {
    String table = "format: mxnet-systems/1\nsystems:\n";
    YamlException two = failure(table + "  - {name: X, glibc: \"2.28\", musl: 1.2.5}\n");
    assertThat(two).hasMessageEndingWith(":3:12: 'X' must have one of glibc and musl");
    assertThat(two.remedy()).contains("'glibc: \"2.28\"'");
    assertThat(failure(table + "  - {name: X}\n")).hasMessageContaining("one of glibc and musl");
  }

  @Test
  void namesTheCompilersItKnows() {
    YamlException failure =
        failure(
            "format: mxnet-systems/1\ngcc: {\"12\": {}}\nsystems:\n"
                + "  - {name: X, glibc: \"2.28\", gcc: \"13\"}\n");
    assertThat(failure).hasMessageEndingWith(":4:35: unknown GCC '13'");
    assertThat(failure.remedy()).contains("12");
  }

  private YamlException failure(String text) {
    return Failures.failure(YamlException.class, () -> TargetSystems.parse(Yaml.of(folder, text)));
  }

  private static TargetSystem system(String name) {
    return SYSTEMS.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
