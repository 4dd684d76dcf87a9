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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.mxnet.natives.NativeBuildException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to an archive, the two declared exceptions are the worst that comes of it. */
@Timeout(60)
class DamagedArchiveTest {
  private static final int ROUNDS = 600;

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesEveryTruncation(ElfClass elfClass, ByteOrder order) {
    byte[] bytes = archive(elfClass, order);
    assertThat(isReadable(bytes)).isTrue();
    for (int length = 0; length < bytes.length; length++) {
      // Cut between members, it is a shorter archive; cut elsewhere, it is none.
      assertThat(isReadable(Arrays.copyOf(bytes, length))).isEqualTo(isBoundary(bytes, length));
    }
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesFlippedBits(ElfClass elfClass, ByteOrder order) {
    Random random = new Random(20261123);
    byte[] sound = archive(elfClass, order);
    int rejected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      rejected += isReadable(bytes) ? 0 : 1;
    }
    assertThat(rejected).isGreaterThan(ROUNDS / 10);
  }

  @ParameterizedTest
  @MethodSource("org.apache.mxnet.natives.elf.ElfReaderTest#formats")
  void survivesExtremeNumbersEverywhere(ElfClass elfClass, ByteOrder order) {
    byte[] sound = archive(elfClass, order);
    int rejected = 0;
    for (byte filler : new byte[] {0, 0x7f, (byte) 0xff}) {
      for (int at = 8; at + 8 <= sound.length; at += 4) {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, at, at + 4 * (1 + at / 4 % 2), filler);
        rejected += isReadable(bytes) ? 0 : 1;
      }
    }
    assertThat(rejected).isGreaterThan(100);
  }

  private static boolean isReadable(byte[] bytes) {
    Path file = Path.of("lib.a");
    try {
      ArArchive archive = ArArchive.of(file, ByteBuffer.wrap(bytes));
      for (ArMember member : archive.members()) {
        if (archive.kind(member) == ObjectKind.ELF) {
          archive.object(member).relocations((section, type, symbol) -> {});
        }
      }
      return true;
    } catch (ArchiveFormatException | ElfFormatException e) {
      assertThat(e).isInstanceOf(NativeBuildException.class);
      assertThat(e).hasMessageStartingWith(file.toString());
      return false;
    }
  }

  private static boolean isBoundary(byte[] bytes, int length) {
    int at = 8;
    while (at < length) {
      int size =
          Integer.parseInt(new String(bytes, at + 48, 10, StandardCharsets.US_ASCII).strip());
      if (length == at + 60 + size) {
        return true;
      }
      at += 60 + size + size % 2;
    }
    return at == length;
  }

  private static byte[] archive(ElfClass elfClass, ByteOrder order) {
    byte[] object = RelocatableFileTest.sample(elfClass, order).build();
    byte[] wide = RelocatableFileTest.sample(elfClass, order).wide().build();
    return new ArBuilder()
        .raw("/", new byte[7])
        .member("short.o", object)
        .member("a-rather-long-name.o", wide)
        .bsdMember("bsd.o", object)
        .build();
  }
}
