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
package org.apache.mxnet.natives.audit;

import static org.apache.mxnet.natives.audit.AuditedBundle.free;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ElfReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "GLIBCXX_3.4.19, GLIBCXX, 3.4.19, GLIBCXX_3.4.19",
    "CXXABI_TM_1, CXXABI_TM, 1, CXXABI_TM_1",
    "CXXABI_FLOAT128, CXXABI_FLOAT128, '', CXXABI_FLOAT128",
    "GLIBC_ABI_DT_RELR, GLIBC, 2.36, GLIBC_2.36"
  })
  void takesVersionsApart(String name, String namespace, String number, String shown) {
    assertThat(SymbolVersion.of(name))
        .isEqualTo(new SymbolVersion(namespace, number))
        .hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({"2.9, 2.17, false", "2.17, 2.9, true", "2.2.5, 2.2, true", "2.17, 2.17, false"})
  void ordersVersionsByTheirNumbers(String one, String other, boolean above) {
    assertThat(SymbolVersion.glibc(one).isAbove(SymbolVersion.glibc(other))).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource({"62, x86_64", "183, aarch64", "243, riscv64", "258, loongarch64", "21, ppc64le"})
  void namesProcessorsAsThePoliciesDo(int machine, String arch, @TempDir Path dir)
      throws Exception {
    Path file = free().machine(machine).build().write(dir.resolve("a.so"));

    assertThat(Arch.of(ElfReader.read(file))).isEqualTo(arch);
  }

  @ParameterizedTest
  @CsvSource({
    "linux-x86-64/, x86_64",
    "Linux/x86/, i686",
    "META-INF/native/linux_arm64/, aarch64",
    "linux-armv7/, armv7l",
    "org/charm/x860/, ''"
  })
  void findsTheProcessorThatAFolderNames(String folder, String arch) {
    assertThat(String.join(",", Arch.namedIn(folder))).isEqualTo(arch);
  }

  @Test
  void choosesTheProcessorThatStandsForAll() {
    assertThat(Arch.main(List.of())).isEqualTo("x86_64");
    assertThat(Arch.main(List.of("riscv64", "riscv64", "x86_64"))).isEqualTo("x86_64");
    assertThat(Arch.main(List.of("s390x", "riscv64", "s390x"))).isEqualTo("s390x");
  }

  @Test
  void showsThreeNamesAndCountsTheRest() {
    assertThat(Examples.counted("symbol", List.of("a"))).isEqualTo("symbol a");
    assertThat(Examples.counted("symbol", List.of("a", "b", "c", "d", "e")))
        .isEqualTo("symbols a, b, c and 2 more");
    assertThat(Examples.of(List.of("x".repeat(500)))).hasSize(121).endsWith("\u2026");
  }

  @ParameterizedTest
  @CsvSource({"Java_a_1b_C_f, true", "Java_a_1b_C_f__I, true", "Java_a_1b_c_C_f, false"})
  void tellsClassesOfAPackageFromThoseBelow(String function, boolean direct) {
    assertThat(JniExports.isDirectlyIn(function, "Java_a_1b_")).isEqualTo(direct);
  }
}
