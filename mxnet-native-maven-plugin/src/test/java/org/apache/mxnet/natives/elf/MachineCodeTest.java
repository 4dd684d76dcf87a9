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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCodeTest {
  private static final int RET = 0xc3;

  @TempDir Path dir;

  @Test
  void findsFunctionsInTheSymbolTableAndByTheEntriesForUnwinders() throws Exception {
    MachineCode code =
        read(
            new CodeImage()
                .function("first", 0x90, RET)
                .bytes(0xcc, 0xcc)
                .unwound(0x90, 0x90, RET)
                .bytes(0xcc)
                .typed("resolver", 0x1a, RET));

    assertThat(code.regions()).containsExactly(new CodeRegion(CodeImage.address(0), 176, 9));
    assertThat(shown(code)).containsExactly("first 0 2", "- 4 3", "resolver 8 1");
    assertThat(code.functions())
        .extracting(CodeFunction::isResolver)
        .containsExactly(false, false, true);
  }

  @Test
  void findsCodeInTheSegmentsOfAFileWithoutSections() throws Exception {
    MachineCode code = read(new CodeImage().bytes(RET).unwound(0x90, RET).withoutSections());

    assertThat(code.regions())
        .singleElement()
        .satisfies(region -> assertThat(region.address()).isEqualTo(CodeImage.BASE));
    assertThat(shown(code)).containsExactly("- 1 2");
  }

  @Test
  void readsTheDynamicSymbolsOfAStrippedFile() throws Exception {
    ElfImage image = ElfImageBuilder.library().undefined("u").defined("exported").build();
    // The symbol's value and size; the first PT_LOAD has the flag for code.
    long address = 0x10000L + image.at("dynsym");
    image.word("dynsym", 2 * 24 + 8, address).word("dynsym", 2 * 24 + 16, 5);
    image.u32("programs", 4, 5);

    MachineCode code = MachineCode.read(ElfBytes.of("lib.so", ByteBuffer.wrap(image.bytes())));

    CodeFunction function = code.functions().get(0);
    assertThat(code.functions()).hasSize(1);
    assertThat(function.name()).contains("exported");
    assertThat(function.offset()).isEqualTo(image.at("dynsym"));
    assertThat(function.end()).isEqualTo(image.at("dynsym") + 5L);
  }

  @Test
  void endsAFunctionWhereTheNextOneStartsOrItsRegionEnds() throws Exception {
    byte[] bytes = new CodeImage().function("a", 0x90, 0x90).function("b", RET).bytes();
    // st_size of both; the symbol table is behind the empty table for unwinders.
    int symbols = symbols(bytes);
    bytes[symbols + 24 + 16] = 0x7f;
    bytes[symbols + 48 + 16] = 0;
    ElfBytes elf = ElfBytes.of("lib.so", ByteBuffer.wrap(bytes));

    assertThat(shown(MachineCode.read(elf))).containsExactly("a 0 2", "b 2 1");
  }

  @Test
  void prefersTheNameOfSeveralFunctionsAtOnePlace() throws Exception {
    byte[] bytes = new CodeImage().unwound(RET).function("named", 0x90).bytes();
    bytes[symbols(bytes) + 24 + 8]--;
    ElfBytes elf = ElfBytes.of("lib.so", ByteBuffer.wrap(bytes));

    assertThat(shown(MachineCode.read(elf))).containsExactly("named 0 1");
  }

  @Test
  void readsNoFunctionsFromADamagedTableForUnwinders() throws Exception {
    byte[] bytes = new CodeImage().unwound(0x90, RET).bytes();
    // The encoding of the table, behind 176 bytes of headers and 8 of code.
    bytes[176 + 8 + 3] = 0x1b;

    assertThat(MachineCode.read(ElfBytes.of("lib.so", ByteBuffer.wrap(bytes))).functions())
        .isEmpty();
  }

  @Test
  void refusesANameOutsideItsTable() throws Exception {
    byte[] bytes = new CodeImage().function("a", RET).bytes();
    bytes[symbols(bytes) + 24 + 1] = 0x7f;
    CodeFunction function =
        MachineCode.read(ElfBytes.of("lib.so", ByteBuffer.wrap(bytes))).functions().get(0);

    assertThat(failure(ElfFormatException.class, function::name))
        .hasMessageStartingWith("lib.so: string table at offset 0x")
        .hasMessageContaining(": needs 1 bytes at position 0x7f01, but has only 0x");
  }

  @Test
  void keepsFunctionsWithinTheirRegionsWhateverIsDamaged() throws Exception {
    byte[] sound = new CodeImage().function("a", 0x90, RET).unwound(0x90, RET).unwound(RET).bytes();
    Random random = new Random(20261122);
    int read = 0;
    for (int round = 0; round < 5000; round++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        bytes[16 + random.nextInt(bytes.length - 16)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        MachineCode code = MachineCode.read(ElfBytes.of("lib.so", ByteBuffer.wrap(bytes)));
        long end = 0;
        for (CodeFunction function : code.functions()) {
          assertThat(function.offset()).isGreaterThanOrEqualTo(end);
          assertThat(function.size()).isPositive();
          end = function.end();
          assertThat(end).isLessThanOrEqualTo(bytes.length);
        }
        read++;
      } catch (ElfFormatException e) {
        assertThat(e).hasMessageStartingWith("lib.so: ");
      }
    }
    assertThat(read).isBetween(1000, 4500);
  }

  /** Where the symbol table is, by the header of the second section. */
  private static int symbols(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return (int) buffer.getLong((int) buffer.getLong(40) + 2 * 64 + 24);
  }

  /** Name, place in the code, and size. */
  private static List<String> shown(MachineCode code) throws ElfFormatException {
    List<String> shown = new ArrayList<>();
    for (CodeFunction f : code.functions()) {
      long at = f.address() - CodeImage.address(0);
      shown.add(f.name().orElse("-") + " " + at + " " + f.size());
    }
    return shown;
  }

  private MachineCode read(CodeImage image) throws Exception {
    return MachineCode.read(image.write(dir.resolve("lib.so")));
  }
}
