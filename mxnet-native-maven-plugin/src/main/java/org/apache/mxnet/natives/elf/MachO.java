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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Mach-O file for one processor.
 *
 * @param machine its processor
 * @param installNames its own and those it needs, as written
 * @param minimumOs the oldest macOS it runs on
 */
record MachO(String machine, List<String> installNames, Optional<String> minimumOs) {
  private static final int MAGIC_32 = 0xfeedface;
  private static final int MAGIC_64 = 0xfeedfacf;
  private static final int UNIVERSAL_MAGIC = 0xcafebabe;
  private static final int UNIVERSAL_MAGIC_64 = 0xcafebabf;

  /** A Java class has the same magic, and there its version, 45 or more. */
  private static final int MOST_PARTS = 44;

  private static final int COMMAND_HEADER_BYTES = 8;
  private static final int LONGEST_NAME = 1024;
  private static final int MOST_NAMES = 1000;

  /** The bit that says that the loader must know the command (LC_REQ_DYLD). */
  private static final int REQUIRED = 0x8000_0000;

  private static final int PLATFORM_MACOS = 1;

  static boolean isMachO(ByteBuffer head) {
    return switch (head.getInt(0)) {
      case MAGIC_32, MAGIC_64 -> true;
      default -> isSwapped(head);
    };
  }

  static boolean isUniversal(ByteBuffer head) {
    int magic = head.getInt(0);
    return (magic == UNIVERSAL_MAGIC || magic == UNIVERSAL_MAGIC_64)
        && Integer.compareUnsigned(head.getInt(4), MOST_PARTS) <= 0;
  }

  private static boolean isSwapped(ByteBuffer head) {
    int magic = Integer.reverseBytes(head.getInt(0));
    return magic == MAGIC_32 || magic == MAGIC_64;
  }

  /** Reads the load commands at the start of a big-endian buffer, as far as they are there. */
  static MachO read(ByteBuffer start) {
    ByteBuffer head = start.duplicate();
    head.order(isSwapped(start) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean wide = head.getInt(0) == MAGIC_64;
    Set<String> names = new LinkedHashSet<>();
    Optional<String> minimum = Optional.empty();
    int at = wide ? 32 : 28;
    int count = head.limit() < at ? 0 : head.getInt(16);
    for (int i = 0; i < count && at <= head.limit() - COMMAND_HEADER_BYTES; i++) {
      int size = head.getInt(at + 4);
      if (size < COMMAND_HEADER_BYTES || size > head.limit() - at) {
        break;
      }
      ByteBuffer command = head.slice(at, size).order(head.order());
      if (names.size() < MOST_NAMES) {
        installName(command).ifPresent(names::add);
      }
      minimum = minimum.or(() -> minimumOs(command));
      at += size;
    }
    return new MachO(machine(head.getInt(4)), List.copyOf(names), minimum);
  }

  private static String machine(int value) {
    return switch (value) {
      case 7 -> "i386";
      case 0x0100_0007 -> "x86_64";
      case 12 -> "arm";
      case 0x0100_000c -> "aarch64";
      case 18 -> "ppc";
      case 0x0100_0012 -> "ppc64";
      default -> "cputype 0x%x".formatted(value);
    };
  }

  /** Of LC_LOAD_DYLIB, LC_ID_DYLIB and the weak, re-exported, lazy and upward libraries. */
  private static Optional<String> installName(ByteBuffer command) {
    boolean library =
        switch (command.getInt(0) & ~REQUIRED) {
          case 0xc, 0xd, 0x18, 0x1f, 0x20, 0x23 -> true;
          default -> false;
        };
    if (!library || command.limit() < 12) {
      return Optional.empty();
    }
    int from = command.getInt(8);
    if (from < 12 || from >= command.limit()) {
      return Optional.empty();
    }
    int most = Math.min(LONGEST_NAME, command.limit() - from);
    int length = 0;
    while (length < most && command.get(from + length) != 0) {
      length++;
    }
    byte[] name = new byte[length];
    command.get(from, name);
    return Optional.of(new String(name, StandardCharsets.UTF_8));
  }

  /** Of LC_VERSION_MIN_MACOSX or LC_BUILD_VERSION: 16 bits, 8 bits and 8 bits of one number. */
  private static Optional<String> minimumOs(ByteBuffer command) {
    int type = command.getInt(0);
    if (type == 0x24 && command.limit() >= 12) {
      return Optional.of(version(command.getInt(8)));
    }
    if (type == 0x32 && command.limit() >= 16 && command.getInt(8) == PLATFORM_MACOS) {
      return Optional.of(version(command.getInt(12)));
    }
    return Optional.empty();
  }

  private static String version(int packed) {
    String name = (packed >>> 16) + "." + (packed >>> 8 & 0xff);
    int patch = packed & 0xff;
    return patch == 0 ? name : name + "." + patch;
  }
}
