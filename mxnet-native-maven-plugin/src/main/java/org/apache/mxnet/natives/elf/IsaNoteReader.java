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

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the level of the x86 instruction set that a file says it needs: the property
 * GNU_PROPERTY_X86_ISA_1_NEEDED of the note NT_GNU_PROPERTY_TYPE_0 (x86-64 psABI, "Program
 * Property"; Linux gABI extensions). A loader that knows the property refuses such a file on a
 * lesser processor.
 */
final class IsaNoteReader {
  private static final long NT_GNU_PROPERTY_TYPE_0 = 5;
  private static final long ISA_1_NEEDED = 0xc000_8002L;
  private static final int PROPERTY_HEADER_BYTES = 8;

  private IsaNoteReader() {}

  /** The bits: 1 x86-64, 2 its level v2, 4 v3, 8 v4; empty if the file says nothing. */
  static OptionalLong read(Table programs, ElfMachine machine) throws ElfFormatException {
    if (!machine.equals(ElfMachine.X86_64) && !machine.equals(ElfMachine.I386)) {
      // The numbers of such properties mean something else for each processor.
      return OptionalLong.empty();
    }
    Set<Long> segments = Set.of(NoteReader.PT_GNU_PROPERTY, NoteReader.PT_NOTE);
    Optional<Table> found = NoteReader.find(programs, segments, NT_GNU_PROPERTY_TYPE_0);
    return found.isPresent() ? find(found.get()) : OptionalLong.empty();
  }

  private static OptionalLong find(Table properties) throws ElfFormatException {
    int alignment = properties.bytes().elfClass().wordBytes();
    long at = 0;
    while (at <= properties.size() - PROPERTY_HEADER_BYTES) {
      long type = properties.u32(at);
      long size = properties.u32(at + 4);
      long content = at + PROPERTY_HEADER_BYTES;
      if (size > properties.size() - content) {
        throw properties.malformed("the property at position 0x%x runs past its end".formatted(at));
      }
      if (type == ISA_1_NEEDED && size == Integer.BYTES) {
        return OptionalLong.of(properties.u32(content));
      }
      at = (content + size + alignment - 1) & -alignment;
    }
    return OptionalLong.empty();
  }
}
