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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for symbols of given names among those that a file defines: the dynamic ones, and those of
 * {@code .symtab}, hidden and local ones included, if the file was not stripped. Symbols that
 * another file must define are not found.
 *
 * <p>Names are compared in place and never listed, so that a table of any size can be searched.
 */
public final class DefinedSymbols {
  private static final int SHN_UNDEF = 0;

  private final Set<String> wanted;
  private final byte[] name;
  private final Segments segments;
  private final Map<String, DefinedSymbol> found = new LinkedHashMap<>();

  private DefinedSymbols(Set<String> wanted, Segments segments) {
    this.wanted = wanted;
    this.name = new byte[wanted.stream().mapToInt(String::length).max().orElse(0)];
    this.segments = segments;
  }

  /**
   * Reads a file of up to 64 GiB.
   *
   * @param names ASCII characters
   * @return the first symbol of each name that there is, in the order of the tables
   * @throws ElfFormatException if it is not an ELF file, is cut off, or is malformed in a part that
   *     this reader looks at
   * @throws IOException if it cannot be read
   */
  public static List<DefinedSymbol> find(Path file, Set<String> names)
      throws IOException, ElfFormatException {
    return find(ElfBytes.map(file), names);
  }

  /** As above, for what is mapped already. */
  static List<DefinedSymbol> find(ElfBytes bytes, Set<String> names) throws ElfFormatException {
    ElfHeader header = ElfHeader.read(bytes);
    DefinedSymbols search = new DefinedSymbols(names, Segments.read(bytes, header));
    search.dynamic(header);
    search.sections(SectionTable.read(bytes, header));
    return List.copyOf(search.found.values());
  }

  private void dynamic(ElfHeader header) throws ElfFormatException {
    Optional<DynamicSection> dynamic = DynamicSection.read(segments);
    Optional<DynamicSymbols> table =
        dynamic.isPresent()
            ? DynamicSymbols.find(header, dynamic.get())
            : Optional.<DynamicSymbols>empty();
    if (table.isPresent()) {
      DynamicSymbols symbols = table.get();
      ElfClass c = symbols.symbols().bytes().elfClass();
      symbols.count().demandRoomIn(symbols.symbols(), SymbolCount.symbolBytes(c));
      search(symbols.symbols(), symbols.strings(), symbols.count().count());
    }
  }

  private void sections(SectionTable sections) throws ElfFormatException {
    Optional<Integer> table = sections.first(SectionTable.SHT_SYMTAB);
    if (table.isPresent()) {
      int entryBytes = SymbolCount.symbolBytes(sections.bytes().elfClass());
      Table symbols = sections.content(table.get(), "symbol table", entryBytes);
      int link = sections.checked(sections.link(table.get()), "the symbol table");
      Table names = sections.content(link, "string table", 1);
      search(symbols, names, symbols.size() / entryBytes);
    }
  }

  private void search(Table symbols, Table names, long count) throws ElfFormatException {
    ElfClass c = symbols.bytes().elfClass();
    int entryBytes = SymbolCount.symbolBytes(c);
    for (long i = 1; i < count; i++) {
      long at = i * entryBytes;
      if (symbols.u16(at + c.pick(14, 6)) != SHN_UNDEF) {
        String found = name(names, symbols.u32(at));
        if (wanted.contains(found)) {
          this.found.putIfAbsent(
              found, new DefinedSymbol(found, offset(symbols.word(at + c.pick(4, 8)))));
        }
      }
    }
  }

  private OptionalLong offset(long address) {
    Optional<Table> content = segments.find("symbol", address);
    return content.isPresent() ? OptionalLong.of(content.get().offset()) : OptionalLong.empty();
  }

  /** Empty for a name that is longer than all that are wanted, or outside of its table. */
  private String name(Table names, long at) throws ElfFormatException {
    for (int length = 0; at + length < names.size(); length++) {
      int character = names.u8(at + length);
      if (character == 0) {
        return new String(name, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (length == name.length) {
        return "";
      }
      name[length] = (byte) character;
    }
    return "";
  }
}
