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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The program headers of a test file, and the notes that some of them lead to. */
final class ElfSegments {
  private static final int PT_NOTE = 4;

  private record Plain(long type, int flags, long memoryBytes) {}

  private record Note(int at, int bytes) {}

  private final ElfWriter out;
  private final ElfWriter notes;
  private final List<Plain> plain = new ArrayList<>();
  private final List<Note> places = new ArrayList<>();

  ElfSegments(ElfWriter out) {
    this.out = out;
    this.notes = out.fresh();
  }

  void add(long type, int flags, long memoryBytes) {
    plain.add(new Plain(type, flags, memoryBytes));
  }

  void note(String owner, int type, byte... content) {
    int at = notes.position();
    byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
    notes.u32(name.length, content.length, type).bytes(name).fill(-name.length & 3, 0);
    notes.bytes(content).fill(-content.length & 3, 0);
    places.add(new Note(at, notes.position() - at));
  }

  /** How many program headers these are. */
  int count() {
    return plain.size() + places.size();
  }

  void writeNotes() {
    out.bytes(notes.written());
  }

  void writeHeaders(int notesAt, long gap, long base) {
    for (Note note : places) {
      long at = notesAt + (long) note.at();
      header(PT_NOTE, 4, at + gap, at + base, note.bytes(), note.bytes(), 4);
    }
    plain.forEach(p -> header(p.type(), p.flags(), 0, 0, 0, p.memoryBytes(), 1));
  }

  void program(long type, int flags, long offset, long address, long size) {
    header(type, flags, offset, address, size, size, 8);
  }

  private void header(
      long type, int flags, long offset, long address, long size, long memory, int alignment) {
    boolean wide = out.pick(0, 1) == 1;
    out.u32(type);
    if (wide) {
      out.u32(flags);
    }
    out.word(offset, address, address, size, memory);
    if (!wide) {
      out.u32(flags);
    }
    out.word(alignment);
  }
}
