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
package org.apache.mxnet.natives.product;

import org.apache.mxnet.natives.elf.ElfSection;
import org.apache.mxnet.natives.elf.ElfSymbol;

/**
 * What a relocation asks of a link, as far as it matters for a shared library.
 *
 * <p>The numbers are those of "System V Application Binary Interface, AMD64 Architecture Processor
 * Supplement", table "Relocation Types", and of "ELF for the Arm 64-bit Architecture (AArch64)"
 * (IHI 0056), section "Relocation codes". What a linker refuses with {@code -shared} was compared
 * with GNU ld 2.40 and lld 16.
 */
enum RelocationKind {
  /** Through the GOT or PLT, a thread-local model that libraries may use, a size, a hint. */
  HARMLESS,
  /** An address in fewer bits than an address has: the loader has no such relocation. */
  NARROW_ADDRESS,
  /** A whole address, which the loader can fill in, but only where the program may write. */
  ADDRESS,
  /** A distance to the symbol, fixed by the link; wrong if another library replaces the symbol. */
  DISTANCE,
  /** As {@link #DISTANCE}, but the loader has a relocation for it too. */
  LOADER_DISTANCE,
  /**
   * The local exec model of thread-local storage, for a program itself ("ELF Handling For
   * Thread-Local Storage", 4.4).
   */
  LOCAL_EXEC;

  static RelocationKind ofX86(int type) {
    return switch (type) {
      // R_X86_64_64, R_X86_64_TPOFF64
      case 1, 18 -> ADDRESS;
      // R_X86_64_32, 32S, 16, 8
      case 10, 11, 12, 14 -> NARROW_ADDRESS;
      // R_X86_64_PC32, PC16, PC8, PC32_BND
      case 2, 13, 15, 39 -> DISTANCE;
      // R_X86_64_PC64
      case 24 -> LOADER_DISTANCE;
      // R_X86_64_TPOFF32
      case 23 -> LOCAL_EXEC;
      default -> HARMLESS;
    };
  }

  static RelocationKind ofAarch64(int type) {
    // R_AARCH64_ABS64
    if (type == 257) {
      return ADDRESS;
    }
    // R_AARCH64_ABS32, ABS16; MOVW_UABS_G0 to MOVW_SABS_G2
    if (type == 258 || type == 259 || isWithin(type, 263, 272)) {
      return NARROW_ADDRESS;
    }
    // R_AARCH64_PREL64 to PREL16; LD_PREL_LO19 to ADR_PREL_PG_HI21_NC; MOVW_PREL_G0 to G3
    if (isWithin(type, 260, 262) || isWithin(type, 273, 276) || isWithin(type, 287, 293)) {
      return DISTANCE;
    }
    // R_AARCH64_TLSLE_MOVW_TPREL_G2 to TLSLE_LDST64_TPREL_LO12_NC; TLSLE_LDST128_TPREL_LO12, _NC
    if (isWithin(type, 544, 559) || isWithin(type, 570, 571)) {
      return LOCAL_EXEC;
    }
    return HARMLESS;
  }

  private static boolean isWithin(int type, int first, int last) {
    return first <= type && type <= last;
  }

  /** Whether a shared library cannot carry it, whatever the other objects say of the symbol. */
  boolean isFatal(ElfSection section, ElfSymbol symbol) {
    return switch (this) {
      case HARMLESS, DISTANCE, LOADER_DISTANCE -> false;
      case NARROW_ADDRESS -> !isConstant(symbol);
      case ADDRESS -> !section.isWritable() && !isConstant(symbol);
      case LOCAL_EXEC -> true;
    };
  }

  /**
   * Whether a shared library cannot carry it unless another object makes the symbol hidden.
   *
   * <p>Compilers reach symbols of default visibility through the GOT or PLT when they make
   * position-independent code, so this finds code made without -fPIC, or for a program (-fPIE).
   */
  boolean isFatalUnlessHidden(ElfSection section, ElfSymbol symbol) {
    boolean direct = this == DISTANCE || this == LOADER_DISTANCE && !section.isWritable();
    return direct
        && symbol.binding() != ElfSymbol.Binding.LOCAL
        && symbol.visibility() == ElfSymbol.Visibility.DEFAULT
        && !isMadeByLinker(symbol.name());
  }

  /** A relocation without a symbol, or to one that is a number, has the same value everywhere. */
  private static boolean isConstant(ElfSymbol symbol) {
    return symbol.place() == ElfSymbol.Place.ABSOLUTE
        || symbol.place() == ElfSymbol.Place.UNDEFINED
            && symbol.binding() == ElfSymbol.Binding.LOCAL;
  }

  /** Names that the linker defines in the library itself, hidden. */
  private static boolean isMadeByLinker(String name) {
    return name.equals("_GLOBAL_OFFSET_TABLE_")
        || name.equals("_DYNAMIC")
        || name.equals("__ehdr_start")
        || name.startsWith("__start_")
        || name.startsWith("__stop_");
  }

  /** Why a shared library cannot carry it. */
  String reason() {
    return switch (this) {
      case NARROW_ADDRESS -> "an absolute address in fewer than 64 bits";
      case ADDRESS -> "an absolute address in a section that is only read";
      case DISTANCE, LOADER_DISTANCE ->
          "a fixed distance to a symbol that another library may have";
      case LOCAL_EXEC -> "thread-local storage as only a program may use it";
      case HARMLESS -> "nothing";
    };
  }
}
