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
import java.util.Set;

/** Finds the build id among the notes: type NT_GNU_BUILD_ID. */
final class BuildIdReader {
  private static final long NT_GNU_BUILD_ID = 3;

  /** Linkers write 8 to 32; only a user's own id is of another length. */
  private static final long MOST_BYTES = 256;

  private BuildIdReader() {}

  /** In lower-case hexadecimal digits, two for each byte; empty if no note has it. */
  static Optional<String> read(Table programs) throws ElfFormatException {
    Optional<Table> id = NoteReader.find(programs, Set.of(NoteReader.PT_NOTE), NT_GNU_BUILD_ID);
    return id.isPresent() ? Optional.of(hex(id.get())) : Optional.empty();
  }

  private static String hex(Table note) throws ElfFormatException {
    if (note.size() == 0 || note.size() > MOST_BYTES) {
      throw note.malformed(
          "a build id of %d bytes, not 1 to %d".formatted(note.size(), MOST_BYTES));
    }
    byte[] id = new byte[(int) note.size()];
    for (int i = 0; i < id.length; i++) {
      id[i] = (byte) note.u8(i);
    }
    return HexFormat.of().formatHex(id);
  }
}
