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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Assembles a 64-bit file with machine code, whose functions some tables know. */
public final class CodeImage {
  /** Where the file is in memory. */
  public static final long BASE = 0x40_0000;

  private static final int TEXT_AT = 64 + 2 * 56;

  private record Function(String name, int info, int at, int size, boolean unwound) {}

  private final ElfWriter text = writer();
  private final List<Function> functions = new ArrayList<>();
  private int machine = 62;
  private boolean symbols = true;
  private boolean sections = true;

  private static ElfWriter writer() {
    return new ElfWriter(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  /** e_machine, instead of x86-64. */
  public CodeImage machine(int value) {
    machine = value;
    return this;
  }

  /** Leaves out the symbol table. */
  public CodeImage stripped() {
    symbols = false;
    return this;
  }

  /** Leaves out section headers, and with them the symbol table. */
  public CodeImage withoutSections() {
    sections = false;
    return stripped();
  }

  /** Adds a global function. */
  public CodeImage function(String name, int... code) {
    return function(name, 0x12, false, code);
  }

  /** Adds one with st_info (0x1a: STT_GNU_IFUNC). */
  public CodeImage typed(String name, int info, int... code) {
    return function(name, info, false, code);
  }

  /** Adds a function that only unwinders know. */
  public CodeImage unwound(int... code) {
    return function("", 0, true, code);
  }

  /** Adds bytes that nothing tells of. */
  public CodeImage bytes(int... code) {
    text.u8(code);
    return this;
  }

  private CodeImage function(String name, int info, boolean unwound, int... code) {
    functions.add(new Function(name, info, text.position(), code.length, unwound));
    return bytes(code);
  }

  /** Where a place in the code is in memory. */
  public static long address(int at) {
    return BASE + TEXT_AT + at;
  }

  /** Writes the file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  byte[] bytes() {
    ElfWriter out = writer().fill(TEXT_AT, 0).bytes(text.written()).align();
    int unwindAt = out.position();
    out.bytes(unwind(unwindAt)).align();
    int symbolsAt = out.position();
    ElfWriter names = writer().u8(0);
    ElfWriter table = symbols(names);
    out.bytes(table.written());
    int namesAt = out.position();
    String sectionNames = "\0.text\0.symtab\0.strtab\0";
    out.bytes(names.written()).bytes(sectionNames.getBytes(StandardCharsets.US_ASCII)).align();
    int sectionsAt = out.position();
    if (sections) {
      out.fill(64, 0);
      section(out, 1, 1, 6, address(0), TEXT_AT, text.position(), 0, 0);
      section(out, 7, symbols ? 2 : 1, 0, 0, symbolsAt, table.position(), 3, 24);
      int namesSize = names.position() + sectionNames.length();
      section(out, 15, 3, 0, 0, namesAt, namesSize, 0, 0);
      section(out, 0, 3, 0, 0, namesAt + names.position(), sectionNames.length(), 0, 0);
    }
    int end = out.position();
    out.position(0).u8(0x7f, 'E', 'L', 'F', 2, 1, 1).align().fill(8, 0);
    out.u16(3, machine).u32(1).word(0, 64, sections ? sectionsAt : 0).u32(0);
    out.u16(64, 56, 2, 64, sections ? 5 : 0, sections ? 4 : 0);
    out.u32(1, 5).word(0, BASE, BASE, end, end, 4096);
    int unwindSize = 12 + 8 * (int) functions.stream().filter(Function::unwound).count();
    out.u32(0x6474_e550L, 4).word(unwindAt, BASE + unwindAt, 0, unwindSize, unwindSize, 4);
    return out.position(end).written();
  }

  private ElfWriter symbols(ElfWriter names) {
    ElfWriter table = writer().fill(24, 0);
    for (Function function : functions) {
      if (!function.unwound()) {
        table.u32(names.position()).u8(function.info(), 0).u16(1);
        table.word(address(function.at()), function.size());
        names.bytes(function.name().getBytes(StandardCharsets.US_ASCII)).u8(0);
      }
    }
    return table;
  }

  /** The table for unwinders, a common entry, and an entry for each function. */
  private byte[] unwind(int at) {
    List<Function> unwound = functions.stream().filter(Function::unwound).toList();
    int frames = 12 + 8 * unwound.size();
    ElfWriter out = writer().u8(1, 0x1b, 3, 0x3b).u32(frames - 4, unwound.size());
    int entry = frames + 20;
    for (Function function : unwound) {
      out.u32(function.at() + TEXT_AT - at, entry);
      entry += 20;
    }
    out.u32(16, 0).u8(1, 'z', 'R', 0, 1, 0x78, 16, 1, 0x1b).fill(3, 0);
    for (Function function : unwound) {
      int here = out.position();
      out.u32(16, here + 4 - frames).u32(function.at() + TEXT_AT - (at + here + 8));
      out.u32(function.size()).fill(4, 0);
    }
    return out.fill(32, 0).written();
  }

  private static void section(ElfWriter out, int name, int type, int flags, long... rest) {
    out.u32(name, type).word(flags, rest[0], rest[1], rest[2]);
    out.u32(rest[3], 1).word(8, rest[4]);
  }
}
