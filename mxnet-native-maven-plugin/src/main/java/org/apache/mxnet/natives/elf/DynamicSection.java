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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The dynamic section (gABI): where the tables are, and the names of the libraries needed. */
final class DynamicSection {
  private static final long DT_NULL = 0;

  private final Table entries;
  private final Segments segments;

  /** The last value of each tag, as in glibc; DT_NEEDED alone is meant to be repeated. */
  private final Map<DynamicTag, Long> values = new EnumMap<>(DynamicTag.class);

  private DynamicSection(Table entries, Segments segments) {
    this.entries = entries;
    this.segments = segments;
  }

  /** Empty if the file has none, as an object file or a static program. */
  static Optional<DynamicSection> read(Segments segments) throws ElfFormatException {
    Optional<Table> entries = segments.dynamic();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    DynamicSection section = new DynamicSection(entries.get(), segments);
    section.each(section.values::put);
    return Optional.of(section);
  }

  /** The value of a tag, unsigned; empty if the section lacks it. */
  OptionalLong value(DynamicTag tag) {
    Long value = values.get(tag);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /**
   * The dynamic string table.
   *
   * @throws ElfFormatException if DT_STRTAB or DT_STRSZ is missing or wrong; the gABI demands both
   */
  Table strings() throws ElfFormatException {
    return segments.table(
        "dynamic string table", demand(DynamicTag.STRTAB), demand(DynamicTag.STRSZ));
  }

  /** The names that DT_NEEDED gives, in the order of the section. */
  List<String> needed() throws ElfFormatException {
    List<String> names = new ArrayList<>();
    if (values.containsKey(DynamicTag.NEEDED)) {
      Table strings = strings();
      each(
          (tag, value) -> {
            if (tag == DynamicTag.NEEDED) {
              names.add(strings.string(value));
            }
          });
    }
    return names;
  }

  /** The name a tag refers to, for DT_SONAME, DT_RUNPATH and DT_RPATH. */
  Optional<String> string(DynamicTag tag) throws ElfFormatException {
    OptionalLong at = value(tag);
    return at.isPresent() ? Optional.of(strings().string(at.getAsLong())) : Optional.empty();
  }

  /** The table from a tag's address up to the end of its segment; empty without the tag. */
  Optional<Table> rest(DynamicTag tag, String name) throws ElfFormatException {
    OptionalLong address = value(tag);
    return address.isPresent()
        ? Optional.of(segments.rest(name, address.getAsLong()))
        : Optional.empty();
  }

  /**
   * How far it is from the address of one table to that of the next one that the section knows, in
   * bytes; empty if none follows.
   */
  OptionalLong distanceToNext(DynamicTag tag) {
    long from = values.get(tag);
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().isAddress())
        .mapToLong(Map.Entry::getValue)
        .filter(address -> Long.compareUnsigned(address, from) > 0)
        .map(address -> address - from)
        .filter(distance -> distance > 0)
        .min();
  }

  private long demand(DynamicTag tag) throws ElfFormatException {
    OptionalLong value = value(tag);
    if (value.isEmpty()) {
      throw entries.malformed("has no DT_" + tag);
    }
    return value.getAsLong();
  }

  /** Takes one entry of the section. */
  private interface EntrySink {
    void accept(DynamicTag tag, long value) throws ElfFormatException;
  }

  private void each(EntrySink sink) throws ElfFormatException {
    int word = entries.bytes().elfClass().wordBytes();
    for (long at = 0; at < entries.size(); at += 2L * word) {
      long tag = entries.word(at);
      if (tag == DT_NULL) {
        return;
      }
      Optional<DynamicTag> known = DynamicTag.of(tag);
      if (known.isPresent()) {
        sink.accept(known.get(), entries.word(at + word));
      }
    }
  }
}
