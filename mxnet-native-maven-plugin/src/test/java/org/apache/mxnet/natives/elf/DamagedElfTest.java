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

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, an {@link ElfFormatException} is the worst that comes of it. */
@Timeout(60)
class DamagedElfTest {
  private static final int ROUNDS = 400;

  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void recognisesEveryTruncationOfWhatIsLoaded(ElfClass elfClass, ByteOrder order)
      throws Exception {
    ElfImage image = image(elfClass, order, ElfImageBuilder.Hash.GNU);
    ElfFile whole = ElfReader.read(image.write(dir.resolve("whole.so")));
    byte[] bytes = image.bytes();
    Path file = dir.resolve("cut.so");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      if (length < image.at("sections")) {
        assertThatThrownBy(() -> ElfReader.read(file))
            .isInstanceOf(ElfFormatException.class)
            .hasMessageStartingWith(file + ": ")
            .hasMessageMatching("(?s).*(cut off within|runs past the end of the file).*");
      } else {
        assertThat(ElfReader.read(file)).as("%d bytes", length).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesFlippedBits(ElfClass elfClass, ByteOrder order) throws Exception {
    Random random = new Random(20261122);
    Path file = dir.resolve("flipped.so");
    int rejected = 0;
    for (ElfImageBuilder.Hash hash : ElfImageBuilder.Hash.values()) {
      byte[] sound = image(elfClass, order, hash).bytes();
      for (int round = 0; round < ROUNDS; round++) {
        byte[] bytes = sound.clone();
        for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
        try {
          ElfReader.read(file);
        } catch (ElfFormatException e) {
          assertThat(e).hasMessageStartingWith(file + ": ");
          rejected++;
        }
      }
    }
    // Most flips hit something that does not matter; but the reader must have seen trouble.
    assertThat(rejected).isGreaterThan(ROUNDS / 4);
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesExtremeNumbersEverywhere(ElfClass elfClass, ByteOrder order) throws Exception {
    Path file = dir.resolve("extreme.so");
    int rejected = 0;
    for (ElfImageBuilder.Hash hash : ElfImageBuilder.Hash.values()) {
      byte[] sound = image(elfClass, order, hash).bytes();
      for (byte filler : new byte[] {0, 0x7f, (byte) 0xff}) {
        for (int at = 16; at + 8 <= sound.length; at += 4) {
          byte[] bytes = sound.clone();
          Arrays.fill(bytes, at, at + 4 * (1 + at / 4 % 2), filler);
          Files.write(file, bytes);
          try {
            ElfReader.read(file);
          } catch (ElfFormatException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            rejected++;
          }
        }
      }
    }
    assertThat(rejected).isGreaterThan(100);
  }

  private static ElfImage image(ElfClass elfClass, ByteOrder order, ElfImageBuilder.Hash hash) {
    return new ElfImageBuilder(elfClass, order)
        .hash(hash)
        .sections()
        .name(1, "libm.so.6")
        .name(14, "libtest.so")
        .need("libm.so.6", "GLIBC_2.23", "__signgam")
        .need("libm.so.6", "GLIBC_2.29", "pow")
        .need("libc.so.6", "GLIBC_2.2.5", true, new BoundSymbol("__cxa_finalize", true))
        .defined("exported")
        .build();
  }
}
