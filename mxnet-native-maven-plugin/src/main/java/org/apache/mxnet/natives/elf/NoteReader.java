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

import java.util.Optional;
import java.util.Set;

/**
 * Finds a note of the owner {@code GNU} (gABI, "Note Section"). The segments are searched and not
 * the sections, as debuggers do in memory.
 *
 * <p>A note that runs past the end of its segment ends the search without a complaint: patchelf can
 * leave a segment where the notes were before it moved them, and such files load (the published
 * libopenblas.so.0 beside MXNet 1.9.1 is one).
 */
final class NoteReader {
  static final long PT_NOTE = 4;
  static final long PT_GNU_PROPERTY = 0x6474_e553L;

  /** "GNU" and a zero, as the four bytes come. */
  private static final int[] OWNER = {'G', 'N', 'U', 0};

  private static final int HEADER_BYTES = 12;

  /** How many more notes are looked at. */
  private long left;

  private NoteReader(ElfBytes bytes) {
    // Segments may overlap in a malformed file, and then take the square of its size to read.
    // PT_GNU_PROPERTY does so by design: what it has, a PT_NOTE has as well.
    left = 2 * (bytes.size() / HEADER_BYTES);
  }

  /**
   * The content of the first note of a type.
   *
   * @param segments the types of the segments to look into
   * @throws ElfFormatException if the segments are not within the file, or overlap so much that
   *     they have more notes than it has room for
   */
  static Optional<Table> find(Table programs, Set<Long> segments, long noteType)
      throws ElfFormatException {
    ElfBytes bytes = programs.bytes();
    NoteReader reader = new NoteReader(bytes);
    ElfClass c = bytes.elfClass();
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      if (segments.contains(programs.u32(at))) {
        Table notes =
            bytes.table(
                programs.u32(at) == PT_NOTE ? "PT_NOTE segment" : "PT_GNU_PROPERTY segment",
                programs.word(at + c.pick(4, 8)),
                programs.word(at + c.pick(16, 32)));
        int alignment = programs.word(at + c.pick(28, 48)) == 8 ? 8 : 4;
        Optional<Table> found = reader.find(notes, alignment, noteType);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Table> find(Table notes, int alignment, long noteType)
      throws ElfFormatException {
    long at = 0;
    // What is shorter than a header is padding.
    while (at <= notes.size() - HEADER_BYTES) {
      left--;
      if (left < 0) {
        throw notes.malformed("the segments of notes overlap");
      }
      long owner = at + HEADER_BYTES;
      long content = aligned(owner + notes.u32(at), alignment);
      long size = notes.u32(at + 4);
      if (content > notes.size() || size > notes.size() - content) {
        return Optional.empty();
      }
      if (notes.u32(at + 8) == noteType && isGnu(notes, owner, notes.u32(at))) {
        return Optional.of(notes.bytes().table(notes.name(), notes.offset() + content, size));
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

  private static long aligned(long at, int alignment) {
    return (at + alignment - 1) & -alignment;
  }
}
