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
 * The section headers of an object file (gABI, "Sections").
 *
 * @param bytes the file
 * @param headers the section header table
 * @param sections what is told to others of each entry
 */
record SectionTable(ElfBytes bytes, Table headers, List<ElfSection> sections) {
  static final int SHT_SYMTAB = 2;
  static final int SHT_RELA = 4;
  static final int SHT_NOBITS = 8;
  static final int SHT_REL = 9;
  static final int SHT_SYMTAB_SHNDX = 18;

  /** LLVM's compact relocations, experimental; a reader that skipped them would see none. */
  static final int SHT_CREL = 0x4000_0014;

  private static final int SHN_XINDEX = 0xffff;

  static SectionTable read(ElfBytes bytes, ElfHeader header) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    int entryBytes = entryBytes(c);
    if (header.sectionOffset() == 0) {
      Table none = bytes.table("section header table", 0, 0);
      return new SectionTable(bytes, none, List.of());
    }
    if (header.sectionEntryBytes() != entryBytes) {
      throw bytes.malformed(
          "e_shentsize is %d, not %d".formatted(header.sectionEntryBytes(), entryBytes));
    }
    // Entry 0 has the numbers that do not fit into the ELF header.
    Table first = bytes.table("section header table", header.sectionOffset(), entryBytes);
    long count = header.sectionCount() == 0 ? first.word(c.pick(20, 32)) : header.sectionCount();
    if (count < 0 || count > bytes.size() / entryBytes) {
      throw first.malformed(
          "should have %s entries, more than the file has room for"
              .formatted(Long.toUnsignedString(count)));
    }
    Table headers = bytes.table("section header table", first.offset(), count * entryBytes);
    int index = bytes.table("ELF header", 0, c.pick(52, 64)).u16(c.pick(50, 62));
    long names = index == SHN_XINDEX ? first.u32(c.pick(24, 40)) : index;
    SectionTable unnamed = new SectionTable(bytes, headers, List.of());
    return new SectionTable(bytes, headers, unnamed.named(names));
  }

  private static int entryBytes(ElfClass c) {
    return c.pick(40, 64);
  }

  int count() {
    return (int) (headers.size() / entryBytes(bytes.elfClass()));
  }

  long type(int index) throws ElfFormatException {
    return headers.u32(at(index) + 4);
  }

  /** Where it is in memory; 0 in an object file. */
  long address(int index) throws ElfFormatException {
    return headers.word(at(index) + bytes.elfClass().pick(12, 16));
  }

  long size(int index) throws ElfFormatException {
    return headers.word(at(index) + bytes.elfClass().pick(20, 32));
  }

  /** sh_link, unchecked. */
  long link(int index) throws ElfFormatException {
    return headers.u32(at(index) + bytes.elfClass().pick(24, 40));
  }

  /** sh_info, unchecked. */
  long info(int index) throws ElfFormatException {
    return headers.u32(at(index) + bytes.elfClass().pick(28, 44));
  }

  /** The index of the first section of a type. */
  Optional<Integer> first(int type) throws ElfFormatException {
    for (int i = 1; i < count(); i++) {
      if (type(i) == type) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * The content of a section.
   *
   * @param entryBytes what sh_entsize must be; 1 for a section without entries
   */
  Table content(int index, String name, int entryBytes) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    Table table = bytes.table(name, headers.word(at(index) + c.pick(16, 24)), size(index));
    long stated = headers.word(at(index) + c.pick(36, 56));
    if (entryBytes > 1 && stated != entryBytes) {
      throw table.malformed(
          "sh_entsize is %s, not %d".formatted(Long.toUnsignedString(stated), entryBytes));
    }
    if (table.size() % entryBytes != 0) {
      throw table.malformed(
          "its size, %d, is no multiple of %d".formatted(table.size(), entryBytes));
    }
    return table;
  }

  /**
   * A section's index that another section refers to.
   *
   * @param owner for the message
   */
  int checked(long index, String owner) throws ElfFormatException {
    if (index < 1 || index >= count()) {
      throw headers.malformed("%s refers to section %d of %d".formatted(owner, index, count()));
    }
    return (int) index;
  }

  private List<ElfSection> named(long nameTable) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    List<ElfSection> sections = new ArrayList<>();
    Optional<Table> names =
        nameTable == 0
            ? Optional.empty()
            : Optional.of(content(checked(nameTable, "e_shstrndx"), "section name table", 1));
    for (int i = 0; i < count(); i++) {
      long name = headers.u32(at(i));
      sections.add(
          new ElfSection(
              i == 0 || names.isEmpty() ? "" : names.get().string(name),
              type(i),
              headers.word(at(i) + 8)));
    }
    return List.copyOf(sections);
  }

  private long at(int index) {
    return (long) index * entryBytes(bytes.elfClass());
  }
}
