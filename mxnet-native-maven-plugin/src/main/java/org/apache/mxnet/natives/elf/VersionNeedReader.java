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
import java.util.OptionalLong;

/**
 * Reads the version needs of a file (LSB, "Symbol Versioning": Elfxx_Verneed and Elfxx_Vernaux),
 * which are two levels of chained entries.
 */
final class VersionNeedReader {
  /** Of a Verneed and of a Vernaux alike, in both classes, in bytes. */
  private static final int ENTRY_BYTES = 16;

  private static final int VER_FLG_WEAK = 2;
  private static final int INDEX_MASK = 0x7fff;

  private final Table table;
  private final Table strings;
  private final List<Need> needs = new ArrayList<>();
  private long entriesLeft;

  /** A version need whose symbols are still to be found, by its index in DT_VERSYM. */
  static final class Need {
    private final String file;
    private final String version;
    private final boolean weak;
    private final int index;
    private final List<BoundSymbol> symbols = new ArrayList<>();

    Need(String file, String version, boolean weak, int index) {
      this.file = file;
      this.version = version;
      this.weak = weak;
      this.index = index;
    }

    /** What symbols bound to this need have in DT_VERSYM, 0 to 32767. */
    int index() {
      return index;
    }

    /** The soname of the library that is to have the version. */
    String file() {
      return file;
    }

    /** The version's name. */
    String version() {
      return version;
    }

    void add(BoundSymbol symbol) {
      symbols.add(symbol);
    }

    VersionNeed finished() {
      return new VersionNeed(file, version, weak, symbols);
    }
  }

  private VersionNeedReader(Table table, Table strings) {
    this.table = table;
    this.strings = strings;
    // A chain of overlapping entries could otherwise be as long as the square of the table.
    this.entriesLeft = table.size() / ENTRY_BYTES;
  }

  /** All needs of a file; none without DT_VERNEED. */
  static List<Need> all(DynamicSection dynamic) throws ElfFormatException {
    Optional<Table> table = dynamic.rest(DynamicTag.VERNEED, "version need table");
    return table.isEmpty()
        ? List.of()
        : new VersionNeedReader(table.get(), dynamic.strings())
            .read(dynamic.value(DynamicTag.VERNEEDNUM));
  }

  /**
   * All needs, in the order of the file.
   *
   * @param count DT_VERNEEDNUM; if there is none, the chain's own end is believed, as glibc does
   */
  private List<Need> read(OptionalLong count) throws ElfFormatException {
    long at = 0;
    long files = 0;
    long next;
    do {
      next = readFile(at);
      at += next;
      files++;
    } while (next != 0 && files != count.orElse(-1));
    if (next != 0 || count.orElse(files) != files) {
      throw table.malformed(
          "the chain of files does not end after DT_VERNEEDNUM = %s of them"
              .formatted(Long.toUnsignedString(count.orElse(files))));
    }
    return needs;
  }

  private long readFile(long at) throws ElfFormatException {
    countEntry();
    int version = table.u16(at);
    if (version != 1) {
      throw table.malformed("vn_version at position 0x%x is %d, not 1".formatted(at, version));
    }
    int count = table.u16(at + 2);
    String file = strings.string(table.u32(at + 4));
    long auxAt = at + table.u32(at + 8);
    for (int i = 1; i <= count; i++) {
      countEntry();
      int flags = table.u16(auxAt + 4);
      int index = table.u16(auxAt + 6) & INDEX_MASK;
      String name = strings.string(table.u32(auxAt + 8));
      needs.add(new Need(file, name, (flags & VER_FLG_WEAK) != 0, index));
      // Unsigned, so the chain only moves forward: it cannot loop.
      long next = table.u32(auxAt + 12);
      if ((next == 0) != (i == count)) {
        throw table.malformed(
            "the chain of versions of %s does not end after vn_cnt = %d of them"
                .formatted(file, count));
      }
      auxAt += next;
    }
    return table.u32(at + 12);
  }

  private void countEntry() throws ElfFormatException {
    if (entriesLeft == 0) {
      throw table.malformed(
          "its chains have more entries than fit in 0x%x".formatted(table.size()));
    }
    entriesLeft--;
  }
}
