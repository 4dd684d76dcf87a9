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

/** Reads the relocation sections of an object file (gABI, "Relocation"). */
final class RelocationReader {
  private static final ElfSymbol NONE =
      new ElfSymbol(
          "",
          ElfSymbol.Binding.LOCAL,
          ElfSymbol.Visibility.DEFAULT,
          0,
          ElfSymbol.Place.UNDEFINED,
          0);

  private final ElfBytes bytes;
  private final SectionTable sections;
  private final List<ElfSymbol> symbols;

  RelocationReader(ElfBytes bytes, SectionTable sections, List<ElfSymbol> symbols) {
    this.bytes = bytes;
    this.sections = sections;
    this.symbols = symbols;
  }

  void read(RelocatableFile.RelocationVisitor visitor) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    Optional<Integer> symbolTable = sections.first(SectionTable.SHT_SYMTAB);
    // Sections may overlap in a malformed file, and then take the square of its size to read.
    long left = bytes.size();
    for (int i = 1; i < sections.count(); i++) {
      long type = sections.type(i);
      if (type == SectionTable.SHT_CREL) {
        throw bytes.malformed("section %d has compact relocations (SHT_CREL)".formatted(i));
      }
      if (type != SectionTable.SHT_REL && type != SectionTable.SHT_RELA) {
        continue;
      }
      int entryBytes = type == SectionTable.SHT_REL ? c.pick(8, 16) : c.pick(12, 24);
      Table table = sections.content(i, "relocation section " + i, entryBytes);
      left -= table.size();
      if (left < 0) {
        throw table.malformed("the relocation sections overlap");
      }
      ElfSection target =
          sections.sections().get(sections.checked(sections.info(i), "relocation section " + i));
      if (symbolTable.isPresent() && sections.link(i) != symbolTable.get()) {
        throw table.malformed(
            "sh_link is %d, not the symbol table, %d"
                .formatted(sections.link(i), symbolTable.get()));
      }
      read(table, entryBytes, target, visitor);
    }
  }

  private void read(
      Table table, int entryBytes, ElfSection target, RelocatableFile.RelocationVisitor visitor)
      throws ElfFormatException {
    boolean wide = bytes.elfClass() == ElfClass.ELF64;
    for (long at = 0; at < table.size(); at += entryBytes) {
      long info = wide ? table.u64(at + 8) : table.u32(at + 4);
      long symbol = wide ? info >>> 32 : info >>> 8;
      int type = (int) (wide ? info : info & 0xff);
      if (symbol != 0 && symbol >= symbols.size()) {
        throw table.malformed(
            "the relocation at position 0x%x refers to symbol %d of %d"
                .formatted(at, symbol, symbols.size()));
      }
      visitor.relocation(target, type, symbol == 0 ? NONE : symbols.get((int) symbol));
    }
  }
}
