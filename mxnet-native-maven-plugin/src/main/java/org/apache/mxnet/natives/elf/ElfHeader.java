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

/**
 * The fields of the ELF header (gABI, "ELF Header") beyond e_ident that this reader uses.
 *
 * @param machine e_machine
 * @param type e_type
 * @param flags e_flags
 * @param programs the program header table, empty if there is none
 * @param sectionOffset e_shoff, 0 if there are no section headers; unchecked, the loader does not
 *     look at it
 * @param sectionEntryBytes e_shentsize, unchecked
 * @param sectionCount e_shnum, unchecked
 */
record ElfHeader(
    ElfMachine machine,
    int type,
    long flags,
    Table programs,
    long sectionOffset,
    int sectionEntryBytes,
    int sectionCount) {
  private static final int PN_XNUM = 0xffff;

  static ElfHeader read(ElfBytes bytes) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    Table header = bytes.table("ELF header", 0, c.pick(52, 64));
    return new ElfHeader(
        new ElfMachine(header.u16(18)),
        header.u16(16),
        header.u32(c.pick(36, 48)),
        programs(bytes, header),
        header.word(c.pick(32, 40)),
        header.u16(c.pick(46, 58)),
        header.u16(c.pick(48, 60)));
  }

  private static Table programs(ElfBytes bytes, Table header) throws ElfFormatException {
    ElfClass c = bytes.elfClass();
    int count = header.u16(c.pick(44, 56));
    if (count == 0) {
      return bytes.table("program header table", 0, 0);
    }
    if (count == PN_XNUM) {
      // The true count would be in a section header. Only core files are known to need it.
      throw header.malformed("e_phnum is PN_XNUM, more program headers than a library has");
    }
    int entryBytes = header.u16(c.pick(42, 54));
    if (entryBytes != Segments.entryBytes(c)) {
      throw header.malformed(
          "e_phentsize is %d, not %d".formatted(entryBytes, Segments.entryBytes(c)));
    }
    long offset = header.word(c.pick(28, 32));
    return bytes.table("program header table", offset, (long) count * entryBytes);
  }
}
