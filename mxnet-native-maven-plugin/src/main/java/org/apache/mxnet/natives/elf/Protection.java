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

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file lets the loader protect once it is loaded.
 *
 * <p>The flags are those of the gABI, "Dynamic Section"; {@code PT_GNU_STACK}, {@code PT_GNU_RELRO}
 * and {@code DF_1_NOW} have no standard and are as binutils writes and glibc reads them.
 *
 * @param stack whether its code may run with a stack that is not executable
 * @param relro whether a part of it is to be made read-only after relocation (PT_GNU_RELRO)
 * @param bindNow whether all functions are looked up at once (DT_BIND_NOW, DF_BIND_NOW or
 *     DF_1_NOW), without which the table of their addresses stays writable
 * @param textRelocations whether relocations change its code (DT_TEXTREL or DF_TEXTREL)
 */
public record Protection(
    StackDemand stack, boolean relro, boolean bindNow, boolean textRelocations) {
  private static final long PT_GNU_STACK = 0x6474_e551L;
  private static final long PT_GNU_RELRO = 0x6474_e552L;
  private static final long PF_X = 1;
  private static final long DF_TEXTREL = 4;
  private static final long DF_BIND_NOW = 8;
  private static final long DF_1_NOW = 1;

  /** None is null. */
  public Protection {
    Objects.requireNonNull(stack, "stack");
  }

  static Protection read(Table programs, Optional<DynamicSection> dynamic)
      throws ElfFormatException {
    ElfClass c = programs.bytes().elfClass();
    StackDemand stack = StackDemand.UNSTATED;
    boolean relro = false;
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      long type = programs.u32(at);
      if (type == PT_GNU_STACK) {
        stack =
            (programs.u32(at + c.pick(24, 4)) & PF_X) == 0
                ? StackDemand.NOT_EXECUTABLE
                : StackDemand.EXECUTABLE;
      } else if (type == PT_GNU_RELRO) {
        // p_memsz, and the last one: what glibc goes by.
        relro = programs.word(at + c.pick(20, 40)) != 0;
      }
    }
    boolean bindNow =
        dynamic.isPresent()
            && (has(dynamic.get(), DynamicTag.BIND_NOW)
                || has(dynamic.get(), DynamicTag.FLAGS, DF_BIND_NOW)
                || has(dynamic.get(), DynamicTag.FLAGS_1, DF_1_NOW));
    boolean textRelocations =
        dynamic.isPresent()
            && (has(dynamic.get(), DynamicTag.TEXTREL)
                || has(dynamic.get(), DynamicTag.FLAGS, DF_TEXTREL));
    return new Protection(stack, relro, bindNow, textRelocations);
  }

  private static boolean has(DynamicSection dynamic, DynamicTag tag) {
    return dynamic.value(tag).isPresent();
  }

  private static boolean has(DynamicSection dynamic, DynamicTag tag, long flag) {
    OptionalLong flags = dynamic.value(tag);
    return flags.isPresent() && (flags.getAsLong() & flag) != 0;
  }
}
