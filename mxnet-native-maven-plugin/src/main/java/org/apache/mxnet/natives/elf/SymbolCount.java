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

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many entries the dynamic symbol table has, which no tag of the dynamic section says.
 *
 * @param count the number of entries, unchecked against the size of any table
 * @param exact whether the file says so; otherwise what follows the table was taken for its end,
 *     and the last entries may be padding or something else
 */
record SymbolCount(long count, boolean exact) {
  private static final long SHT_DYNSYM = 11;
  private static final int EM_ALPHA = 0x9026;

  /** The size of a symbol, in bytes. */
  static int symbolBytes(ElfClass elfClass) {
    return elfClass.pick(16, 24);
  }

  /** Counts from DT_HASH, else DT_GNU_HASH, else a section header, else the table behind. */
  static SymbolCount of(ElfHeader header, DynamicSection dynamic, Table symbols)
      throws ElfFormatException {
    Optional<Table> hash = dynamic.rest(DynamicTag.HASH, "hash table");
    if (hash.isPresent()) {
      return new SymbolCount(chains(header, hash.get()), true);
    }
    OptionalLong count = OptionalLong.empty();
    Optional<Table> gnuHash = dynamic.rest(DynamicTag.GNU_HASH, "GNU hash table");
    if (gnuHash.isPresent()) {
      count = hashed(gnuHash.get());
    }
    if (count.isEmpty()) {
      count = ofSection(header, symbols);
    }
    return count.isPresent()
        ? new SymbolCount(count.getAsLong(), true)
        : new SymbolCount(behind(dynamic, symbols), false);
  }

  /**
   * @throws ElfFormatException if a table with an entry for each symbol would run past its segment
   */
  void demandRoomIn(Table table, int entryBytes) throws ElfFormatException {
    if (Long.compareUnsigned(count, table.size() / entryBytes) > 0) {
      throw table.malformed(
          "should have %s entries, but its segment ends after %d"
              .formatted(Long.toUnsignedString(count), table.size() / entryBytes));
    }
  }

  /** The gABI: nchain, the second word, is the number of symbols. */
  private static long chains(ElfHeader header, Table hash) throws ElfFormatException {
    ElfClass c = hash.bytes().elfClass();
    int machine = header.machine().value();
    // The supplements of these two have 8-byte words here.
    boolean wide =
        c == ElfClass.ELF64 && (machine == ElfMachine.S390X.value() || machine == EM_ALPHA);
    return wide ? hash.u64(8) : hash.u32(4);
  }

  /**
   * One more than the highest symbol that is hashed. The symbols that are not, all undefined ones
   * among them, come first in the table; but when none is hashed, this says nothing.
   */
  private static OptionalLong hashed(Table hash) throws ElfFormatException {
    long buckets = hash.u32(0);
    long firstHashed = hash.u32(4);
    long bloomWords = hash.u32(8);
    long bucketsAt = 16 + bloomWords * hash.bytes().elfClass().wordBytes();
    long last = 0;
    for (long i = 0; i < buckets; i++) {
      last = Math.max(last, hash.u32(bucketsAt + 4 * i));
    }
    if (last == 0) {
      return OptionalLong.empty();
    }
    if (last < firstHashed) {
      throw hash.malformed(
          "a bucket starts at symbol %d, before the first hashed one, %d"
              .formatted(last, firstHashed));
    }
    long chainsAt = bucketsAt + 4 * buckets;
    // The lowest bit of a hash value marks the end of its chain.
    while ((hash.u32(chainsAt + 4 * (last - firstHashed)) & 1) == 0) {
      last++;
    }
    return OptionalLong.of(last + 1);
  }

  /** The size of the section that holds the table; empty unless the section headers are sound. */
  private static OptionalLong ofSection(ElfHeader header, Table symbols) throws ElfFormatException {
    ElfBytes bytes = symbols.bytes();
    ElfClass c = bytes.elfClass();
    int entryBytes = header.sectionEntryBytes();
    long length = (long) header.sectionCount() * entryBytes;
    long offset = header.sectionOffset();
    if (entryBytes != c.pick(40, 64) || offset < 0 || offset > bytes.size() - length) {
      return OptionalLong.empty();
    }
    Table sections = bytes.table("section header table", offset, length);
    for (long at = 0; at < length; at += entryBytes) {
      if (sections.u32(at + 4) == SHT_DYNSYM
          && sections.word(at + c.pick(16, 24)) == symbols.offset()) {
        return OptionalLong.of(
            Long.divideUnsigned(sections.word(at + c.pick(20, 32)), symbolBytes(c)));
      }
    }
    return OptionalLong.empty();
  }

  /**
   * As many as fit before the next table or the end of the segment, and no more than have an entry
   * in DT_VERSYM by the same reckoning.
   */
  private static long behind(DynamicSection dynamic, Table symbols) throws ElfFormatException {
    long room =
        Math.min(symbols.size(), dynamic.distanceToNext(DynamicTag.SYMTAB).orElse(Long.MAX_VALUE));
    long count = room / symbolBytes(symbols.bytes().elfClass());
    Optional<Table> versions = dynamic.rest(DynamicTag.VERSYM, "symbol version table");
    if (versions.isPresent()) {
      long versionRoom =
          Math.min(
              versions.get().size(),
              dynamic.distanceToNext(DynamicTag.VERSYM).orElse(Long.MAX_VALUE));
      count = Math.min(count, versionRoom / Short.BYTES);
    }
    return count;
  }
}
