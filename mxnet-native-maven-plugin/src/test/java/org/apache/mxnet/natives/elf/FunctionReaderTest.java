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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionReaderTest {
  private static final int OBJECT = 1;
  private static final int FUNCTION = 2;
  private static final int SHN_ABS = 0xfff1;

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = dir.resolve("lib.so");
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void readsNamesAndTheStartOfTheCode(ElfClass elfClass, ByteOrder order) throws Exception {
    LinkedImage image =
        new LinkedImage(elfClass, order)
            .function("short", 0xc3)
            .function("long", IntStream.range(0, 40).toArray())
            .function("short", 0x90, 0xff);

    assertThat(read(image))
        .containsExactly(
            new ElfFunction("short", "c3"),
            new ElfFunction(
                "long", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
            new ElfFunction("short", "90ff"));
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void leavesOutWhatStandsForNoCode(ElfClass elfClass, ByteOrder order) throws Exception {
    LinkedImage image =
        new LinkedImage(elfClass, order)
            .function("code", 1, 2, 3)
            .symbol("object", OBJECT, LinkedImage.TEXT, 1, 1)
            .symbol("undefined", FUNCTION, 0, 1, 0)
            .symbol("absolute", FUNCTION, LinkedImage.TEXT, 1, SHN_ABS)
            .symbol("empty", FUNCTION, LinkedImage.TEXT, 0, 1)
            .symbol("data", FUNCTION, LinkedImage.DATA, 1, 2)
            .symbol("bare", FUNCTION, LinkedImage.BARE, 1, 3)
            .symbol("before", FUNCTION, LinkedImage.TEXT - 1, 2, 1)
            .symbol("behind", FUNCTION, LinkedImage.TEXT + 3, 1, 1);

    assertThat(read(image)).extracting(ElfFunction::name).containsExactly("code");
  }

  @Test
  void aFunctionEndsWithItsSection() throws Exception {
    LinkedImage image =
        LinkedImage.library()
            .function("code", 1, 2, 3)
            .symbol("endless", FUNCTION, LinkedImage.TEXT + 1, -1, 1);

    assertThat(read(image)).contains(new ElfFunction("endless", "0203"));
  }

  @Test
  void aStrippedLibraryHasNone() throws Exception {
    assertThat(read(LinkedImage.library().function("code", 1).stripped())).isEmpty();
  }

  @Test
  void refusesASymbolOfASectionThatIsNotThere() {
    LinkedImage image = LinkedImage.library().symbol("lost", FUNCTION, LinkedImage.TEXT, 1, 6);

    ElfFormatException e = failure(ElfFormatException.class, () -> read(image));
    assertThat(e)
        .hasMessageStartingWith(file + ": section header table at offset 0x")
        .hasMessageEndingWith(": symbol 1 refers to section 6 of 6.");
    assertThat(e.remedy()).startsWith("Build or fetch the file again; ");
  }

  @Test
  void refusesCodeThatIsNotInTheFile() {
    byte[] bytes = LinkedImage.library().function("code", 1, 2, 3).build();
    // sh_offset of section 1, whose header is the second of six at the end.
    bytes[bytes.length - 5 * 64 + 24 + 2] = 1;

    assertThat(failure(ElfFormatException.class, () -> read(bytes)))
        .hasMessage(
            file
                + ": section  at offset 0x10040, 3 bytes long, runs past the end of the file at 0x%x."
                    .formatted(bytes.length));
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesFlippedBits(ElfClass elfClass, ByteOrder order) throws Exception {
    Random random = new Random(20261122);
    byte[] sound =
        new LinkedImage(elfClass, order).function("one", 1, 2, 3).function("two", 4, 5).build();
    int rejected = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        read(bytes);
      } catch (ElfFormatException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
        rejected++;
      }
    }
    assertThat(rejected).isGreaterThan(40);
  }

  private List<ElfFunction> read(LinkedImage image) throws Exception {
    return read(image.build());
  }

  private List<ElfFunction> read(byte[] bytes) throws Exception {
    return FunctionReader.read(Files.write(file, bytes));
  }
}
