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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds functions by what unwinders know of them: the table of {@code .eh_frame_hdr}, and the
 * entries of {@code .eh_frame} that it leads to (LSB, "Exception Frames").
 *
 * <p>Only the encoding that linkers write is read: 32-bit distances from the table's own address.
 * Whatever is otherwise, or damaged, yields no function; the loader never looks at it.
 */
final class EhFrameReader {
  private static final long PT_GNU_EH_FRAME = 0x6474_e550L;

  /** Version 1, a 4-byte pointer, a 4-byte count, and a table of distances. */
  private static final int[] HEADER = {1, 0x1b, 0x03, 0x3b};

  private static final int TABLE_AT = 12;
  private static final int ENTRY_BYTES = 8;
  private static final int UNKNOWN = 0;

  /** Far above need, so that a damaged file does not cost the product of two large numbers. */
  private static final int MOST_LOADS = 64;

  private static final int MOST_COMMON_ENTRIES = 10_000;

  private final Segments segments;
  private final List<CodeFunction> functions;
  private final int most;

  /** The bytes of a pointer under each common entry (CIE), by its address. */
  private final Map<Long, Integer> pointerBytes = new HashMap<>();

  /** Where the entries are: from the lowest that was looked at to the end of the segment. */
  private Optional<Table> entries = Optional.empty();

  private long entriesAt;

  /**
   * @param functions where they are added
   * @param most how many that list may have
   */
  EhFrameReader(Segments segments, List<CodeFunction> functions, int most) {
    this.segments = segments;
    this.functions = functions;
    this.most = most;
  }

  void read(Table programs) throws ElfFormatException {
    if (segments.loads() > MOST_LOADS) {
      return;
    }
    ElfClass c = programs.bytes().elfClass();
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      if (programs.u32(at) == PT_GNU_EH_FRAME) {
        long address = programs.word(at + c.pick(8, 16));
        Optional<Table> table = segments.find("table for unwinders", address);
        if (table.isPresent()) {
          readTable(table.get(), address, programs.word(at + c.pick(16, 32)));
        }
      }
    }
  }

  private void readTable(Table table, long address, long size) throws ElfFormatException {
    long end = Math.min(table.size(), size);
    if (end < TABLE_AT) {
      return;
    }
    for (int i = 0; i < HEADER.length; i++) {
      if (table.u8(i) != HEADER[i]) {
        return;
      }
    }
    long count = Math.min(table.u32(8), (end - TABLE_AT) / ENTRY_BYTES);
    for (long i = 0; i < count && functions.size() < most; i++) {
      long at = TABLE_AT + i * ENTRY_BYTES;
      long start = address + (int) table.u32(at);
      long frame = address + (int) table.u32(at + 4);
      functions.add(CodeFunction.unnamed(start, length(frame)));
    }
  }

  /** How long the function of an entry is, in bytes; 0 if that cannot be told. */
  private long length(long frame) throws ElfFormatException {
    if (entries.isEmpty() || Long.compareUnsigned(frame - entriesAt, entries.get().size()) >= 0) {
      entries = segments.find("entry for unwinders", frame);
      entriesAt = frame;
    }
    if (entries.isEmpty()) {
      return UNKNOWN;
    }
    Table entry = entries.get();
    long at = frame - entriesAt;
    if (entry.size() - at < 8 + 2 * Long.BYTES) {
      return UNKNOWN;
    }
    long common = frame + 4 - entry.u32(at + 4);
    Integer known = pointerBytes.get(common);
    if (known == null) {
      known = pointerBytes(common);
      if (pointerBytes.size() < MOST_COMMON_ENTRIES) {
        pointerBytes.put(common, known);
      }
    }
    return switch (known) {
      case 4 -> entry.u32(at + 8 + 4);
      case 8 -> entry.u64(at + 8 + 8);
      default -> UNKNOWN;
    };
  }

  private int pointerBytes(long common) throws ElfFormatException {
    Optional<Table> found = segments.find("common entry for unwinders", common);
    if (found.isEmpty() || found.get().size() < 32) {
      return UNKNOWN;
    }
    Table entry = found.get();
    // "zR", "zPLR" and the like: the letters say which data follow.
    if (entry.u32(4) != 0 || entry.u8(9) != 'z') {
      return UNKNOWN;
    }
    int letters = 10;
    int at = letters;
    while (entry.u8(at) != 0) {
      at++;
      if (at > letters + 4) {
        return UNKNOWN;
      }
    }
    at++;
    // Alignments of code and data, the register, the length: numbers of 7 bits a byte.
    for (int numbers = 4; numbers > 0 && at < 28; at++) {
      numbers -= entry.u8(at) < 0x80 ? 1 : 0;
    }
    return pointerBytes(entry, letters, at);
  }

  private static int pointerBytes(Table entry, int letters, int data) throws ElfFormatException {
    int at = data;
    for (int letter = letters; entry.u8(letter) != 0; letter++) {
      switch (entry.u8(letter)) {
        case 'R' -> {
          return size(entry, entry.u8(at));
        }
        case 'L' -> at++;
        case 'P' -> at += 1 + size(entry, entry.u8(at));
        default -> {
          // 'S' and 'B' have no data.
        }
      }
      if (at >= entry.size()) {
        return UNKNOWN;
      }
    }
    return entry.bytes().elfClass().wordBytes();
  }

  private static int size(Table entry, int encoding) {
    return switch (encoding & 0xf) {
      case 0 -> entry.bytes().elfClass().wordBytes();
      case 3, 0xb -> 4;
      case 4, 0xc -> 8;
      default -> UNKNOWN;
    };
  }
}
