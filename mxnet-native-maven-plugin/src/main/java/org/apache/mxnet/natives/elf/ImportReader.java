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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the undefined dynamic symbols, each with the version that DT_VERSYM binds it to (LSB,
 * "Symbol Version Table").
 */
final class ImportReader {
  private static final int STB_LOCAL = 0;
  private static final int STB_WEAK = 2;
  private static final int STT_FUNC = 2;
  private static final int STT_GNU_IFUNC = 10;
  private static final int SHN_UNDEF = 0;
  private static final int INDEX_MASK = 0x7fff;

  private final DynamicSymbols dynamic;
  private final Table symbols;
  private final Optional<Table> versions;
  private final Map<Integer, VersionNeedReader.Need> needs = new HashMap<>();

  private ImportReader(DynamicSymbols dynamic, Optional<Table> versions) {
    this.dynamic = dynamic;
    this.symbols = dynamic.symbols();
    this.versions = versions;
  }

  /** In the order of the table. */
  static List<ImportedSymbol> read(DynamicSymbols symbols, DynamicSection section)
      throws ElfFormatException {
    ImportReader reader =
        new ImportReader(symbols, section.rest(DynamicTag.VERSYM, "symbol version table"));
    symbols.count().demandRoomIn(symbols.symbols(), SymbolCount.symbolBytes(reader.elfClass()));
    if (reader.versions.isPresent()) {
      symbols.count().demandRoomIn(reader.versions.get(), Short.BYTES);
      for (VersionNeedReader.Need need : VersionNeedReader.all(section)) {
        reader.needs.put(need.index(), need);
      }
    }
    return reader.read();
  }

  private List<ImportedSymbol> read() throws ElfFormatException {
    List<ImportedSymbol> imports = new ArrayList<>();
    for (long i = 1; i < dynamic.count().count(); i++) {
      long at = i * SymbolCount.symbolBytes(elfClass());
      long name = symbols.u32(at);
      int info = symbols.u8(at + elfClass().pick(12, 4));
      boolean undefined = symbols.u16(at + elfClass().pick(14, 6)) == SHN_UNDEF;
      // Without a name it is no symbol: padding, or the table ended earlier than was reckoned.
      if (undefined && info >> 4 != STB_LOCAL && name != 0 && name < dynamic.strings().size()) {
        imports.add(symbol(i, dynamic.strings().string(name), info));
      }
    }
    return List.copyOf(imports);
  }

  private ImportedSymbol symbol(long index, String name, int info) throws ElfFormatException {
    VersionNeedReader.Need need =
        versions.isPresent()
            ? needs.get(versions.get().u16(index * Short.BYTES) & INDEX_MASK)
            : null;
    int type = info & 0xf;
    return new ImportedSymbol(
        name,
        info >> 4 == STB_WEAK,
        type == STT_FUNC || type == STT_GNU_IFUNC,
        Optional.ofNullable(need).map(VersionNeedReader.Need::version),
        Optional.ofNullable(need).map(VersionNeedReader.Need::file));
  }

  private ElfClass elfClass() {
    return symbols.bytes().elfClass();
  }
}
