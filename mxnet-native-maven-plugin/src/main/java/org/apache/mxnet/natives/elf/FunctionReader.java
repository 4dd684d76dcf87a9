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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the functions of a file that was linked and not yet stripped, from {@code .symtab} and by
 * the section headers.
 */
public final class FunctionReader {
  private static final int STT_FUNC = 2;
  private static final int START_BYTES = 32;

  private final SectionTable sections;
  private final SymbolTableReader symbols;
  private final Map<Integer, Table> code = new HashMap<>();

  private FunctionReader(SectionTable sections, SymbolTableReader symbols) {
    this.sections = sections;
    this.symbols = symbols;
  }

  /**
   * The functions with a size and with machine code in the file, in the order of its symbol table;
   * none if it has no such table.
   *
   * @throws ElfFormatException if it is not an ELF file, is cut off, or is malformed in a part that
   *     this reader looks at
   * @throws IOException if it cannot be read
   */
  public static List<ElfFunction> read(Path file) throws IOException, ElfFormatException {
    ElfBytes bytes = ElfBytes.map(file);
    SectionTable sections = SectionTable.read(bytes, ElfHeader.read(bytes));
    Optional<SymbolTableReader> symbols = SymbolTableReader.find(bytes, sections);
    return symbols.isEmpty() ? List.of() : new FunctionReader(sections, symbols.get()).read();
  }

  private List<ElfFunction> read() throws ElfFormatException {
    List<ElfFunction> functions = new ArrayList<>();
    for (long i = 0; i < symbols.count(); i++) {
      if (symbols.type(i) == STT_FUNC) {
        byte[] start = start(i);
        if (start.length > 0) {
          functions.add(new ElfFunction(symbols.name(i), HexFormat.of().formatHex(start)));
        }
      }
    }
    return List.copyOf(functions);
  }

  /** Empty unless the symbol stands for machine code in the file. */
  private byte[] start(long symbol) throws ElfFormatException {
    int index = symbols.section(symbol);
    ElfSection section = sections.sections().get(index);
    // The sections of a file with debugging information alone have no content (NOBITS).
    if (!section.isExecutable() || section.type() == SectionTable.SHT_NOBITS) {
      return new byte[0];
    }
    Table content = content(index);
    long from = symbols.value(symbol) - sections.address(index);
    // Unsigned, so that what lies before its section lies far behind it.
    if (Long.compareUnsigned(from, content.size()) >= 0) {
      return new byte[0];
    }
    long most = Math.min(START_BYTES, content.size() - from);
    long size = symbols.size(symbol);
    byte[] start = new byte[(int) (Long.compareUnsigned(size, most) < 0 ? size : most)];
    for (int i = 0; i < start.length; i++) {
      start[i] = (byte) content.u8(from + i);
    }
    return start;
  }

  private Table content(int index) throws ElfFormatException {
    Table content = code.get(index);
    if (content == null) {
      content = sections.content(index, "section " + sections.sections().get(index).name(), 1);
      code.put(index, content);
    }
    return content;
  }
}
