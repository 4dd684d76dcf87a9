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

/**
 * The processor an ELF file is for.
 *
 * @param value e_machine as the gABI and the processor supplements number it, 0 to 65535
 */
public record ElfMachine(int value) {
  /** EM_386. */
  public static final ElfMachine I386 = new ElfMachine(3);

  /** EM_PPC64, of either byte order. */
  public static final ElfMachine PPC64 = new ElfMachine(21);

  /** EM_S390; with 64-bit words this is s390x. */
  public static final ElfMachine S390X = new ElfMachine(22);

  /** EM_ARM, 32-bit. */
  public static final ElfMachine ARM = new ElfMachine(40);

  /** EM_X86_64. */
  public static final ElfMachine X86_64 = new ElfMachine(62);

  /** EM_AARCH64. */
  public static final ElfMachine AARCH64 = new ElfMachine(183);

  /** EM_RISCV, of either width. */
  public static final ElfMachine RISCV = new ElfMachine(243);

  /**
   * @throws IllegalArgumentException if the value does not fit in 16 bits
   */
  public ElfMachine {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("e_machine out of range: " + value);
    }
  }

  /** The processor's name as {@code uname -m} has it, or {@code e_machine 0x..} for others. */
  public String displayName() {
    return switch (value) {
      case 3 -> "i386";
      case 21 -> "ppc64";
      case 22 -> "s390x";
      case 40 -> "arm";
      case 62 -> "x86_64";
      case 183 -> "aarch64";
      case 243 -> "riscv";
      default -> "e_machine 0x%x".formatted(value);
    };
  }

  /** The display name. */
  @Override
  public String toString() {
    return displayName();
  }
}
