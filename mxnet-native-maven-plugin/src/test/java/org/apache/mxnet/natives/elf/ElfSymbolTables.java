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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contents of the tables of symbols, versions and strings that a test file has. */
final class ElfSymbolTables {
  private record Version(String name, boolean weak, List<BoundSymbol> symbols) {}

  private record Definition(String name, int info, int other) {}

  private final ElfClass elfClass;
  private final ElfWriter out;
  private final ElfWriter strings;
  private final Map<String, Integer> stringPlaces = new HashMap<>();
  private final Map<String, List<Version>> needs = new LinkedHashMap<>();
  private final List<String> undefined = new ArrayList<>();
  private final List<Definition> defined = new ArrayList<>();

  /** Tables for the class and byte order of a writer, which itself is left alone. */
  ElfSymbolTables(ElfClass elfClass, ElfWriter out) {
    this.elfClass = elfClass;
    this.out = out;
    this.strings = out.fresh().u8(0);
  }

  void need(String file, String version, boolean weak, List<BoundSymbol> symbols) {
    needs.computeIfAbsent(file, f -> new ArrayList<>()).add(new Version(version, weak, symbols));
  }

  void undefined(String name) {
    undefined.add(name);
  }

  void defined(String name, int info, int other) {
    defined.add(new Definition(name, info, other));
  }

  /** How many libraries have version needs. */
  int libraries() {
    return needs.size();
  }

  ElfWriter strings() {
    return strings;
  }

  /** Where the string is in the string table; it is added if need be. */
  int string(String value) {
    return value.isEmpty() ? 0 : stringPlaces.computeIfAbsent(value, this::addString);
  }

  private int addString(String value) {
    int at = strings.position();
    strings.bytes(value.getBytes(StandardCharsets.UTF_8)).u8(0);
    return at;
  }

  /** Writes the symbols and, in step, their indexes in DT_VERSYM. */
  void symbols(ElfWriter symbols, ElfWriter versions) {
    symbol(symbols, "", 0, 0, 0);
    versions.u16(0);
    for (String name : undefined) {
      symbol(symbols, name, 0x10, 0, 0);
      versions.u16(1);
    }
    int index = 2;
    for (Version version : needs.values().stream().flatMap(List::stream).toList()) {
      for (BoundSymbol symbol : version.symbols()) {
        symbol(symbols, symbol.name(), symbol.weak() ? 0x20 : 0x10, 0, 0);
        versions.u16(index);
      }
      index++;
    }
    for (Definition symbol : defined) {
      symbol(symbols, symbol.name(), symbol.info(), symbol.other(), 7);
      versions.u16(1);
    }
  }

  private void symbol(ElfWriter symbols, String name, int info, int other, int section) {
    symbols.u32(string(name));
    if (elfClass == ElfClass.ELF32) {
      symbols.u32(0, 0).u8(info, other).u16(section);
    } else {
      symbols.u8(info, other).u16(section).word(0, 0);
    }
  }

  ElfWriter versionNeeds() {
    ElfWriter table = out.fresh();
    int index = 2;
    int filesLeft = needs.size();
    for (Map.Entry<String, List<Version>> need : needs.entrySet()) {
      int left = need.getValue().size();
      filesLeft--;
      table.u16(1, left).u32(string(need.getKey()), 16, filesLeft == 0 ? 0 : 16 + 16L * left);
      for (Version version : need.getValue()) {
        left--;
        table.u32(0).u16(version.weak() ? 2 : 0, index++);
        table.u32(string(version.name()), left == 0 ? 0 : 16);
      }
    }
    return table;
  }

  /** The table of DT_HASH, with a single bucket; wide as on s390x if so asked. */
  ElfWriter hash(int symbolCount, boolean wide) {
    return wide
        ? out.fresh().word(1, symbolCount).fill(8 * (1 + symbolCount), 0)
        : out.fresh().u32(1, symbolCount).fill(4 * (1 + symbolCount), 0);
  }

  /** The table of DT_GNU_HASH, with a single bucket. */
  ElfWriter gnuHash(int symbolCount) {
    int first = symbolCount - defined.size();
    // An empty table does not tell the first symbol: GNU ld writes 1.
    ElfWriter table = out.fresh().u32(1, defined.isEmpty() ? 1 : first, 1, 6).word(0);
    table.u32(defined.isEmpty() ? 0 : first);
    for (int left = defined.size() - 1; left >= 0; left--) {
      table.u32(left == 0 ? 0x1235 : 0x1234);
    }
    return table;
  }
}
