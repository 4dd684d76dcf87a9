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
package org.apache.mxnet.natives.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.apache.mxnet.natives.elf.ArBuilder;
import org.apache.mxnet.natives.elf.RelocatableBuilder;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which relocations a shared library can carry. */
class PositionRulesTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "LINUX_X86_64,  10, .text, R_X86_64_32, an absolute address in fewer than 64 bits",
    "LINUX_X86_64,  11, .text, R_X86_64_32S, an absolute address in fewer than 64 bits",
    "LINUX_X86_64,  10, .data, R_X86_64_32, an absolute address in fewer than 64 bits",
    "LINUX_X86_64,   1, .rodata, R_X86_64_64, an absolute address in a section that is only read",
    "LINUX_X86_64,  23, .text, R_X86_64_TPOFF32, thread-local storage as only a program may use it",
    "LINUX_X86_64,   2, .text, R_X86_64_PC32, "
        + "a fixed distance to a symbol that another library may have",
    "LINUX_X86_64,  24, .text, R_X86_64_PC64, "
        + "a fixed distance to a symbol that another library may have",
    "LINUX_AARCH64, 258, .data, R_AARCH64_ABS32, an absolute address in fewer than 64 bits",
    "LINUX_AARCH64, 264, .text, R_AARCH64_MOVW_UABS_G0_NC, "
        + "an absolute address in fewer than 64 bits",
    "LINUX_AARCH64, 257, .text, R_AARCH64_ABS64, "
        + "an absolute address in a section that is only read",
    "LINUX_AARCH64, 549, .text, R_AARCH64_TLSLE_ADD_TPREL_HI12, "
        + "thread-local storage as only a program may use it",
    "LINUX_AARCH64, 275, .text, R_AARCH64_ADR_PREL_PG_HI21, "
        + "a fixed distance to a symbol that another library may have",
  })
  void refuses(Platform platform, int type, String section, String name, String reason)
      throws Exception {
    Fault fault =
        prefix(platform, object(platform).needs("x").relocation(section, type, "x")).fault();

    assertThat(fault.message())
        .isEqualTo(
            "lib/liba.a: not position independent, so no shared library can take it in; 1 of its"
                + " objects: a.o with %s to x in %s (%s).".formatted(name, section, reason));
    assertThat(fault.remedy())
        .isEqualTo(
            "Compile with -fPIC, not -fPIE, and see that neither the library's build files nor its"
                + " assembly override it.");
  }

  @ParameterizedTest
  @CsvSource({
    // R_X86_64_64 in data, PC64 in data, PLT32, GOTPCREL, TLSGD, TLSLD, GOTTPOFF, GOTPCRELX
    "LINUX_X86_64, .data, 1",
    "LINUX_X86_64, .data, 24",
    "LINUX_X86_64, .text, 4",
    "LINUX_X86_64, .text, 9",
    "LINUX_X86_64, .text, 19",
    "LINUX_X86_64, .text, 20",
    "LINUX_X86_64, .text, 22",
    "LINUX_X86_64, .text, 42",
    // R_AARCH64_ABS64 in data, ADD_ABS_LO12_NC, CALL26, ADR_GOT_PAGE, TLSDESC_CALL, TLSIE
    "LINUX_AARCH64, .data, 257",
    "LINUX_AARCH64, .text, 277",
    "LINUX_AARCH64, .text, 283",
    "LINUX_AARCH64, .text, 311",
    "LINUX_AARCH64, .text, 541",
    "LINUX_AARCH64, .text, 569",
  })
  void acceptsWhatCompilersMakeWithFpic(Platform platform, String section, int type)
      throws Exception {
    BuiltPrefix prefix =
        prefix(platform, object(platform).needs("x").relocation(section, type, "x"));

    assertThatCode(prefix::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 11, 23})
  void ignoresSectionsThatAreNotLoaded(int type) throws Exception {
    BuiltPrefix prefix =
        prefix(
            Platform.LINUX_X86_64,
            RelocatableBuilder.object()
                .section(".debug_info", 0)
                .needs("x")
                .relocation(".debug_info", type, "x"));

    assertThatCode(prefix::check).doesNotThrowAnyException();
  }

  @Test
  void acceptsDistancesWithinTheLibraryAndAddressesThatAreNumbers() throws Exception {
    BuiltPrefix prefix =
        prefix(
            Platform.LINUX_X86_64,
            RelocatableBuilder.object()
                .symbol("local", 0, 3, 0, 3)
                .hidden("h")
                .symbol("number", 1, 0, 0, 0xfff1)
                .needs("_GLOBAL_OFFSET_TABLE_")
                .needs("__start_table")
                .relocation(".text", 2, "local")
                .relocation(".text", 2, "h")
                .relocation(".text", 2, "_GLOBAL_OFFSET_TABLE_")
                .relocation(".text", 2, "__start_table")
                .relocation(".rodata", 10, "number")
                .relocation(".rodata", 1, "number")
                .relocation(".rodata", 10, ""));

    assertThatCode(prefix::check).doesNotThrowAnyException();
  }

  @Test
  void acceptsADistanceToASymbolThatAnotherObjectHides() throws Exception {
    byte[] user = RelocatableBuilder.object().needs("h").relocation(".text", 2, "h").build();
    BuiltPrefix prefix =
        new BuiltPrefix(dir).archive("lib/liba.a", new ArBuilder().member("user.o", user));
    assertThat(prefix.fault().problem()).contains("user.o with R_X86_64_PC32 to h in .text");

    prefix.library("libz", RelocatableBuilder.object().hidden("h"));

    assertThatCode(prefix::check).doesNotThrowAnyException();
  }

  @Test
  void refusesALocalAddressAndCountsObjects() throws Exception {
    byte[] bad =
        RelocatableBuilder.object().symbol("s", 0, 3, 0, 3).relocation(".text", 11, "s").build();
    ArBuilder archive = new ArBuilder();
    for (int i = 0; i < 5; i++) {
      archive.member("m" + i + ".o", bad);
    }

    assertThat(new BuiltPrefix(dir).archive("lib/liba.a", archive).fault().problem())
        .startsWith(
            "not position independent, so no shared library can take it in; 5 of its objects: m0.o"
                + " with R_X86_64_32S in .text (an absolute address in fewer than 64 bits), m1.o")
        .endsWith(" and 2 more");
  }

  private BuiltPrefix prefix(Platform platform, RelocatableBuilder object) throws Exception {
    return new BuiltPrefix(dir).platform(platform).library("liba", object);
  }

  private static RelocatableBuilder object(Platform platform) {
    return RelocatableBuilder.object().machine(platform == Platform.LINUX_X86_64 ? 62 : 183);
  }
}
