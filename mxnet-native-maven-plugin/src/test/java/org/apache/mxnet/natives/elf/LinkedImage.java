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

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Assembles small linked files with a symbol table for tests, from the gABI and without a use of
 * the reader: section 1 is code, 2 data, 3 code without content. None has a name.
 */
public final class LinkedImage {
  /** Where the code is in memory; in the file it is elsewhere. */
  public static final long TEXT = 0x4000;

  static final long DATA = 0x9000;
  static final long BARE = 0xa000;
  private static final int FUNCTION = 2;

  private final ElfClass elfClass;
  private final ElfWriter text;
  private final ElfWriter symbols;
  private final ElfWriter strings;
  private final boolean little;
  private boolean stripped;

  LinkedImage(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.little = order == ByteOrder.LITTLE_ENDIAN;
    this.text = new ElfWriter(elfClass, order);
    this.symbols = text.fresh().fill(elfClass.pick(16, 24), 0);
    this.strings = text.fresh().u8(0);
  }

  /** A 64-bit little-endian shared library for x86_64. */
  public static LinkedImage library() {
    return new LinkedImage(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds a local function behind the others. */
  public LinkedImage function(String name, int... code) {
    symbol(name, FUNCTION, TEXT + text.position(), code.length, 1);
    text.u8(code);
    return this;
  }

  LinkedImage symbol(String name, int type, long address, long size, int section) {
    symbols.u32(strings.position());
    if (elfClass == ElfClass.ELF64) {
      symbols.u8(type, 0).u16(section).word(address, size);
    } else {
      symbols.word(address, size).u8(type, 0).u16(section);
    }
    strings.bytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Leaves the symbol table out. */
  public LinkedImage stripped() {
    stripped = true;
    return this;
  }

  public byte[] build() {
    int sections = stripped ? 4 : 6;
    ElfWriter out = text.fresh().fill(elfClass.pick(52, 64), 0);
    ElfWriter headers = text.fresh().fill(elfClass.pick(40, 64), 0);
    header(headers, 1, 6, TEXT, out.position(), text.position(), 0);
    header(headers, 1, 3, DATA, out.position(), text.position(), 0);
    header(headers, 8, 6, BARE, 1L << 30, 64, 0);
    out.bytes(text.written()).align();
    if (!stripped) {
      header(headers, 2, 0, 0, out.position(), symbols.position(), elfClass.pick(16, 24));
      out.bytes(symbols.written()).align();
      header(headers, 3, 0, 0, out.position(), strings.position(), 0);
      out.bytes(strings.written()).align();
    }
    int at = out.position();
    byte[] bytes = out.bytes(headers.written()).written();
    ElfWriter start = text.fresh().u8(0x7f, 'E', 'L', 'F', elfClass.pick(1, 2), little ? 1 : 2, 1);
    start.fill(9, 0).u16(3, 62).u32(1).word(0, 0, at).u32(0);
    start.u16(elfClass.pick(52, 64), 0, 0, elfClass.pick(40, 64), sections, 0);
    System.arraycopy(start.written(), 0, bytes, 0, start.position());
    return bytes;
  }

  /** The strings follow the symbols, so sh_link is 5 of those that have entries. */
  private static void header(
      ElfWriter headers, int type, long flags, long address, long offset, long size, int entry) {
    headers.u32(0, type).word(flags, address, offset, size);
    headers.u32(entry > 0 ? 5 : 0, 0).word(1, entry);
  }
}
