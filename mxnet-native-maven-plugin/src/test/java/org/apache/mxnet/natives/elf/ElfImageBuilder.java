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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assembles small ELF files for tests, table by table from the gABI and the LSB, without a use of
 * the reader. Addresses differ from offsets, so that a reader cannot take one for the other.
 */
public final class ElfImageBuilder {
  /** Which hash table the file has. */
  enum Hash {
    SYSV,
    GNU,
    NONE
  }

  private static final long BASE = 0x10000;
  private static final long DYNAMIC_BASE = 0x30000;

  private record Version(String name, boolean weak, List<BoundSymbol> symbols) {}

  private final ElfClass elfClass;
  private final ByteOrder order;
  private final ElfWriter out;
  private final ElfWriter strings;
  private final ElfWriter dynamic;
  private final Map<String, Integer> stringPlaces = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, List<Version>> needs = new LinkedHashMap<>();
  private final List<String> undefined = new ArrayList<>();
  private final List<String> defined = new ArrayList<>();
  private int machine = 62;
  private int type = 3;
  private Hash hash = Hash.GNU;
  private boolean sections;
  private boolean slack;
  private long gap;

  ElfImageBuilder(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.order = order;
    this.out = new ElfWriter(elfClass, order);
    this.strings = out.fresh().u8(0);
    this.dynamic = out.fresh();
  }

