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

/** The width of addresses and file offsets in an ELF file, EI_CLASS of the gABI. */
public enum ElfClass {
  /** ELFCLASS32. */
  ELF32(32),
  /** ELFCLASS64. */
  ELF64(64);

  private final int bits;

  ElfClass(int bits) {
    this.bits = bits;
  }

  /** 32 or 64. */
  public int bits() {
    return bits;
  }

  /** The size of an address, in bytes. */
  int wordBytes() {
    return bits / Byte.SIZE;
  }

  /** The offset or size that applies to this class. */
  int pick(int in32, int in64) {
    return this == ELF32 ? in32 : in64;
  }
}
