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
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** What an object file (ET_REL) tells the linker. */
public final class RelocatableFile {
  private static final int ET_REL = 1;

  private final ElfBytes bytes;
  private final ElfMachine machine;
  private final SectionTable sections;
  private final List<ElfSymbol> symbols;

  private RelocatableFile(
      ElfBytes bytes, ElfMachine machine, SectionTable sections, List<ElfSymbol> symbols) {
    this.bytes = bytes;
    this.machine = machine;
    this.sections = sections;
    this.symbols = symbols;
  }

  /**
   * Takes one relocation at a time.
   *
   * @see RelocatableFile#relocations
   */
  @FunctionalInterface
  public interface RelocationVisitor {
    /**
     * @param section what is changed by the relocation
     * @param type the low part of r_info; each processor has its own numbers
     * @param symbol what the relocation refers to; undefined, local and without a name if to none
     */
    void relocation(ElfSection section, int type, ElfSymbol symbol);
  }

  /**
   * Reads an object file that is not in an archive.
   *
   * @throws ElfFormatException if it is not a relocatable ELF file, is cut off, or is malformed in
   *     a part that this reader looks at
   * @throws IOException if it cannot be read
   */
  public static RelocatableFile read(Path file) throws IOException, ElfFormatException {
    return read(ElfBytes.map(file));
  }

  static RelocatableFile read(ElfBytes bytes) throws ElfFormatException {
    ElfHeader header = ElfHeader.read(bytes);
    if (header.type() != ET_REL) {
      throw bytes.malformed("not an object file, e_type is %d, not 1".formatted(header.type()));
    }
    SectionTable sections = SectionTable.read(bytes, header);
    return new RelocatableFile(
        bytes, header.machine(), sections, SymbolTableReader.read(bytes, sections));
  }

  /** 32 or 64 bits. */
  public ElfClass elfClass() {
    return bytes.elfClass();
  }

  /** The order of the numbers in the file. */
  public ByteOrder byteOrder() {
    return bytes.order();
  }

  /** The processor it is for. */
  public ElfMachine machine() {
    return machine;
  }

  /**
   * The sections by index; the first, index 0, stands for none. Groups (COMDAT) are as any other.
   */
  public List<ElfSection> sections() {
    return sections.sections();
  }

  /** The symbols by index; the first, index 0, stands for none. Empty if there is no table. */
  public List<ElfSymbol> symbols() {
    return symbols;
  }

  /**
   * Shows the relocations to a visitor, those of all sections, loaded or not.
   *
   * @throws ElfFormatException if they are malformed
   */
  public void relocations(RelocationVisitor visitor) throws ElfFormatException {
    new RelocationReader(bytes, sections, symbols).read(visitor);
  }
}
