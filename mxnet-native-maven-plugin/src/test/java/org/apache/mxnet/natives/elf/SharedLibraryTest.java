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

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SharedLibraryTest {
  private static final long GNU_STACK = 0x6474e551L;
  private static final long GNU_RELRO = 0x6474e552L;

  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void readsAllFactsInEveryClassAndByteOrder(ElfClass elfClass, ByteOrder order) throws Exception {
    SharedLibrary library = read(image(elfClass, order));

    assertThat(library.loading().soname()).contains("libtest.so");
    assertThat(library.loading().needed()).containsExactly("libc.so.6");
    assertThat(library.loading().versionNeeds()).hasSize(1);
    assertThat(library.protection())
        .isEqualTo(new Protection(StackDemand.NOT_EXECUTABLE, true, true, false));
    assertThat(library.exports())
        .containsExactly(
            new ExportedSymbol("strong", false),
            new ExportedSymbol("weak", true),
            new ExportedSymbol("protected", false));
    assertThat(library.loading().exports()).isEqualTo(3);
    assertThat(library.sections())
        .extracting(ElfSection::name)
        .containsExactly("", "", ".comment", ".gnu_debuglink", ".shstrtab");
    assertThat(library.debugLink()).contains("libtest.so.debug");
    assertThat(library.buildId()).contains("01ff80");
  }

  @Test
  void readsALibraryThatSaysNothing() throws Exception {
    SharedLibrary library = read(ElfImageBuilder.library());

    assertThat(library.protection())
        .isEqualTo(new Protection(StackDemand.UNSTATED, false, false, false));
    assertThat(library.exports()).isEmpty();
    assertThat(library.sections()).isEmpty();
    assertThat(library.debugLink()).isEmpty();
    assertThat(library.buildId()).isEmpty();
  }

  @Test
  void readsAFileWithoutADynamicSection() throws Exception {
    ElfImage image = ElfImageBuilder.library().type(1).dynamic(24, 0).build();
    image.u16("header", 56, 0);

    SharedLibrary library = SharedLibrary.read(image.write(dir.resolve("object.o")));

    assertThat(library.loading().type()).isEqualTo(1);
    assertThat(library.protection().bindNow()).isFalse();
  }

  /** Tags and flags of the gABI, in hexadecimal. */
  @ParameterizedTest
  @CsvSource({
    "18, 0, true, false",
    "1e, 8, true, false",
    "6ffffffb, 1, true, false",
    "1e, 2, false, false",
    "6ffffffb, 8, false, false",
    "16, 0, false, true",
    "1e, 4, false, true",
    "1e, c, true, true"
  })
  void knowsEveryWayToSayBindNowAndTextRelocations(
      String tag, String value, boolean bindNow, boolean textRelocations) throws Exception {
    Protection protection =
        read(ElfImageBuilder.library().dynamic(Long.parseLong(tag, 16), Long.parseLong(value, 16)))
            .protection();

    assertThat(protection.bindNow()).isEqualTo(bindNow);
    assertThat(protection.textRelocations()).isEqualTo(textRelocations);
  }

  @Test
  void readsTheStackAndRelroByTheirFlagsAndSize() throws Exception {
    Protection protection =
        read(ElfImageBuilder.library().segment(GNU_STACK, 7, 0).segment(GNU_RELRO, 4, 0))
            .protection();

    assertThat(protection.stack()).isEqualTo(StackDemand.EXECUTABLE);
    assertThat(protection.relro()).isFalse();
  }

  @Test
  void findsTheBuildIdAmongOtherNotes() throws Exception {
    SharedLibrary library =
        read(
            ElfImageBuilder.library()
                .note("GNU", 5, new byte[16])
                .note("FDO", 3, (byte) 9)
                .note("BSD", 3, (byte) 9)
                .note("GNU", 3, (byte) 0xab));

    assertThat(library.buildId()).contains("ab");
  }

  @Test
  void readsSeveralNotesOfOneSegment() throws Exception {
    ElfImage image =
        ElfImageBuilder.library().note("GNU", 1, (byte) 7).note("GNU", 3, (byte) 0xcd).build();
    // The fourth program header is the first note's, of 20 bytes; p_filesz and p_memsz.
    image.word("programs", 3 * 56 + 32, 40).word("programs", 3 * 56 + 40, 40);
    image.u32("programs", 4 * 56, 0);

    assertThat(SharedLibrary.read(image.write(dir.resolve("lib.so"))).buildId()).contains("cd");
  }

  /** As patchelf leaves it, which moves the notes and not the segment. */
  @Test
  void findsNothingInASegmentThatHoldsNoNotes() throws Exception {
    ElfImage longContent = ElfImageBuilder.library().note("GNU", 3, (byte) 1).build();
    longContent.u32("notes", 4, 5);
    ElfImage longOwner = ElfImageBuilder.library().note("GNU", 3, (byte) 1).build();
    longOwner.u32("notes", 0, 0xffff_ffffL);

    for (ElfImage image : new ElfImage[] {longContent, longOwner}) {
      Path file = Files.write(dir.resolve("lib.so"), image.bytes());
      assertThat(SharedLibrary.read(file).buildId()).isEmpty();
    }
  }

  @Test
  void refusesABuildIdThatIsNone() throws Exception {
    assertThat(refused(ElfImageBuilder.library().note("GNU", 3).build().bytes()))
        .hasMessageEndingWith(": a build id of 0 bytes, not 1 to 256.");
    assertThat(refused(ElfImageBuilder.library().note("GNU", 3, new byte[257]).build().bytes()))
        .hasMessageEndingWith(": a build id of 257 bytes, not 1 to 256.");
  }

  @Test
  void refusesADebugLinkWithoutAnEnd() throws Exception {
    ElfImageBuilder image =
        ElfImageBuilder.library().section(".gnu_debuglink", 1, (byte) 'a', (byte) 'b');

    assertThat(refused(image.build().bytes()))
        .hasMessageContaining("lib.so: .gnu_debuglink at offset 0x")
        .hasMessageEndingWith(": needs 1 bytes at position 0x2, but has only 0x2.");
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesFlippedBits(ElfClass elfClass, ByteOrder order) throws Exception {
    Random random = new Random(20261122);
    byte[] sound = image(elfClass, order).build().bytes();
    Path file = dir.resolve("flipped.so");
    int rejected = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      try {
        SharedLibrary.read(file);
      } catch (ElfFormatException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
        rejected++;
      }
    }
    assertThat(rejected).isGreaterThan(40);
  }

  private static ElfImageBuilder image(ElfClass elfClass, ByteOrder order) {
    return new ElfImageBuilder(elfClass, order)
        .name(1, "libc.so.6")
        .name(14, "libtest.so")
        .need("libc.so.6", "GLIBC_2.14", "memcpy")
        .dynamic(30, 8)
        .defined("strong")
        .defined("weak", 0x22, 0)
        .defined("hidden", 0x12, 2)
        .defined("protected", 0x12, 3)
        .defined("local", 0x02, 0)
        .segment(GNU_STACK, 6, 0)
        .segment(GNU_RELRO, 4, 0x100)
        .note("GNU", 3, (byte) 1, (byte) 0xff, (byte) 0x80)
        .section(".comment", 1, (byte) 'c')
        .section(
            ".gnu_debuglink",
            1,
            "libtest.so.debug\0\0\0\0crc!".getBytes(StandardCharsets.US_ASCII));
  }

  private SharedLibrary read(ElfImageBuilder image) throws Exception {
    return SharedLibrary.read(image.build().write(dir.resolve("lib.so")));
  }

  private ElfFormatException refused(byte[] bytes) throws Exception {
    Path file = Files.write(dir.resolve("lib.so"), bytes);
    return failure(ElfFormatException.class, () -> SharedLibrary.read(file));
  }
}
