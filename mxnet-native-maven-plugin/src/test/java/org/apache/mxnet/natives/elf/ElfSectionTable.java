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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The sections of a test file: that of its dynamic symbols, and others that are not loaded. */
final class ElfSectionTable {
  private record Section(String name, int type, byte[] content) {}

  private final ElfWriter out;
  private final List<Section> others = new ArrayList<>();

  ElfSectionTable(ElfWriter out) {
    this.out = out;
  }

  void add(String name, int type, byte... content) {
    others.add(new Section(name, type, content));
  }

  int count() {
    return others.isEmpty() ? 2 : 3 + others.size();
  }

  /** The index of the table of names; 0 if no section has a name. */
  int namesIndex() {
    return others.isEmpty() ? 0 : count() - 1;
  }

  /**
   * Writes contents and headers, and tells where the headers are.
   *
   * @param gap what offsets in the file are more than positions in the writer
   */
  int write(long symbolsAddress, long symbolsOffset, int symbolsSize, long gap) {
    ElfWriter headers = out.fresh();
    ElfWriter names = out.fresh().u8(0);
    headers.fill(out.pick(40, 64), 0);
    headers.u32(0, 11).word(2, symbolsAddress, symbolsOffset, symbolsSize);
    headers.u32(0, 0).word(8, out.pick(16, 24));
    for (Section section : others) {
      header(headers, name(names, section.name()), section.type(), gap, section.content().length);
      out.bytes(section.content());
    }
    if (!others.isEmpty()) {
      int name = name(names, ".shstrtab");
      header(headers, name, 3, gap, names.position());
      out.bytes(names.written());
    }
    out.align();
    int at = out.position();
    out.bytes(headers.written());
    return at;
  }

  private void header(ElfWriter headers, int name, int type, long gap, int size) {
    headers.u32(name, type).word(0, 0, out.position() + gap, size).u32(0, 0).word(1, 0);
  }

  private static int name(ElfWriter names, String name) {
    int at = names.position();
    names.bytes(name.getBytes(StandardCharsets.US_ASCII)).u8(0);
    return at;
  }
}
