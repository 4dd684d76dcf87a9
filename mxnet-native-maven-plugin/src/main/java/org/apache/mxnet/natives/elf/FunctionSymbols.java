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
import java.util.Optional;

/** Collects the functions of {@code .symtab}, or of the dynamic symbols of a stripped file. */
final class FunctionSymbols {
  private static final int STT_FUNC = 2;
  private static final int STT_GNU_IFUNC = 10;
  private static final int SHN_UNDEF = 0;

  private final List<CodeFunction> functions;
  private final int most;

  /**
   * @param functions where they are added
   * @param most how many that list may have
   */
  FunctionSymbols(List<CodeFunction> functions, int most) {
    this.functions = functions;
    this.most = most;
  }

  void read(ElfHeader header, Segments segments, SectionTable sections) throws ElfFormatException {
    Optional<Integer> table = sections.first(SectionTable.SHT_SYMTAB);
    if (table.isPresent()) {
      int entryBytes = SymbolCount.symbolBytes(sections.bytes().elfClass());
      Table symbols = sections.content(table.get(), "symbol table", entryBytes);
      int link = sections.checked(sections.link(table.get()), "the symbol table");
      Table names = sections.content(link, "string table", 1);
      read(symbols, names, symbols.size() / entryBytes);
      return;
    }
    Optional<DynamicSection> dynamic = DynamicSection.read(segments);
    Optional<DynamicSymbols> symbols =
        dynamic.isPresent()
            ? DynamicSymbols.find(header, dynamic.get())
            : Optional.<DynamicSymbols>empty();
    if (symbols.isPresent()) {
      SymbolCount count = symbols.get().count();
      count.demandRoomIn(
          symbols.get().symbols(), SymbolCount.symbolBytes(sections.bytes().elfClass()));
      read(symbols.get().symbols(), symbols.get().strings(), count.count());
    }
  }

  private void read(Table symbols, Table names, long count) throws ElfFormatException {
    ElfClass c = symbols.bytes().elfClass();
    int entryBytes = SymbolCount.symbolBytes(c);
    for (long at = entryBytes; at < count * entryBytes && functions.size() < most; ) {
      int type = symbols.u8(at + c.pick(12, 4)) & 0xf;
      boolean defined = symbols.u16(at + c.pick(14, 6)) != SHN_UNDEF;
      if (defined && (type == STT_FUNC || type == STT_GNU_IFUNC)) {
        long address = symbols.word(at + c.pick(4, 8));
        long size = symbols.word(at + c.pick(8, 16));
        functions.add(
            CodeFunction.named(address, size, type == STT_GNU_IFUNC, names, symbols.u32(at)));
      }
      at += entryBytes;
    }
  }
}
