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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The sound files that the fuzzer starts from: one or more of each kind that is read. */
final class ElfFuzzSeeds {
  private static final int MACHO_X86_64 = 0x0100_0007;

  private ElfFuzzSeeds() {}

  /** By name, in a stable order. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> seeds = new TreeMap<>();
    libraries(seeds);
    code(seeds);
    objects(seeds);
    foreign(seeds);
    return seeds;
  }

  private static void libraries(Map<String, byte[]> seeds) {
    for (SevenMachines machine : SevenMachines.values()) {
      String name = machine.name().toLowerCase(Locale.ROOT);
      seeds.put(name + "-gnu", machine.image(ElfImageBuilder.Hash.GNU, true).bytes());
      seeds.put(name + "-sysv", machine.image(ElfImageBuilder.Hash.SYSV, false).bytes());
    }
    byte[] isa = {2, (byte) 0x80, 0, (byte) 0xc0, 4, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0};
    seeds.put(
        "everything",
        ElfImageBuilder.library()
            .section(".gnu_debuglink", 1, "x.debug\0\1\2\3\4".getBytes(StandardCharsets.US_ASCII))
            .section(
                ".comment",
                1,
                "inflate 1.2.6 Copy /home/ci/x.c\0".getBytes(StandardCharsets.US_ASCII))
            .segment(0x6474_e551L, 6, 0)
            .segment(0x6474_e552L, 4, 64)
            .segment(3, 4, 0)
            .note("GNU", 5, isa)
            .note("GNU", 3, (byte) 1, (byte) 2)
            .name(1, "libc.so.6")
            .name(29, "$ORIGIN")
            .need("libc.so.6", "GLIBC_2.17", "memcpy")
            .undefined("free")
            .defined("Java_a_B_c")
            .defined("weak", 0x22, 2)
            .build()
            .bytes());
  }

  private static void code(Map<String, byte[]> seeds) {
    int[] popcnt = {0xf3, 0x0f, 0xb8, 0xc1, 0xc3};
    int[] avx = {0xc5, 0xf4, 0x58, 0xc2, 0xc3};
    int[] avx512 = {0x62, 0xf1, 0x74, 0x48, 0x58, 0xc2, 0xc3};
    seeds.put(
        "code",
        new CodeImage()
            .function("counts", popcnt)
            .function("adds", avx)
            .unwound(avx512)
            .unwound(0x90, 0xc3)
            .bytes());
    seeds.put(
        "code-dispatched", new CodeImage().function("adds", avx).typed("i", 0x1a, 0xc3).bytes());
    seeds.put("code-stripped", new CodeImage().unwound(avx).stripped().bytes(popcnt).bytes());
    seeds.put(
        "code-bare", new CodeImage().bytes(avx).bytes(avx).bytes(avx).withoutSections().bytes());
    for (ElfClass elfClass : ElfClass.values()) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        seeds.put(
            "linked-" + elfClass + order,
            new LinkedImage(elfClass, order).function("f", popcnt).function("g", avx).build());
      }
    }
  }

  private static void objects(Map<String, byte[]> seeds) {
    for (ElfClass elfClass : ElfClass.values()) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        byte[] object = object(elfClass, order).build();
        seeds.put("object-" + elfClass + order, object);
        seeds.put("object-wide-" + elfClass + order, object(elfClass, order).wide().build());
        seeds.put(
            "archive-" + elfClass + order,
            new ArBuilder()
                .member("short.o", object)
                .member("a-name-of-more-than-16-characters.o", object)
                .bsdMember("bsd.o", object)
                .member("readme", new byte[] {'x'})
                .build());
      }
    }
  }

  private static RelocatableBuilder object(ElfClass elfClass, ByteOrder order) {
    return new RelocatableBuilder(elfClass, order)
        .defines("f")
        .definesWeakHidden("g")
        .needs("memcpy")
        .relocation(".text", 4, "memcpy")
        .relocation(".data", 1, "f");
  }

  private static void foreign(Map<String, byte[]> seeds) {
    byte[] part =
        new MachOWriter(true, ByteOrder.LITTLE_ENDIAN, MACHO_X86_64)
            .name(0xd, "@rpath/libx.dylib")
            .name(0xc, "/usr/lib/libSystem.B.dylib")
            .numbers(0x24, 0x000a_0d02, 0)
            .written();
    seeds.put("mach-o", part);
    seeds.put(
        "mach-o-32",
        new MachOWriter(false, ByteOrder.BIG_ENDIAN, 18)
            .numbers(0x32, 1, 0xb_0000, 0, 0)
            .written());
    ByteBuffer universal = ByteBuffer.allocate(64 + part.length).putInt(0xcafebabe).putInt(1);
    universal.putInt(MACHO_X86_64).putInt(3).putInt(64).putInt(part.length).putInt(0);
    seeds.put("mach-o-universal", universal.position(64).put(part).array());
    // No file but instructions alone, with and without prefixes, of each map.
    seeds.put(
        "x86",
        new byte[] {
          0x66,
          0x0f,
          0x38,
          0x00,
          (byte) 0xc1,
          0x66,
          0x0f,
          0x3a,
          0x0f,
          (byte) 0xc1,
          1,
          (byte) 0xc5,
          (byte) 0xf4,
          0x58,
          (byte) 0xc2,
          0x48,
          0x0f,
          (byte) 0xc7,
          0x0e,
          0x62,
          (byte) 0xf1,
          0x74,
          0x48,
          0x58,
          (byte) 0xc2,
          0x0f,
          (byte) 0xa2,
          (byte) 0xc3
        });
    byte[] pe = Arrays.copyOf(new byte[] {'M', 'Z'}, 96);
    pe[0x3c] = 64;
    System.arraycopy(new byte[] {'P', 'E', 0, 0, 0x64, (byte) 0x86}, 0, pe, 64, 6);
    seeds.put("pe", pe);
  }
}
