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

/** Reads the symbol table that is for linkers and debuggers (gABI, "Symbol Table"). */
final class SymbolTableReader {
  private static final int SHN_UNDEF = 0;
  private static final int SHN_LORESERVE = 0xff00;
  private static final int SHN_ABS = 0xfff1;
  private static final int SHN_COMMON = 0xfff2;
  private static final int SHN_XINDEX = 0xffff;

  /** SHN_X86_64_LCOMMON, the common symbols of the large model (x86-64 psABI). */
  private static final int SHN_X86_64_LCOMMON = 0xff02;

  private final ElfClass elfClass;
  private final SectionTable sections;
  private final Table symbols;
  private final Table names;
  private final Optional<Table> wideIndexes;

  private SymbolTableReader(
      SectionTable sections, Table symbols, Table names, Optional<Table> wideIndexes) {
    this.elfClass = symbols.bytes().elfClass();
    this.sections = sections;
    this.symbols = symbols;
    this.names = names;
    this.wideIndexes = wideIndexes;
  }

  /** All symbols; none if there is no table. */
  static List<ElfSymbol> read(ElfBytes bytes, SectionTable sections) throws ElfFormatException {
    Optional<SymbolTableReader> table = find(bytes, sections);
    return table.isEmpty() ? List.of() : table.get().read();
  }

  /** The table, to be read by its entries; empty if there is none, as in a stripped library. */
  static Optional<SymbolTableReader> find(ElfBytes bytes, SectionTable sections)
      throws ElfFormatException {
    Optional<Integer> index = sections.first(SectionTable.SHT_SYMTAB);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    int symbolBytes = SymbolCount.symbolBytes(bytes.elfClass());
    Table symbols = sections.content(index.get(), "symbol table", symbolBytes);
    int link = sections.checked(sections.link(index.get()), "the symbol table");
    Table names = sections.content(link, "string table", 1);
    Optional<Integer> wide = sections.first(SectionTable.SHT_SYMTAB_SHNDX);
    Optional<Table> wideIndexes =
        wide.isEmpty()
            ? Optional.empty()
            : Optional.of(sections.content(wide.get(), "table of section indexes", Integer.BYTES));
    return Optional.of(new SymbolTableReader(sections, symbols, names, wideIndexes));
  }

  /** The number of entries, the first of which stands for none. */
  long count() {
    return symbols.size() / SymbolCount.symbolBytes(elfClass);
  }

  /** The name of an entry, that of a local symbol as well. */
  String name(long index) throws ElfFormatException {
    return names.string(symbols.u32(at(index)));
  }

  /** st_type. */
  int type(long index) throws ElfFormatException {
    return info(index) & 0xf;
  }

  /** st_value: an address, or in an object file a position in its section. */
  long value(long index) throws ElfFormatException {
    return symbols.word(at(index) + elfClass.pick(4, 8));
  }

  /** st_size, in bytes; unsigned. */
  long size(long index) throws ElfFormatException {
    return symbols.word(at(index) + elfClass.pick(8, 16));
  }

  /** The index of the section that it is in; 0 if it is in none. */
  int section(long index) throws ElfFormatException {
    return section(index, shndx(index));
  }

  private List<ElfSymbol> read() throws ElfFormatException {
    List<ElfSymbol> read = new ArrayList<>();
    for (long i = 0; i < count(); i++) {
      read.add(symbol(i));
    }
    return List.copyOf(read);
  }

  private ElfSymbol symbol(long index) throws ElfFormatException {
    int other = symbols.u8(at(index) + elfClass.pick(13, 5));
    int place = shndx(index);
    ElfSymbol.Binding binding = ElfSymbol.Binding.of(info(index) >> 4);
    return new ElfSymbol(
        binding == ElfSymbol.Binding.LOCAL ? "" : name(index),
        binding,
        ElfSymbol.Visibility.values()[other & 3],
        type(index),
        place(place),
        section(index, place));
  }

  private int info(long index) throws ElfFormatException {
    return symbols.u8(at(index) + elfClass.pick(12, 4));
  }

  private int shndx(long index) throws ElfFormatException {
    return symbols.u16(at(index) + elfClass.pick(14, 6));
  }

  private long at(long index) {
    return index * SymbolCount.symbolBytes(elfClass);
  }

  private static ElfSymbol.Place place(int index) {
    return switch (index) {
      case SHN_UNDEF -> ElfSymbol.Place.UNDEFINED;
      case SHN_ABS -> ElfSymbol.Place.ABSOLUTE;
      case SHN_COMMON, SHN_X86_64_LCOMMON -> ElfSymbol.Place.COMMON;
      default -> ElfSymbol.Place.SECTION;
    };
  }

  private int section(long symbol, int index) throws ElfFormatException {
    if (index == SHN_XINDEX) {
      if (wideIndexes.isEmpty()) {
        throw symbols.malformed(
            "symbol %d has SHN_XINDEX, but there is no table of section indexes".formatted(symbol));
      }
      return sections.checked(wideIndexes.get().u32(symbol * Integer.BYTES), "symbol " + symbol);
    }
    return index == SHN_UNDEF || index >= SHN_LORESERVE
        ? 0
        : sections.checked(index, "symbol " + symbol);
  }
}
