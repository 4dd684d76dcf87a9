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

import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds the build id among the notes (gABI, "Note Section"): owner {@code GNU}, type
 * NT_GNU_BUILD_ID. The segments are searched and not the sections, as debuggers do in memory.
 */
final class BuildIdReader {
  private static final long PT_NOTE = 4;
  private static final long NT_GNU_BUILD_ID = 3;

  /** "GNU" and a zero, as the four bytes come. */
  private static final int[] OWNER = {'G', 'N', 'U', 0};

  private static final int NOTE_HEADER_BYTES = 12;

  /** Linkers write 8 to 32; only a user's own id is of another length. */
  private static final long MOST_BYTES = 256;

  private BuildIdReader() {}

  /** In lower-case hexadecimal digits, two for each byte; empty if no note has it. */
  static Optional<String> read(Table programs) throws ElfFormatException {
    ElfBytes bytes = programs.bytes();
    ElfClass c = bytes.elfClass();
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      if (programs.u32(at) == PT_NOTE) {
        Table notes =
            bytes.table(
                "PT_NOTE segment",
                programs.word(at + c.pick(4, 8)),
                programs.word(at + c.pick(16, 32)));
        Optional<String> id = find(notes, programs.word(at + c.pick(28, 48)) == 8 ? 8 : 4);
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> find(Table notes, int alignment) throws ElfFormatException {
    long at = 0;
    // What is shorter than a header is padding.
    while (at <= notes.size() - NOTE_HEADER_BYTES) {
      long owner = at + NOTE_HEADER_BYTES;
      long content = aligned(owner + notes.u32(at), alignment);
      long size = notes.u32(at + 4);
      if (content > notes.size() || size > notes.size() - content) {
        throw notes.malformed("the note at position 0x%x runs past its end".formatted(at));
      }
      if (notes.u32(at + 8) == NT_GNU_BUILD_ID && isGnu(notes, owner, notes.u32(at))) {
        return Optional.of(hex(notes, content, size));
      }
      at = aligned(content + size, alignment);
    }
    return Optional.empty();
  }

  private static boolean isGnu(Table notes, long at, long size) throws ElfFormatException {
    if (size != OWNER.length) {
      return false;
    }
    for (int i = 0; i < OWNER.length; i++) {
      if (notes.u8(at + i) != OWNER[i]) {
        return false;
      }
    }
    return true;
  }

  private static String hex(Table notes, long at, long size) throws ElfFormatException {
    if (size == 0 || size > MOST_BYTES) {
      throw notes.malformed("a build id of %d bytes, not 1 to %d".formatted(size, MOST_BYTES));
    }
    byte[] id = new byte[(int) size];
    for (int i = 0; i < id.length; i++) {
      id[i] = (byte) notes.u8(at + i);
    }
    return HexFormat.of().formatHex(id);
  }

  private static long aligned(long at, int alignment) {
    return (at + alignment - 1) & -alignment;
  }
}