  /** A 64-bit little-endian shared library for x86_64. */
  public static ElfImageBuilder library() {
    return new ElfImageBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  ElfImageBuilder machine(int value) {
    machine = value;
    return this;
  }

  ElfImageBuilder type(int value) {
    type = value;
    return this;
  }

  ElfImageBuilder hash(Hash value) {
    hash = value;
    return this;
  }

  /** Adds section headers, of the dynamic symbols alone. */
  ElfImageBuilder sections() {
    sections = true;
    return this;
  }

  /** Puts something behind the symbols and their versions that could be taken for more of them. */
  ElfImageBuilder slack() {
    slack = true;
    return this;
  }

  /** Leaves so many bytes between the headers and the rest. */
  ElfImageBuilder gap(long bytes) {
    gap = bytes;
    return this;
  }

  /** Adds a DT_NEEDED (1), DT_SONAME (14), DT_RPATH (15) or DT_RUNPATH (29). */
  ElfImageBuilder name(int tag, String value) {
    dynamic.word(tag, string(value));
    return this;
  }

  /** Adds a version need; its symbols come under the next index, from 2 on. */
  public ElfImageBuilder need(String file, String version, boolean weak, BoundSymbol... symbols) {
    needs
        .computeIfAbsent(file, f -> new ArrayList<>())
        .add(new Version(version, weak, List.of(symbols)));
    return this;
  }

  /** Adds a version need that is not weak, nor are its symbols. */
  public ElfImageBuilder need(String file, String version, String... symbols) {
    return need(
        file,
        version,
        false,
        Arrays.stream(symbols).map(s -> new BoundSymbol(s, false)).toArray(BoundSymbol[]::new));
  }

  /** Adds an undefined symbol without a version. */
  ElfImageBuilder undefined(String name) {
    undefined.add(name);
    return this;
  }

  /** Adds a symbol that the file itself has; only such symbols are in a GNU hash table. */
  ElfImageBuilder defined(String name) {
    defined.add(name);
    return this;
  }

  /** The file; the builder is used up. */
  public ElfImage build() {
    int head = out.pick(52, 64) + 3 * out.pick(32, 56);
    out.fill(head, 0);
    ElfWriter symbols = out.fresh();
    ElfWriter versions = out.fresh();
    symbols(symbols, versions);
    ElfWriter versionNeeds = versionNeeds();
    int symbolBytes = out.pick(16, 24);
    hashTable(symbols.position() / symbolBytes);
    int symbolsSize = symbols.position();
    if (slack) {
      symbols.fill(2 * symbolBytes, 0xee);
      versions.u16(2, 2);
    }
    place("dynsym", 6, symbols);
    place("dynstr", 5, strings);
    dynamic.word(10, strings.position(), 11, symbolBytes);
    out.align();
    place("versym", 0x6ffffff0, versions);
    if (!needs.isEmpty()) {
      out.align();
      place("verneed", 0x6ffffffe, versionNeeds);
      dynamic.word(0x6fffffff, needs.size());
    }
    out.align();
    places.put("dynamic", out.position());
    out.bytes(dynamic.word(0, 0).written());
    int end = out.position();
    if (sections) {
      sections(symbolsSize);
    }
    int size = out.position();
    header(head, end);
    byte[] bytes = out.position(size).written();
    return new ElfImage(bytes, places, elfClass, order, head, gap);
  }

  private int string(String value) {
    return value.isEmpty() ? 0 : stringPlaces.computeIfAbsent(value, this::addString);
  }

  private int addString(String value) {
    int at = strings.position();
    strings.bytes(value.getBytes(StandardCharsets.UTF_8)).u8(0);
    return at;
  }

  private void place(String name, long tag, ElfWriter table) {
    places.put(name, out.position());
    dynamic.word(tag, out.position() + BASE);
    out.bytes(table.written());
  }

  private void symbols(ElfWriter symbols, ElfWriter versions) {
    symbol(symbols, "", 0, 0);
    versions.u16(0);
    for (String name : undefined) {
      symbol(symbols, name, 0x10, 0);
      versions.u16(1);
    }
    int index = 2;
    for (Version version : needs.values().stream().flatMap(List::stream).toList()) {
      for (BoundSymbol symbol : version.symbols()) {
        symbol(symbols, symbol.name(), symbol.weak() ? 0x20 : 0x10, 0);
        versions.u16(index);
      }
      index++;
    }
    for (String name : defined) {
      symbol(symbols, name, 0x12, 7);
      versions.u16(1);
    }
  }

  private void symbol(ElfWriter symbols, String name, int info, int section) {
    symbols.u32(string(name));
    if (elfClass == ElfClass.ELF32) {
      symbols.u32(0, 0).u8(info, 0).u16(section);
    } else {
      symbols.u8(info, 0).u16(section).word(0, 0);
    }
  }

  private ElfWriter versionNeeds() {
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

  private void hashTable(int symbolCount) {
    ElfWriter table = out.fresh();
    if (hash == Hash.SYSV) {
      if (machine == 22 && elfClass == ElfClass.ELF64) {
        place("hash", 4, table.word(1, symbolCount).fill(8 * (1 + symbolCount), 0));
      } else {
        place("hash", 4, table.u32(1, symbolCount).fill(4 * (1 + symbolCount), 0));
      }
    } else if (hash == Hash.GNU) {
      int first = symbolCount - defined.size();
      // An empty table does not tell the first symbol: GNU ld writes 1.
      table.u32(1, defined.isEmpty() ? 1 : first, 1, 6).word(0).u32(defined.isEmpty() ? 0 : first);
      for (int left = defined.size() - 1; left >= 0; left--) {
        table.u32(left == 0 ? 0x1235 : 0x1234);
      }
      place("hash", 0x6ffffef5, table);
    }
    out.align();
  }

  private void sections(int symbolsSize) {
    out.align();
    places.put("sections", out.position());
    int at = places.get("dynsym");
    out.fill(out.pick(40, 64), 0).u32(0, 11).word(2, at + BASE, at + gap, symbolsSize);
    out.u32(0, 0).word(8, out.pick(16, 24));
  }

  private void header(int head, int end) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    out.position(0).u8(0x7f, 'E', 'L', 'F', out.pick(1, 2), little ? 1 : 2, 1).align().fill(8, 0);
    out.u16(type, machine).u32(1).word(0, out.pick(52, 64));
    out.word(sections ? places.get("sections") + gap : 0).u32(0);
    out.u16(out.pick(52, 64), out.pick(32, 56), 3, out.pick(40, 64), sections ? 2 : 0, 0);
    places.put("header", 0);
    places.put("programs", out.position());
    int dynamicAt = places.get("dynamic");
    program(1, head, BASE, dynamicAt - head);
    program(1, dynamicAt, DYNAMIC_BASE, end - dynamicAt);
    program(2, dynamicAt, DYNAMIC_BASE, end - dynamicAt);
  }

  private void program(int programType, int at, long base, int size) {
    out.u32(programType);
    if (elfClass == ElfClass.ELF64) {
      out.u32(4);
    }
    out.word(at + gap, at + base, at + base, size, size);
    if (elfClass == ElfClass.ELF32) {
      out.u32(4);
    }
    out.word(8);
  }
}
