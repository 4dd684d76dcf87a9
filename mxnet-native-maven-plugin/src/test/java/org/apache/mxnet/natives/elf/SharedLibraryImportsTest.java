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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedLibraryImportsTest {
  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void readsEachUndefinedSymbolWithItsVersionAndLibrary(ElfClass elfClass, ByteOrder order)
      throws Exception {
    ElfImage image =
        new ElfImageBuilder(elfClass, order)
            .undefined("unversioned")
            .need("libm.so.6", "GLIBC_2.29", "pow")
            .need("libc.so.6", "GLIBC_2.14", "memcpy")
            .need("libc.so.6", "GLIBC_2.2.5", false, new BoundSymbol("__cxa_finalize", true))
            .defined("own")
            .build();
    // st_info of the second symbol: global, STT_FUNC.
    image.u8("dynsym", 2 * elfClass.pick(16, 24) + elfClass.pick(12, 4), 0x12);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).imports())
        .containsExactly(
            new ImportedSymbol("unversioned", false, false, Optional.empty(), Optional.empty()),
            symbol("pow", false, true, "GLIBC_2.29", "libm.so.6"),
            symbol("memcpy", false, false, "GLIBC_2.14", "libc.so.6"),
            symbol("__cxa_finalize", true, false, "GLIBC_2.2.5", "libc.so.6"));
  }

  @Test
  void takesAnIfuncForAFunction() throws Exception {
    ElfImage image = ElfImageBuilder.library().undefined("memcpy").build();
    image.u8("dynsym", 24 + 4, 0x1a);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).imports())
        .containsExactly(
            new ImportedSymbol("memcpy", false, true, Optional.empty(), Optional.empty()));
  }

  @Test
  void knowsNoVersionsWithoutSymbolVersions() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.14", "memcpy").build();
    image.withoutDynamic(0x6ffffff0);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).imports())
        .containsExactly(
            new ImportedSymbol("memcpy", false, false, Optional.empty(), Optional.empty()));
  }

  @Test
  void leavesOutTheCopyOfAVariableThatAnExecutableKeeps() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.2.5", "stderr").build();
    image.u16("dynsym", 24 + 6, 12);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).imports()).isEmpty();
  }

  @Test
  void readsTheIndexBehindTheHiddenBit() throws Exception {
    ElfImage image = ElfImageBuilder.library().need("libc.so.6", "GLIBC_2.2.5", "puts").build();
    image.u16("versym", 2, 0x8002);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).imports())
        .containsExactly(symbol("puts", false, false, "GLIBC_2.2.5", "libc.so.6"));
  }

  private static ImportedSymbol symbol(
      String name, boolean weak, boolean function, String version, String library) {
    return new ImportedSymbol(name, weak, function, Optional.of(version), Optional.of(library));
  }
}
