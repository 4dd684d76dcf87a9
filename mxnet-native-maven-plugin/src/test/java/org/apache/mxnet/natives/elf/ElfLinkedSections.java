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
 * Section headers for an image, as a linker writes them: binutils' tools find the tables of the
 * dynamic symbols by them alone, where the loader goes by the dynamic section.
 */
final class ElfLinkedSections {
  private static final int STRTAB = 3;
  private static final int DYNAMIC = 6;
  private static final int DYNSYM = 11;
  private static final int VERSYM = 0x6fffffff;
  private static final int VERNEED = 0x6ffffffe;

  /** Index of the section of names, which is the third. */
  private static final int STRINGS = 2;

  private static final long BASE = 0x10000;
  private static final long DYNAMIC_BASE = 0x30000;

  private final ElfImage image;
  private final ElfWriter headers;
  private final ElfWriter names;

  private ElfLinkedSections(ElfImage image, ElfWriter out) {
    this.image = image;
    this.headers = out.fresh();
    this.names = out.fresh().u8(0);
  }

  /**
   * The bytes of an image with section headers behind them; the image has version needs and no
   * sections, slack or gap.
   *
   * @param libraries how many libraries it has version needs of
   */
  static byte[] added(ElfImage image, ElfClass elfClass, ByteOrder order, int libraries) {
    ElfWriter out = new ElfWriter(elfClass, order).bytes(image.bytes());
    return new ElfLinkedSections(image, out).write(out, libraries);
  }

  private byte[] write(ElfWriter out, int libraries) {
    int symbolBytes = out.pick(16, 24);
    int symbols = (image.at("dynstr") - image.at("dynsym")) / symbolBytes;
    headers.fill(out.pick(40, 64), 0);
    header(".dynsym", DYNSYM, "dynsym", symbols * symbolBytes, STRINGS, 1, symbolBytes);
    int end = image.at("versym");
    header(".dynstr", STRTAB, "dynstr", end - image.at("dynstr"), 0, 0, 0);
    header(".gnu.version", VERSYM, "versym", 2 * symbols, 1, 0, 2);
    end = image.at("dynamic");
    header(".gnu.version_r", VERNEED, "verneed", end - image.at("verneed"), STRINGS, libraries, 0);
    end = image.at("notes");
    int entryBytes = out.pick(8, 16);
    header(".dynamic", DYNAMIC, "dynamic", end - image.at("dynamic"), STRINGS, 0, entryBytes);
    int name = name(".shstrtab");
    out.align();
    headers.u32(name, STRTAB).word(0, 0, out.position(), names.position()).u32(0, 0).word(1, 0);
    out.bytes(names.written()).align();
    int at = out.position();
    out.bytes(headers.written());
    int size = out.position();
    out.position(out.pick(32, 40)).word(at);
    out.position(out.pick(48, 60)).u16(7, 6);
    return out.position(size).written();
  }

  private void header(
      String name, int type, String place, int size, int link, int info, int entryBytes) {
    long address = image.at(place) + (place.equals("dynamic") ? DYNAMIC_BASE : BASE);
    headers.u32(name(name), type).word(2, address, image.at(place), size);
    headers.u32(link, info).word(type == VERSYM ? 2 : 1, entryBytes);
  }

  private int name(String name) {
    int at = names.position();
    names.bytes(name.getBytes(StandardCharsets.US_ASCII)).u8(0);
    return at;
  }
}
