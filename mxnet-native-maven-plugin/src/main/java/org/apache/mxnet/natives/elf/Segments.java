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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the loader puts the file in memory (gABI, "Program Header"): turns the addresses in the
 * dynamic section back into places in the file.
 */
final class Segments {
  private static final long PT_LOAD = 1;
  private static final long PT_DYNAMIC = 2;

  private final ElfBytes bytes;
  private final List<Load> loads = new ArrayList<>();
  private Optional<Segment> dynamic = Optional.empty();

  private record Segment(long address, long fileBytes) {}

  /** The part of a PT_LOAD that comes from the file; the rest of it is zeros in memory. */
  private record Load(long address, Table content) {
    boolean holds(long wanted) {
      // Unsigned, so that an address below the segment becomes a distance far above it.
      return Long.compareUnsigned(wanted - address, content.size()) < 0;
    }
  }

  private Segments(ElfBytes bytes) {
    this.bytes = bytes;
  }

  /** The size of a program header, in bytes. */
  static int entryBytes(ElfClass elfClass) {
    return elfClass.pick(32, 56);
  }

  /**
   * @throws ElfFormatException if a PT_LOAD is not within the file, which is how a library that was
   *     cut off is recognised
   */
  static Segments read(ElfBytes bytes, ElfHeader header) throws ElfFormatException {
    Segments segments = new Segments(bytes);
    Table programs = header.programs();
    ElfClass c = bytes.elfClass();
    for (long at = 0; at < programs.size(); at += entryBytes(c)) {
      long type = programs.u32(at);
      long offset = programs.word(at + c.pick(4, 8));
      long address = programs.word(at + c.pick(8, 16));
      long fileBytes = programs.word(at + c.pick(16, 32));
      if (fileBytes == 0) {
        continue;
      }
      if (type == PT_LOAD) {
        segments.loads.add(new Load(address, bytes.table("PT_LOAD segment", offset, fileBytes)));
      } else if (type == PT_DYNAMIC) {
        // The last one and its address, not its offset, are what glibc goes by.
        segments.dynamic = Optional.of(new Segment(address, fileBytes));
      }
    }
    return segments;
  }

  /** How many parts of the file the loader puts into memory. */
  int loads() {
    return loads.size();
  }

  /** The dynamic section; empty if the file has none, as an object file or a static program. */
  Optional<Table> dynamic() throws ElfFormatException {
    if (dynamic.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        table("dynamic section", dynamic.get().address(), dynamic.get().fileBytes()));
  }

  /**
   * The table of this size, in bytes, that the loader finds at an address.
   *
   * @throws ElfFormatException if not all of it comes from one PT_LOAD's part of the file
   */
  Table table(String name, long address, long size) throws ElfFormatException {
    Table rest = rest(name, address);
    if (size < 0 || size > rest.size()) {
      throw rest.malformed(
          "%s bytes long, but its segment ends after 0x%x"
              .formatted(Long.toUnsignedString(size), rest.size()));
    }
    return new Table(bytes, name, rest.offset(), size);
  }

  /**
   * The table at an address whose size is not known: up to the end of its segment's file part.
   *
   * @throws ElfFormatException if no PT_LOAD puts a byte of the file there
   */
  Table rest(String name, long address) throws ElfFormatException {
    Optional<Table> found = find(name, address);
    if (found.isEmpty()) {
      throw bytes.malformed(
          "%s is at address 0x%x, where no PT_LOAD segment puts a part of the file"
              .formatted(name, address));
    }
    return found.get();
  }

  /** As above, but empty if no PT_LOAD puts a byte of the file there. */
  Optional<Table> find(String name, long address) {
    for (Load load : loads) {
      if (load.holds(address)) {
        long skipped = address - load.address();
        Table content = load.content();
        return Optional.of(
            new Table(bytes, name, content.offset() + skipped, content.size() - skipped));
      }
    }
    return Optional.empty();
  }
}
