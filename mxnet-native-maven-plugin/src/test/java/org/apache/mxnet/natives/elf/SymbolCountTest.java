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
package org.apache.mxnet.natives.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolCountTest {
  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void findsAllSymbolsWithEachHashTable(ElfImageBuilder.Hash hash) throws Exception {
    assertThat(symbols(image().hash(hash).defined("a").defined("b"))).containsExactly("x", "y");
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void findsThemBehindAnEmptyGnuHashTable(ElfClass elfClass, ByteOrder order) throws Exception {
    assertThat(symbols(fill(new ElfImageBuilder(elfClass, order)))).containsExactly("x", "y");
    assertThat(symbols(fill(new ElfImageBuilder(elfClass, order)).sections()))
        .containsExactly("x", "y");
  }

  @ParameterizedTest
  @EnumSource(names = {"GNU", "NONE"})
  void isNotMisledByWhatFollowsTheSymbols(ElfImageBuilder.Hash hash) throws Exception {
    assertThat(symbols(image().hash(hash).slack())).containsExactly("x", "y");
    assertThat(symbols(image().hash(hash).slack().sections())).containsExactly("x", "y");
  }

  @Test
  void fallsBackWhenTheSectionHeadersAreUseless() throws Exception {
    ElfImage outside = image().sections().build();
    outside.word("header", 40, 1L << 40);
    assertThat(symbols(outside)).containsExactly("x", "y");

    ElfImage wrongSize = image().sections().build();
    wrongSize.u16("header", 58, 63);
    assertThat(symbols(wrongSize)).containsExactly("x", "y");

    ElfImage ofAnotherTable = image().sections().build();
    ofAnotherTable.word("sections", 64 + 24, 0);
    assertThat(symbols(ofAnotherTable)).containsExactly("x", "y");
  }

  @Test
  void readsTheWideHashTableOfS390x() throws Exception {
    ElfImageBuilder image =
        fill(new ElfImageBuilder(ElfClass.ELF64, ByteOrder.BIG_ENDIAN))
            .machine(22)
            .hash(ElfImageBuilder.Hash.SYSV);

    assertThat(symbols(image)).containsExactly("x", "y");
  }

  @Test
  void readsTheNarrowHashTableOf31BitS390() throws Exception {
    ElfImageBuilder image =
        fill(new ElfImageBuilder(ElfClass.ELF32, ByteOrder.BIG_ENDIAN))
            .machine(22)
            .hash(ElfImageBuilder.Hash.SYSV);

    assertThat(symbols(image)).containsExactly("x", "y");
  }

  private static ElfImageBuilder image() {
    return fill(ElfImageBuilder.library());
  }

  private static ElfImageBuilder fill(ElfImageBuilder image) {
    return image.undefined("u").need("libc.so.6", "GLIBC_2.2.5", "x", "y");
  }

  private List<String> symbols(ElfImageBuilder image) throws Exception {
    return symbols(image.build());
  }

  private List<String> symbols(ElfImage image) throws Exception {
    return ElfReader.read(image.write(dir.resolve("lib.so"))).versionNeeds().stream()
        .flatMap(need -> need.symbols().stream())
        .map(BoundSymbol::name)
        .toList();
  }
}
