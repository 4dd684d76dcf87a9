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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelocatableFileTest {
  private static final int SHT_GROUP = 17;

  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void readsSectionsSymbolsAndRelocations(ElfClass elfClass, ByteOrder order) throws Exception {
    for (RelocatableBuilder builder :
        List.of(
            sample(elfClass, order),
            sample(elfClass, order).wide(),
            sample(elfClass, order).withoutAddends())) {
      RelocatableFile file = read(builder.build());

      assertThat(file.elfClass()).isEqualTo(elfClass);
      assertThat(file.byteOrder()).isEqualTo(order);
      assertThat(file.machine()).isEqualTo(ElfMachine.AARCH64);
      assertThat(file.sections().subList(1, 5))
          .extracting(ElfSection::name)
          .containsExactly(".text", ".data", ".rodata", ".group");
      assertThat(file.sections().get(1)).returns(true, ElfSection::isLoaded);
      assertThat(file.sections().get(1)).returns(false, ElfSection::isWritable);
      assertThat(file.sections().get(2)).returns(true, ElfSection::isWritable);
      assertThat(file.sections().get(4)).returns(false, ElfSection::isLoaded);
      assertThat(file.symbols().stream().skip(1).map(RelocatableFileTest::text))
          .containsExactly(
              " LOCAL DEFAULT SECTION 1",
              "defined GLOBAL DEFAULT SECTION 1",
              "weak WEAK HIDDEN SECTION 1",
              "missing GLOBAL DEFAULT UNDEFINED 0",
              "common GLOBAL PROTECTED COMMON 0",
              "number GLOBAL INTERNAL ABSOLUTE 0",
              "thread GLOBAL DEFAULT SECTION 2 thread-local");
      assertThat(relocations(file))
          .containsExactly(".text 10 missing", ".text 2 ", ".rodata 1 defined", ".rodata 3 ");
    }
  }

  @Test
  void leavesOutWhatTheLinkerDrops() throws Exception {
    RelocatableFile file =
        read(RelocatableBuilder.object().section(".deplibs", 0x8000_0002L).build());

    assertThat(file.sections().get(4))
        .returns(".deplibs", ElfSection::name)
        .returns(false, ElfSection::isLoaded);
  }

  @Test
  void readsAFileWithoutSections() throws Exception {
    byte[] bytes = new byte[64];
    System.arraycopy(RelocatableBuilder.object().build(), 0, bytes, 0, 64);
    ByteBuffer.wrap(bytes).putLong(40, 0);

    RelocatableFile file = read(bytes);

    assertThat(file.sections()).isEmpty();
    assertThat(file.symbols()).isEmpty();
    assertThat(relocations(file)).isEmpty();
  }

  @Test
  void refusesOtherElfFiles() throws Exception {
    rejects(RelocatableBuilder.object().type(3).build(), "not an object file, e_type is 3, not 1");
  }

  @Test
  void refusesBadSectionHeaders() throws Exception {
    RelocatableBuilder builder = RelocatableBuilder.object().defines("f");
    byte[] sound = builder.build();
    String headers = "section header table at offset 0x%x: ".formatted(builder.at("headers"));
    rejects(patched(sound, 58, 2, 40), "e_shentsize is 40, not 64");
    rejects(patched(sound, 62, 2, 99), headers + "e_shstrndx refers to section 99 of 7");
    rejects(
        patched(patched(sound, 60, 2, 0), builder.at("headers") + 32, 8, 1L << 40),
        headers + "should have 1099511627776 entries, more than the file has room for");
    rejects(
        patched(sound, 60, 2, 9),
        "section header table at offset 0x%x, 576 bytes long, runs past the end of the file at 0x%x"
            .formatted(builder.at("headers"), sound.length));
  }

  @Test
  void refusesBadSymbolTables() throws Exception {
    RelocatableBuilder builder = RelocatableBuilder.object().defines("f");
    byte[] sound = builder.build();
    int header = builder.at("headers") + 4 * 64;
    String table = "symbol table at offset 0x%x: ".formatted(builder.at("symtab"));
    rejects(patched(sound, header + 56, 8, 16), table + "sh_entsize is 16, not 24");
    rejects(patched(sound, header + 32, 8, 47), table + "its size, 47, is no multiple of 24");
    rejects(
        patched(sound, header + 40, 4, 0),
        "section header table at offset 0x%x: the symbol table refers to section 0 of 7"
            .formatted(builder.at("headers")));
    int symbol = builder.at("symtab") + 24;
    rejects(
        patched(sound, symbol + 6, 2, 0xffff),
        table + "symbol 1 has SHN_XINDEX, but there is no table of section indexes");
    rejects(
        patched(sound, symbol + 6, 2, 77),
        "section header table at offset 0x%x: symbol 1 refers to section 77 of 7"
            .formatted(builder.at("headers")));
  }

  @Test
  void refusesBadRelocations() throws Exception {
    RelocatableBuilder builder = RelocatableBuilder.object().needs("f").relocation(".text", 2, "f");
    byte[] sound = builder.build();
    int header = builder.at("headers") + 4 * 64;
    String table = "relocation section 4 at offset 0x%x: ".formatted(builder.at("section 4"));
    rejects(
        patched(sound, builder.at("section 4") + 12, 4, 9),
        table + "the relocation at position 0x0 refers to symbol 9 of 2");
    rejects(patched(sound, header + 40, 4, 1), table + "sh_link is 1, not the symbol table, 5");
    rejects(
        patched(sound, header + 44, 4, 12),
        "section header table at offset 0x%x: relocation section 4 refers to section 12 of 8"
            .formatted(builder.at("headers")));
    rejects(
        patched(sound, header + 4, 4, 0x4000_0014), "section 4 has compact relocations (SHT_CREL)");
  }

  @Test
  void refusesOverlappingRelocationSections() throws Exception {
    RelocatableBuilder builder = RelocatableBuilder.object().needs("f");
    for (String section : List.of(".text", ".data", ".rodata")) {
      for (int i = 0; i < 40; i++) {
        builder.relocation(section, 4, "f");
      }
    }
    byte[] bytes = builder.build();
    for (int section = 4; section < 7; section++) {
      int header = builder.at("headers") + section * 64;
      patch(bytes, header + 24, 8, builder.at("section 4"));
      patch(bytes, header + 32, 8, 70 * 24);
    }

    rejects(
        bytes,
        "relocation section 6 at offset 0x%x: the relocation sections overlap"
            .formatted(builder.at("section 4")));
  }

  static RelocatableBuilder sample(ElfClass elfClass, ByteOrder order) {
    return new RelocatableBuilder(elfClass, order)
        .machine(183)
        .section(".group", SHT_GROUP, 0)
        .symbol("own", 0, 2, 0, 1)
        .defines("defined")
        .definesWeakHidden("weak")
        .needs("missing")
        .symbol("common", 1, 1, 3, 0xfff2)
        .symbol("number", 1, 0, 1, 0xfff1)
        .symbol("thread", 1, 6, 0, 2)
        .relocation(".text", 10, "missing")
        .relocation(".text", 2, "own")
        .relocation(".rodata", 1, "defined")
        .relocation(".rodata", 3, "");
  }

  private static String text(ElfSymbol symbol) {
    return "%s %s %s %s %d%s"
        .formatted(
            symbol.name(),
            symbol.binding(),
            symbol.visibility(),
            symbol.place(),
            symbol.section(),
            symbol.isThreadLocal() ? " thread-local" : "");
  }

  private static List<String> relocations(RelocatableFile file) throws ElfFormatException {
    List<String> found = new ArrayList<>();
    file.relocations(
        (section, type, symbol) -> found.add(section.name() + " " + type + " " + symbol.name()));
    return found;
  }

  private static byte[] patched(byte[] sound, int at, int width, long value) {
    byte[] bytes = sound.clone();
    patch(bytes, at, width, value);
    return bytes;
  }

  private static void patch(byte[] bytes, int at, int width, long value) {
    for (int i = 0; i < width; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }

  private RelocatableFile read(byte[] bytes) throws Exception {
    return RelocatableFile.read(Files.write(dir.resolve("a.o"), bytes));
  }

  private void rejects(byte[] bytes, String problem) throws Exception {
    Path file = dir.resolve("a.o");
    assertThat(failure(ElfFormatException.class, () -> relocations(read(bytes))))
        .hasMessage(file + ": " + problem + ".");
  }
}
