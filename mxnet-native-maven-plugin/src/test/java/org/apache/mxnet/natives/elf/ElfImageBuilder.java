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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private final ElfClass elfClass;
  private final ByteOrder order;
  private final ElfWriter out;
  private final ElfSymbolTables tables;
  private final ElfWriter dynamic;
  private final Map<String, Integer> places = new HashMap<>();
  private final ElfSegments segments;
  private int machine = 62;
  private int type = 3;
  private Hash hash = Hash.GNU;
  private Optional<ElfSectionTable> sections = Optional.empty();
  private boolean slack;
  private long gap;

  ElfImageBuilder(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.order = order;
    this.out = new ElfWriter(elfClass, order);
    this.tables = new ElfSymbolTables(elfClass, out);
    this.dynamic = out.fresh();
    this.segments = new ElfSegments(out);
  }

  /** A 64-bit little-endian shared library for x86_64. */
  public static ElfImageBuilder library() {
    return new ElfImageBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  public ElfImageBuilder machine(int value) {
    machine = value;
    return this;
  }

  public ElfImageBuilder type(int value) {
    type = value;
    return this;
  }

  ElfImageBuilder hash(Hash value) {
    hash = value;
    return this;
  }

  /** Adds section headers, of the dynamic symbols alone unless there are others. */
  ElfImageBuilder sections() {
    sections = Optional.of(sections.orElseGet(() -> new ElfSectionTable(out)));
    return this;
  }

  /** Adds a section that is not loaded, behind all else, and section headers with names. */
  public ElfImageBuilder section(String name, int sectionType, byte... content) {
    sections().sections.orElseThrow().add(name, sectionType, content);
    return this;
  }

  /** Adds a program header without a place: PT_GNU_STACK, PT_GNU_RELRO. */
  public ElfImageBuilder segment(long segmentType, int flags, long memoryBytes) {
    segments.add(segmentType, flags, memoryBytes);
    return this;
  }

  /** Adds a PT_NOTE of one note. */
  public ElfImageBuilder note(String owner, int noteType, byte... content) {
    segments.note(owner, noteType, content);
    return this;
  }

  /** Adds an entry to the dynamic section whose value is a number. */
  public ElfImageBuilder dynamic(long tag, long value) {
    dynamic.word(tag, value);
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
  public ElfImageBuilder name(int tag, String value) {
    dynamic.word(tag, tables.string(value));
    return this;
  }

  /** Adds a version need; its symbols come under the next index, from 2 on. */
  public ElfImageBuilder need(String file, String version, boolean weak, BoundSymbol... symbols) {
    tables.need(file, version, weak, List.of(symbols));
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
    tables.undefined(name);
    return this;
  }

  /** Adds a symbol that the file itself has; only such symbols are in a GNU hash table. */
  public ElfImageBuilder defined(String name) {
    return defined(name, 0x12, 0);
  }

  /** As above, with st_info (0x12 a global function, 0x22 a weak one) and st_other (2 hidden). */
  public ElfImageBuilder defined(String name, int info, int other) {
    tables.defined(name, info, other);
    return this;
  }

  /** The file; the builder is used up. */
  public ElfImage build() {
    int head = out.pick(52, 64) + (3 + segments.count()) * out.pick(32, 56);
    out.fill(head, 0);
    ElfWriter symbols = out.fresh();
    ElfWriter versions = out.fresh();
    tables.symbols(symbols, versions);
    ElfWriter versionNeeds = tables.versionNeeds();
    int symbolBytes = out.pick(16, 24);
    if (hash == Hash.SYSV) {
      boolean wide = machine == 22 && elfClass == ElfClass.ELF64;
      place("hash", 4, tables.hash(symbols.position() / symbolBytes, wide));
    } else if (hash == Hash.GNU) {
      place("hash", 0x6ffffef5, tables.gnuHash(symbols.position() / symbolBytes));
    }
    out.align();
    int symbolsSize = symbols.position();
    if (slack) {
      symbols.fill(2 * symbolBytes, 0xee);
      versions.u16(2, 2);
    }
    place("dynsym", 6, symbols);
    place("dynstr", 5, tables.strings());
    dynamic.word(10, tables.strings().position(), 11, symbolBytes);
    out.align();
    place("versym", 0x6ffffff0, versions);
    if (tables.libraries() > 0) {
      out.align();
      place("verneed", 0x6ffffffe, versionNeeds);
      dynamic.word(0x6fffffff, tables.libraries());
    }
    out.align();
    places.put("dynamic", out.position());
    out.bytes(dynamic.word(0, 0).written());
    places.put("notes", out.position());
    segments.writeNotes();
    int end = out.position();
    if (sections.isPresent()) {
      long at = places.get("dynsym");
      int headers = sections.get().write(at + BASE, at + gap, symbolsSize, gap);
      places.put("sections", headers);
    }
    int size = out.position();
    header(head, end);
    byte[] bytes = out.position(size).written();
    return new ElfImage(bytes, places, elfClass, order, head, gap);
  }

  private void place(String name, long tag, ElfWriter table) {
    places.put(name, out.position());
    dynamic.word(tag, out.position() + BASE);
    out.bytes(table.written());
  }

  private void header(int head, int end) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    out.position(0).u8(0x7f, 'E', 'L', 'F', out.pick(1, 2), little ? 1 : 2, 1).align().fill(8, 0);
    out.u16(type, machine).u32(1).word(0, out.pick(52, 64));
    out.word(sections.isPresent() ? places.get("sections") + gap : 0).u32(0);
    out.u16(out.pick(52, 64), out.pick(32, 56), 3 + segments.count(), out.pick(40, 64));
    out.u16(
        sections.map(ElfSectionTable::count).orElse(0),
        sections.map(ElfSectionTable::namesIndex).orElse(0));
    places.put("header", 0);
    places.put("programs", out.position());
    int dynamicAt = places.get("dynamic");
    segments.program(1, 4, head + gap, head + BASE, dynamicAt - head);
    segments.program(1, 4, dynamicAt + gap, dynamicAt + DYNAMIC_BASE, end - dynamicAt);
    int dynamicBytes = places.get("notes") - dynamicAt;
    segments.program(2, 4, dynamicAt + gap, dynamicAt + DYNAMIC_BASE, dynamicBytes);
    segments.writeHeaders(places.get("notes"), gap, DYNAMIC_BASE);
  }
}
