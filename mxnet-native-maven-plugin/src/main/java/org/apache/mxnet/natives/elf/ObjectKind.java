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

/** What a member of an archive is, by its first four bytes. */
public enum ObjectKind {
  /** 7f 45 4c 46: an ELF file. */
  ELF,
  /** "BC" c0 de, or its wrapper 0b17c0de: LLVM's intermediate code, for link-time optimisation. */
  LLVM_BITCODE,
  /** Any other, also an empty one. */
  OTHER;

  private static final int ELF_MAGIC = 0x7f454c46;
  private static final int BITCODE_MAGIC = 0x4243c0de;

  /** The number 0x0b17c0de in little endian, as LLVM's "Bitcode File Format" has it. */
  private static final int WRAPPED_BITCODE_MAGIC = 0xdec0170b;

  /** The kind of what starts at the position of a big-endian buffer. */
  static ObjectKind at(ByteBuffer bytes, int position, long size) {
    if (size < Integer.BYTES) {
      return OTHER;
    }
    return switch (bytes.getInt(position)) {
      case ELF_MAGIC -> ELF;
      case BITCODE_MAGIC, WRAPPED_BITCODE_MAGIC -> LLVM_BITCODE;
      default -> OTHER;
    };
  }
}
