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
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What notes and PT_INTERP say beside the build id. */
class IsaNoteTest {
  private static final long X86_FEATURE_1_AND = 0xc000_0002L;
  private static final long X86_ISA_1_NEEDED = 0xc000_8002L;
  private static final long PT_GNU_PROPERTY = 0x6474_e553L;

  @TempDir Path dir;

  @Test
  void readsTheLevelBehindOtherPropertiesOf64Bits() throws Exception {
    ElfWriter properties = properties(ElfClass.ELF64);
    properties.u32(X86_FEATURE_1_AND, 4, 3, 0).u32(X86_ISA_1_NEEDED, 4, 0xf, 0);

    assertThat(isa(ElfImageBuilder.library(), properties)).hasValue(0xf);
  }

  @Test
  void readsTheLevelOf32BitsWithoutPadding() throws Exception {
    ElfImageBuilder image = new ElfImageBuilder(ElfClass.ELF32, ByteOrder.LITTLE_ENDIAN).machine(3);
    ElfWriter properties = properties(ElfClass.ELF32);
    properties.u32(X86_FEATURE_1_AND, 4, 3).u32(X86_ISA_1_NEEDED, 4, 2);

    assertThat(isa(image, properties)).hasValue(2);
  }

  @Test
  void readsTheSegmentThatIsForPropertiesAlone() throws Exception {
    ElfWriter properties = properties(ElfClass.ELF64).u32(X86_ISA_1_NEEDED, 4, 4, 0);
    ElfImage image = ElfImageBuilder.library().note("GNU", 5, properties.written()).build();
    image.u32("programs", 3 * 56, PT_GNU_PROPERTY);

    assertThat(read(image).x86IsaNeeded()).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {183, 243})
  void readsNoLevelForOtherProcessors(int machine) throws Exception {
    ElfWriter properties = properties(ElfClass.ELF64).u32(X86_ISA_1_NEEDED, 4, 4, 0);

    assertThat(isa(ElfImageBuilder.library().machine(machine), properties)).isEmpty();
  }

  @Test
  void readsNoLevelWhereNoneIsStated() throws Exception {
    ElfWriter properties = properties(ElfClass.ELF64).u32(X86_FEATURE_1_AND, 4, 3, 0);

    assertThat(isa(ElfImageBuilder.library(), properties)).isEmpty();
  }

  @Test
  void refusesAPropertyThatRunsPastItsNote() throws Exception {
    byte[] properties = properties(ElfClass.ELF64).u32(X86_FEATURE_1_AND, 12, 3, 0).written();
    ElfImage image = ElfImageBuilder.library().note("GNU", 5, properties).build();
    Path file = image.write(dir.resolve("lib.so"));

    assertThat(failure(ElfFormatException.class, () -> SharedLibrary.read(file)))
        .hasMessage(
            "%s: PT_NOTE segment at offset 0x%x: the property at position 0x0 runs past its end.",
            file, image.at("notes") + 16);
  }

  @Test
  void refusesSegmentsOfNotesThatOverlapAgainAndAgain() throws Exception {
    int count = 40;
    ElfImageBuilder builder = ElfImageBuilder.library();
    IntStream.range(0, count).forEach(i -> builder.note("GNU", 1));
    ElfImage image = builder.build();
    for (int i = 0; i < count; i++) {
      // Each has all of them: together they are the square.
      image.word("programs", (3 + i) * 56 + 8, image.at("notes"));
      image.word("programs", (3 + i) * 56 + 32, count * 16L);
    }
    Path file = image.write(dir.resolve("lib.so"));

    assertThat(failure(ElfFormatException.class, () -> SharedLibrary.read(file)))
        .hasMessage(
            "%s: PT_NOTE segment at offset 0x%x: the segments of notes overlap.",
            file, image.at("notes"));
  }

  @Test
  void readsTheInterpreterAndTheFlags() throws Exception {
    String interpreter = "/lib64/ld-linux-x86-64.so.2\0";
    ElfImage image =
        ElfImageBuilder.library()
            .note("GNU", 1, interpreter.getBytes(StandardCharsets.US_ASCII))
            .build();
    // The note's program header becomes PT_INTERP of the note's content.
    image.u32("programs", 3 * 56, 3).word("programs", 3 * 56 + 8, image.at("notes") + 16L);
    image.word("programs", 3 * 56 + 32, interpreter.length());
    image.u32("header", 48, 0x8000_0005L);

    SharedLibrary library = read(image);

    assertThat(library.interpreter()).contains("/lib64/ld-linux-x86-64.so.2");
    assertThat(library.flags()).isEqualTo(0x8000_0005L);
    assertThat(read(ElfImageBuilder.library().build()).interpreter()).isEmpty();
  }

  @Test
  void refusesAnInterpreterWithoutAnEnd() throws Exception {
    ElfImage image = ElfImageBuilder.library().note("GNU", 1, (byte) 'x', (byte) 'y').build();
    image.u32("programs", 3 * 56, 3).word("programs", 3 * 56 + 8, image.at("notes") + 16L);
    image.word("programs", 3 * 56 + 32, 2);
    Path file = image.write(dir.resolve("lib.so"));

    assertThat(failure(ElfFormatException.class, () -> SharedLibrary.read(file)))
        .hasMessage(
            "%s: PT_INTERP segment at offset 0x%x: needs 1 bytes at position 0x2, but has only 0x2.",
            file, image.at("notes") + 16);
  }

  private static ElfWriter properties(ElfClass elfClass) {
    return new ElfWriter(elfClass, ByteOrder.LITTLE_ENDIAN);
  }

  private OptionalLong isa(ElfImageBuilder image, ElfWriter properties) throws Exception {
    return read(image.note("GNU", 5, properties.written()).build()).x86IsaNeeded();
  }

  private SharedLibrary read(ElfImage image) throws Exception {
    return SharedLibrary.read(image.write(dir.resolve("lib.so")));
  }
}
