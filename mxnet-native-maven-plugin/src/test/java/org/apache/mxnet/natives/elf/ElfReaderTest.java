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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElfReaderTest {
  @TempDir Path dir;

  static Stream<Arguments> formats() {
    return Stream.of(ElfClass.values())
        .flatMap(
            elfClass ->
                Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                    .map(order -> Arguments.of(elfClass, order)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsAllFactsInEveryClassAndByteOrder(ElfClass elfClass, ByteOrder order) throws Exception {
    ElfImageBuilder image =
        new ElfImageBuilder(elfClass, order)
            .machine(183)
            .name(1, "libm.so.6")
            .name(1, "libc.so.6")
            .name(14, "libtest.so.1")
            .name(15, "/old")
            .name(29, "$ORIGIN")
            .undefined("unversioned")
            .need("libm.so.6", "GLIBC_2.29", "pow", "exp")
            .need("libc.so.6", "GLIBC_2.14", "memcpy")
            .need("libc.so.6", "GLIBC_2.2.5", false, new BoundSymbol("__cxa_finalize", true))
            .need("libc.so.6", "GLIBC_ABI_DT_RELR")
            .need("libc.so.6", "GLIBC_2.33", true, new BoundSymbol("stat", true))
            .defined("exported_a")
            .defined("exported_b");

    assertThat(read(image))
        .isEqualTo(
            new ElfFile(
                elfClass,
                order,
                ElfMachine.AARCH64,
                3,
                Optional.of("libtest.so.1"),
                List.of("libm.so.6", "libc.so.6"),
                Optional.of("$ORIGIN"),
                Optional.of("/old"),
                List.of(
                    need("libm.so.6", "GLIBC_2.29", false, strong("pow"), strong("exp")),
                    need("libc.so.6", "GLIBC_2.14", false, strong("memcpy")),
                    need("libc.so.6", "GLIBC_2.2.5", false, weak("__cxa_finalize")),
                    need("libc.so.6", "GLIBC_ABI_DT_RELR", false),
                    need("libc.so.6", "GLIBC_2.33", true, weak("stat"))),
                2));
  }

  @Test
  void readsALibraryWithoutVersionNeeds() throws Exception {
    ElfFile file = read(ElfImageBuilder.library().undefined("f").type(2));

    assertThat(file.versionNeeds()).isEmpty();
    assertThat(file.needed()).isEmpty();
    assertThat(file.soname()).isEmpty();
    assertThat(file.runpath()).isEmpty();
    assertThat(file.rpath()).isEmpty();
    assertThat(file.type()).isEqualTo(2);
  }

  @Test
  void readsNothingFromAFileWithoutProgramHeaders() throws Exception {
    ElfImage image = ElfImageBuilder.library().type(1).name(1, "libc.so.6").build();
    image.u16("header", 56, 0);

    ElfFile file = ElfReader.read(image.write(dir.resolve("object.o")));

    assertThat(file.type()).isEqualTo(1);
    assertThat(file.machine()).isEqualTo(ElfMachine.X86_64);
    assertThat(file.needed()).isEmpty();
  }

  @Test
  void countsAVariableThatAnExecutableKeepsACopyOf() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.2.5", "stderr").build();
    image.u16("dynsym", 24 + 6, 12);

    assertThat(ElfReader.read(image.write(dir.resolve("a.out"))).versionNeeds())
        .containsExactly(need("libc.so.6", "GLIBC_2.2.5", false, strong("stderr")));
  }

  @Test
  void readsTheIndexBehindTheHiddenBit() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.2.5", "puts").build();
    image.u16("versym", 2, 0x8002);

    assertThat(ElfReader.read(image.write(dir.resolve("lib.so"))).versionNeeds())
        .containsExactly(need("libc.so.6", "GLIBC_2.2.5", false, strong("puts")));
  }

  @Test
  void readsVersionNeedsWithoutSymbolVersions() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.2.5", "puts").build();
    image.withoutDynamic(0x6ffffff0);

    assertThat(ElfReader.read(image.write(dir.resolve("lib.so"))).versionNeeds())
        .containsExactly(need("libc.so.6", "GLIBC_2.2.5", false));
  }

  @Test
  void readsTablesBeyondTwoGigabytes() throws Exception {
    // Two bytes of the name of the third symbol lie before the border of two windows.
    long gap = (3L << 30) - (64 + 3 * 56) - (32 + 3 * 24 + 2);
    ElfImageBuilder image =
        ElfImageBuilder.library()
            .gap(gap)
            .name(14, "libfar.so")
            .need("libm.so.6", "GLIBC_2.29", "pow", "exp", "log", "cos", "sin", "tan", "floor")
            .need("libc.so.6", "GLIBC_2.14", "memcpy");

    ElfFile file = read(image);

    assertThat(file.soname()).contains("libfar.so");
    assertThat(file.versionNeeds().get(0).symbols()).hasSize(7);
    assertThat(file.versionNeeds().get(1).symbols()).containsExactly(strong("memcpy"));
  }

  @Test
  void tellsElfFilesByTheirFirstBytes() throws Exception {
    Path elf = ElfImageBuilder.library().build().write(dir.resolve("lib.so"));
    Path script = Files.writeString(dir.resolve("lib.ld"), "GROUP ( libc.so.6 )");
    Path tiny = Files.write(dir.resolve("tiny"), new byte[] {0x7f, 'E', 'L'});

    assertThat(ElfReader.isElf(elf)).isTrue();
    assertThat(ElfReader.isElf(script)).isFalse();
    assertThat(ElfReader.isElf(tiny)).isFalse();
  }

  @Test
  void leavesWhatCannotBeReadToBeAnIoError() {
    Path missing = dir.resolve("missing.so");

    assertThatThrownBy(() -> ElfReader.read(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(missing.toString());
    assertThatThrownBy(() -> ElfReader.isElf(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(missing.toString());
    assertThatThrownBy(() -> ElfReader.read(dir))
        .isInstanceOf(IOException.class)
        .hasMessage(dir + ": not a regular file");
  }

  private ElfFile read(ElfImageBuilder image) throws Exception {
    return ElfReader.read(image.build().write(dir.resolve("lib.so")));
  }

  private static VersionNeed need(
      String file, String version, boolean weak, BoundSymbol... symbols) {
    return new VersionNeed(file, version, weak, List.of(symbols));
  }

  private static BoundSymbol strong(String name) {
    return new BoundSymbol(name, false);
  }

  private static BoundSymbol weak(String name) {
    return new BoundSymbol(name, true);
  }
}
