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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assembles small object files for tests, from the gABI and without a use of the reader. */
public final class RelocatableBuilder {
  public static final long ALLOC = 2;
  public static final long WRITE = 1;

  private static final int SYMTAB = 2;
  private static final int STRTAB = 3;

  private record Section(int name, int type, long flags, int link, int info, int entry, byte[] b) {}

  private record Symbol(String name, int binding, int type, int visibility, int place) {}

  private record Relocation(int type, int symbol) {}

  private final ElfClass elfClass;
  private final ByteOrder order;
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final Map<String, List<Relocation>> relocations = new LinkedHashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final ElfWriter names;
  private int machine = 62;
  private int type = 1;
  private boolean addends = true;
  private boolean wide;

  public RelocatableBuilder(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.order = order;
    this.names = new ElfWriter(elfClass, order).u8(0);
    sections.add(new Section(0, 0, 0, 0, 0, 0, new byte[0]));
    symbols.add(new Symbol("", 0, 0, 0, 0));
    section(".text", ALLOC | 4).section(".data", ALLOC | WRITE).section(".rodata", ALLOC);
  }

  /** A 64-bit little-endian object for x86_64 with .text (section 1), .data and .rodata. */
  public static RelocatableBuilder object() {
    return new RelocatableBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  public RelocatableBuilder machine(int value) {
    machine = value;
    return this;
  }

  RelocatableBuilder type(int value) {
    type = value;
    return this;
  }

  /** REL instead of RELA. */
  RelocatableBuilder withoutAddends() {
    addends = false;
    return this;
  }

  /** All indexes that have a place for large numbers are put there. */
  RelocatableBuilder wide() {
    wide = true;
    return this;
  }

  public RelocatableBuilder section(String name, long flags) {
    return section(name, 1, flags);
  }

  RelocatableBuilder section(String name, int type, long flags) {
    indexes.put(name, add(name, type, flags, 0, 0, 0, new byte[16]));
    return this;
  }

  /** A function in .text that others may use. */
  public RelocatableBuilder defines(String name) {
    return symbol(name, 1, 2, 0, 1);
  }

  /** The same, weak and hidden. */
  public RelocatableBuilder definesWeakHidden(String name) {
    return symbol(name, 2, 2, 2, 1);
  }

  public RelocatableBuilder hidden(String name) {
    return symbol(name, 1, 1, 2, 2);
  }

  public RelocatableBuilder needs(String name) {
    return symbol(name, 1, 0, 0, 0);
  }

  public RelocatableBuilder needsWeakly(String name) {
    return symbol(name, 2, 0, 0, 0);
  }

  public RelocatableBuilder symbol(
      String name, int binding, int symbolType, int visibility, int place) {
    symbols.add(new Symbol(name, binding, symbolType, visibility, place));
    return this;
  }

  /** A relocation to a symbol, the latest of that name; "" is for none. */
  public RelocatableBuilder relocation(String section, int relocationType, String symbol) {
    int index = 0;
    for (int i = 0; i < symbols.size(); i++) {
      index = symbols.get(i).name().equals(symbol) ? i : index;
    }
    relocations
        .computeIfAbsent(section, key -> new ArrayList<>())
        .add(new Relocation(relocationType, symbol.isEmpty() ? 0 : index));
    return this;
  }

  /** Where a part begins, once built: a section by its name, "headers", "names". */
  int at(String part) {
    return places.get(part);
  }

  public byte[] build() {
    int symtab = sections.size() + relocations.size();
    relocations.forEach((target, list) -> add(target, list, symtab));
    addSymbols(symtab);
    int nameTable = add(".shstrtab", STRTAB, 0, 0, 0, 0, new byte[0]);
    ElfWriter out = new ElfWriter(elfClass, order).fill(elfClass.pick(52, 64), 0);
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      out.align();
      offsets.add(out.position());
      out.bytes(i == nameTable ? names.written() : sections.get(i).b());
    }
    places.put("names", offsets.get(nameTable));
    out.align();
    places.put("headers", out.position());
    for (int i = 0; i < sections.size(); i++) {
      header(out, i, offsets.get(i), nameTable);
    }
    byte[] bytes = out.written();
    ElfWriter start = out.fresh();
    start.u8(0x7f, 'E', 'L', 'F', elfClass.pick(1, 2)).u8(order == ByteOrder.BIG_ENDIAN ? 2 : 1, 1);
    start.fill(9, 0).u16(type, machine).u32(1).word(0, 0, places.get("headers")).u32(0);
    start.u16(elfClass.pick(52, 64), 0, 0, elfClass.pick(40, 64));
    start.u16(wide ? 0 : sections.size(), wide ? 0xffff : nameTable);
    System.arraycopy(start.written(), 0, bytes, 0, start.position());
    for (int i = 1; i < sections.size(); i++) {
      places.putIfAbsent("section " + i, offsets.get(i));
    }
    places.put("symtab", offsets.get(symtab));
    return bytes;
  }

  private void header(ElfWriter out, int index, int offset, int nameTable) {
    Section s = sections.get(index);
    boolean first = index == 0 && wide;
    long size = index == nameTable ? names.position() : s.b().length;
    out.u32(s.name(), s.type()).word(s.flags(), 0, index == 0 ? 0 : offset);
    out.word(first ? sections.size() : size).u32(first ? nameTable : s.link(), s.info());
    out.word(1, s.entry());
  }

  private void add(String target, List<Relocation> list, int symtab) {
    ElfWriter table = new ElfWriter(elfClass, order);
    for (Relocation r : list) {
      long info = elfClass == ElfClass.ELF64 ? (long) r.symbol << 32 : (long) r.symbol << 8;
      table.word(4, info | r.type());
      if (addends) {
        table.word(-4);
      }
    }
    int entry = addends ? elfClass.pick(12, 24) : elfClass.pick(8, 16);
    String name = (addends ? ".rela" : ".rel") + target;
    add(name, addends ? 4 : 9, 0, symtab, indexes.get(target), entry, table.written());
  }

  private void addSymbols(int symtab) {
    ElfWriter table = new ElfWriter(elfClass, order);
    ElfWriter strings = table.fresh().u8(0);
    ElfWriter indexTable = table.fresh();
    for (Symbol s : symbols) {
      int name = s.name().isEmpty() ? 0 : strings.position();
      strings.bytes((s.name() + "\0").getBytes(StandardCharsets.UTF_8));
      boolean large = wide && s.place() > 0 && s.place() < 0xff00;
      indexTable.u32(large ? s.place() : 0);
      int place = large ? 0xffff : s.place();
      int info = s.binding() << 4 | s.type();
      table.u32(name);
      if (elfClass == ElfClass.ELF64) {
        table.u8(info, s.visibility()).u16(place).word(0, 0);
      } else {
        table.word(0, 0).u8(info, s.visibility()).u16(place);
      }
    }
    add(".symtab", SYMTAB, 0, symtab + 1, 1, elfClass.pick(16, 24), table.written());
    add(".strtab", STRTAB, 0, 0, 0, 0, strings.written());
    if (wide) {
      add(".symtab_shndx", 18, 0, symtab, 0, 4, indexTable.written());
    }
  }

  private int add(String name, int kind, long flags, int link, int info, int entry, byte[] b) {
    sections.add(new Section(names.position(), kind, flags, link, info, entry, b));
    names.bytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    return sections.size() - 1;
  }
}
