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
 * The dynamic symbol table, and what of it a file offers to others: defined symbols that a name
 * from outside can be bound to (gABI, "Symbol Table": binding, visibility, section index).
 *
 * @param symbols the table, up to the end of its segment
 * @param strings where the names are
 * @param count how many entries it has
 */
record DynamicSymbols(Table symbols, Table strings, SymbolCount count) {
  private static final int STB_LOCAL = 0;
  private static final int STB_WEAK = 2;
  private static final int STV_DEFAULT = 0;
  private static final int STV_PROTECTED = 3;
  private static final int SHN_UNDEF = 0;

  /**
   * Empty if the section names no such table.
   *
   * @throws ElfFormatException if its entries are of an unknown size
   */
  static Optional<DynamicSymbols> find(ElfHeader header, DynamicSection dynamic)
      throws ElfFormatException {
    Optional<Table> table = dynamic.rest(DynamicTag.SYMTAB, "dynamic symbol table");
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Table symbols = table.get();
    int known = SymbolCount.symbolBytes(symbols.bytes().elfClass());
    OptionalLong size = dynamic.value(DynamicTag.SYMENT);
    if (size.isPresent() && size.getAsLong() != known) {
      throw symbols.malformed("DT_SYMENT is %d, not %d".formatted(size.getAsLong(), known));
    }
    SymbolCount count = SymbolCount.of(header, dynamic, symbols);
    return Optional.of(new DynamicSymbols(symbols, dynamic.strings(), count));
  }

  /** How many symbols others can be bound to; costs no names. */
  int countExports() throws ElfFormatException {
    int[] exports = {0};
    eachExport(at -> exports[0]++);
    return exports[0];
  }

  /** The symbols that others can be bound to, in the order of the table. */
  List<ExportedSymbol> exports() throws ElfFormatException {
    List<ExportedSymbol> exports = new ArrayList<>();
    eachExport(
        at ->
            exports.add(
                new ExportedSymbol(strings.string(symbols.u32(at)), binding(at) == STB_WEAK)));
    return List.copyOf(exports);
  }

  /** What binds these symbols to version needs. */
  SymbolBinder binder(Table versions) throws ElfFormatException {
    return new SymbolBinder(symbols, versions, strings, count);
  }

  /** Takes the position of one symbol in the table. */
  private interface SymbolSink {
    void accept(long at) throws ElfFormatException;
  }

  private void eachExport(SymbolSink sink) throws ElfFormatException {
    ElfClass c = symbols.bytes().elfClass();
    int symbolBytes = SymbolCount.symbolBytes(c);
    count.demandRoomIn(symbols, symbolBytes);
    for (long i = 1; i < count.count(); i++) {
      long at = i * symbolBytes;
      long name = symbols.u32(at);
      boolean named = name != 0 && name < strings.size();
      int visibility = symbols.u8(at + c.pick(13, 5)) & 3;
      if (named
          && binding(at) != STB_LOCAL
          && (visibility == STV_DEFAULT || visibility == STV_PROTECTED)
          && symbols.u16(at + c.pick(14, 6)) != SHN_UNDEF) {
        sink.accept(at);
      }
    }
  }

  private int binding(long at) throws ElfFormatException {
    return symbols.u8(at + symbols.bytes().elfClass().pick(12, 4)) >> 4;
  }
}
