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
package org.apache.mxnet.natives.scan;

/** Which level the instructions without VEX and EVEX prefixes belong to. */
final class X86Levels {
  private static final int REP = 0xf3;
  private static final int REPNE = 0xf2;

  private X86Levels() {}

  /** Of the opcodes behind 0f. */
  static int map0f(int opcode, int modRm, boolean shortOperand, int repeat, boolean wide) {
    return switch (opcode) {
      case 0xa2 -> X86Decoder.CPUID;
      // POPCNT; LZCNT, which gives another result where it is read as BSR.
      case 0xb8 -> repeat == REP ? X86Decoder.V2 : X86Decoder.PLAIN;
      case 0xbd -> repeat == REP ? X86Decoder.V3 : X86Decoder.PLAIN;
      // MOVDDUP, MOVSLDUP, MOVSHDUP, ADDSUBPx, HADDPx, HSUBPx, LDDQU of SSE3.
      case 0x12 -> repeat != 0 ? X86Decoder.V2 : X86Decoder.PLAIN;
      case 0x16 -> repeat == REP ? X86Decoder.V2 : X86Decoder.PLAIN;
      case 0x7c, 0x7d, 0xd0 -> repeat == REPNE || shortOperand ? X86Decoder.V2 : X86Decoder.PLAIN;
      case 0xf0 -> repeat == REPNE ? X86Decoder.V2 : X86Decoder.PLAIN;
      // CMPXCHG16B: of the group, the first with 64-bit operands, in memory.
      case 0xc7 -> wide && (modRm >> 3 & 7) == 1 && modRm < 0xc0 ? X86Decoder.V2 : X86Decoder.PLAIN;
      default -> X86Decoder.PLAIN;
    };
  }

  /** Of the opcodes behind 0f 38. */
  static int map38(int opcode, boolean shortOperand, int repeat) {
    if (opcode == 0xf0 || opcode == 0xf1) {
      // CRC32 of SSE4.2, or MOVBE.
      return repeat == REPNE ? X86Decoder.V2 : X86Decoder.V3;
    }
    boolean ssse3 = opcode <= 0x0b || opcode >= 0x1c && opcode <= 0x1e;
    boolean sse41 =
        opcode == 0x10
            || opcode == 0x14
            || opcode == 0x15
            || opcode == 0x17
            || opcode >= 0x20 && opcode <= 0x25
            || opcode >= 0x28 && opcode <= 0x2b
            || opcode >= 0x30 && opcode <= 0x41;
    return ssse3 || sse41 && shortOperand ? X86Decoder.V2 : X86Decoder.PLAIN;
  }

  /** Of the opcodes behind 0f 3a. */
  static int map3a(int opcode, boolean shortOperand) {
    boolean palignr = opcode == 0x0f;
    boolean sse4 =
        opcode >= 0x08 && opcode <= 0x0e
            || opcode >= 0x14 && opcode <= 0x17
            || opcode >= 0x20 && opcode <= 0x22
            || opcode >= 0x40 && opcode <= 0x42
            || opcode >= 0x60 && opcode <= 0x63;
    return palignr || sse4 && shortOperand ? X86Decoder.V2 : X86Decoder.PLAIN;
  }
}
