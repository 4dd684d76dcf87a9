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
import java.util.List;

/** The processors that the policies know, with the flags that their libraries carry. */
enum SevenMachines {
  X86_64(62, ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN, 0),
  I386(3, ElfClass.ELF32, ByteOrder.LITTLE_ENDIAN, 0),
  AARCH64(183, ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN, 0),
  /** EF_ARM_EABI_VER5 and EF_ARM_ABI_FLOAT_HARD. */
  ARM(40, ElfClass.ELF32, ByteOrder.LITTLE_ENDIAN, 0x500_0400),
  /** The ELFv2 ABI. */
  PPC64LE(21, ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN, 2),
  S390X(22, ElfClass.ELF64, ByteOrder.BIG_ENDIAN, 0),
  /** EF_RISCV_RVC and EF_RISCV_FLOAT_ABI_DOUBLE. */
  RISCV64(243, ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN, 5);

  private final int machine;
  private final ElfClass elfClass;
  private final ByteOrder order;
  private final long flags;

  SevenMachines(int machine, ElfClass elfClass, ByteOrder order, long flags) {
    this.machine = machine;
    this.elfClass = elfClass;
    this.order = order;
    this.flags = flags;
  }

  ElfMachine machine() {
    return new ElfMachine(machine);
  }

  ElfClass elfClass() {
    return elfClass;
  }

  ByteOrder order() {
    return order;
  }

  long flags() {
    return flags;
  }

  /** The needs that {@link #image} puts in. */
  static List<VersionNeed> needs() {
    return List.of(
        need("libm.so.6", "GLIBC_2.27", false, strong("exp"), strong("log")),
        need("libm.so.6", "GLIBC_2.29", false, strong("pow")),
        need("libstdc++.so.6", "GLIBCXX_3.4.29", false, strong("_ZSt21__glibcxx_assert_failPKc")),
        need("libstdc++.so.6", "CXXABI_1.3", false),
        need("libgcc_s.so.1", "GCC_3.0", true, weak("_Unwind_Resume")),
        need("libc.so.6", "GLIBC_2.34", false, strong("dlsym"), weak("pthread_create")));
  }

  /** A library with these needs, symbols of its own, a build id, and sections if so asked. */
  ElfImage image(ElfImageBuilder.Hash hash, boolean sections) {
    ElfImageBuilder image =
        new ElfImageBuilder(elfClass, order).machine(machine).hash(hash).name(14, "libtest.so");
    if (sections) {
      image.section(".comment", 1, (byte) 'c');
    }
    for (VersionNeed need : needs()) {
      image.name(1, need.file());
      image.need(
          need.file(), need.version(), need.weak(), need.symbols().toArray(BoundSymbol[]::new));
    }
    ElfImage built =
        image.undefined("JNI_OnLoad_zip").defined("own").note("GNU", 3, (byte) 7).build();
    return built.u32("header", elfClass.pick(36, 48), flags);
  }

  private static VersionNeed need(
      String file, String version, boolean weak, BoundSymbol... symbols) {
    return new VersionNeed(file, version, weak, List.of(symbols));
  }

  private static BoundSymbol strong(String name) {
    return new BoundSymbol(name, false);
  }

  private static BoundSymbol weak(String name) {
    return new BoundSymbol(name, true);
  }
}
