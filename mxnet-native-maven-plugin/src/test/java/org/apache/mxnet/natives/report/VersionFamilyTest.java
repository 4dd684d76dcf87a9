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
package org.apache.mxnet.natives.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFamilyTest {
  @ParameterizedTest
  @CsvSource({
    "GLIBC_2.2.5, GLIBC, 2.2.5",
    "CXXABI_TM_1, CXXABI_TM, 1",
    "CXXABI_FLOAT128, CXXABI_FLOAT128, ''",
    "GLIBC_PRIVATE, GLIBC_PRIVATE, ''",
    "libcudart.so.12, libcudart.so.12, ''",
    "'', '', ''"
  })
  void splitsNamesAsThePolicyDoes(String name, String family, String number) {
    SortedMap<String, VersionFamily> families = families(name);

    assertThat(families).containsOnlyKeys(family);
    assertThat(families.get(family).max()).isEqualTo(number);
    assertThat(families.get(family).symbols()).containsOnlyKeys(number);
  }

  @Test
  void ordersVersionsByNumber() {
    VersionFamily family = families("GLIBC_2.10", "GLIBC_2.9", "GLIBC_2.9.1").get("GLIBC");

    assertThat(family.symbols().keySet()).containsExactly("2.9", "2.9.1", "2.10");
    assertThat(family.max()).isEqualTo("2.10");
  }

  @Test
  void keepsVersionsThatCountTheSame() {
    assertThat(families("X_1.1", "X_1.01").get("X").symbols().keySet())
        .containsExactly("1.01", "1.1");
  }

  @Test
  void countsTheMarkerOfRelativeRelocationsAsTheReleaseThatHasIt() {
    assertThat(families("GLIBC_2.17", "GLIBC_ABI_DT_RELR").get("GLIBC").max()).isEqualTo("2.36");
    assertThat(families("GLIBC_ABI_DT_RELR").get("GLIBC"))
        .isEqualTo(new VersionFamily("2.36", new TreeMap<>()));
  }

  @Test
  void doesNotCountWhatTheLoaderGoesOnWithout() {
    VersionNeed optional =
        new VersionNeed("a.so", "GLIBC_2.30", true, List.of(new BoundSymbol("g", true)));
    VersionNeed demanded =
        new VersionNeed("a.so", "GLIBC_2.5", false, List.of(new BoundSymbol("f", false)));

    assertThat(VersionFamily.of(List.of(optional, demanded)).get("GLIBC").max()).isEqualTo("2.5");
    assertThat(VersionFamily.of(List.of(optional)).get("GLIBC").max()).isEqualTo("2.30");
  }

  @Test
  void joinsTheSymbolsThatSeveralLibrariesHaveUnderAVersion() {
    VersionNeed one =
        new VersionNeed("libm.so.6", "GLIBC_2.5", false, List.of(new BoundSymbol("pow", false)));
    VersionNeed other =
        new VersionNeed("libc.so.6", "GLIBC_2.5", false, List.of(new BoundSymbol("abs", false)));

    assertThat(VersionFamily.of(List.of(one, other)).get("GLIBC").symbols().get("2.5"))
        .containsExactly("abs", "pow");
  }

  private static SortedMap<String, VersionFamily> families(String... names) {
    return VersionFamily.of(
        Stream.of(names).map(name -> new VersionNeed("a.so", name, false, List.of())).toList());
  }
}
