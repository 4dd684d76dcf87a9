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

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a universal Mach-O file, one for each processor ({@code mach-o/fat.h}). */
final class UniversalMachO {
  private static final int WIDE_MAGIC = 0xcafebabf;
  private static final int HEADER_BYTES = 8;

  private final List<MachO> parts = new ArrayList<>();

  /** Where the parts start, in bytes from the start of the file; of a big-endian buffer. */
  static List<Long> offsets(ByteBuffer head) {
    boolean wide = head.getInt(0) == WIDE_MAGIC;
    int entryBytes = wide ? 32 : 20;
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < head.getInt(4); i++) {
      int at = HEADER_BYTES + i * entryBytes;
      if (at > head.limit() - entryBytes) {
        break;
      }
      long offset = wide ? head.getLong(at + 8) : head.getInt(at + 8) & 0xffff_ffffL;
      if (offset >= HEADER_BYTES) {
        offsets.add(offset);
      }
    }
    return offsets;
  }

  void add(MachO part) {
    parts.add(part);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  ForeignFormat.Foreign summary() {
    return new ForeignFormat.Foreign(
        "universal Mach-O",
        parts.stream().map(MachO::machine).distinct().collect(Collectors.joining(", ")),
        parts.stream().flatMap(part -> part.installNames().stream()).distinct().toList(),
        minimumOs());
  }

  private Optional<String> minimumOs() {
    LinkedHashSet<Optional<String>> versions =
        parts.stream().map(MachO::minimumOs).collect(Collectors.toCollection(LinkedHashSet::new));
    if (versions.size() == 1) {
      return versions.iterator().next();
    }
    return Optional.of(
        parts.stream()
            .filter(part -> part.minimumOs().isPresent())
            .map(part -> part.machine() + " " + part.minimumOs().get())
            .distinct()
            .collect(Collectors.joining(", ")));
  }
}
