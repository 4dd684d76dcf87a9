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

import java.util.List;

/**
 * Finds the symbols that are bound to each version need: those whose entry in DT_VERSYM has its
 * index (LSB, "Symbol Version Table").
 *
 * <p>A symbol with such an index is undefined, or defined only in that an executable keeps a copy
 * of the library's variable (a copy relocation). Both make the loader look it up under the version,
 * so both count.
 */
final class SymbolBinder {
  private static final int INDEX_MASK = 0x7fff;

  /** The two indexes that mean "local" and "global, without a version". */
  private static final int RESERVED_INDEXES = 2;

  private static final int STB_WEAK = 2;

  private final Table symbols;
  private final Table versions;
  private final Table strings;
  private final SymbolCount count;

  /**
   * @throws ElfFormatException if the tables do not have that many entries
   */
  SymbolBinder(Table symbols, Table versions, Table strings, SymbolCount count)
      throws ElfFormatException {
    this.symbols = symbols;
    this.versions = versions;
    this.strings = strings;
    this.count = count;
    count.demandRoomIn(symbols, SymbolCount.symbolBytes(symbols.bytes().elfClass()));
    count.demandRoomIn(versions, Short.BYTES);
  }

  /** Adds to each need the symbols bound to it. */
  void bind(List<VersionNeedReader.Need> needs) throws ElfFormatException {
    VersionNeedReader.Need[] byIndex = new VersionNeedReader.Need[INDEX_MASK + 1];
    for (VersionNeedReader.Need need : needs) {
      byIndex[need.index()] = need;
    }
    ElfClass c = symbols.bytes().elfClass();
    int symbolBytes = SymbolCount.symbolBytes(c);
    for (long i = 1; i < count.count(); i++) {
      // The highest bit only tells whether the linker may use the symbol without its version.
      int index = versions.u16(i * Short.BYTES) & INDEX_MASK;
      if (index < RESERVED_INDEXES || byIndex[index] == null) {
        continue;
      }
      long name = symbols.u32(i * symbolBytes);
      if (!count.exact() && (name == 0 || name >= strings.size())) {
        // No symbol: the table ended before the one behind it starts.
        continue;
      }
      boolean weak = symbols.u8(i * symbolBytes + c.pick(12, 4)) >> 4 == STB_WEAK;
      byIndex[index].add(new BoundSymbol(strings.string(name), weak));
    }
  }
}
