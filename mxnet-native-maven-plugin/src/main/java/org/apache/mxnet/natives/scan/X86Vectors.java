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

import java.util.BitSet;

/**
 * Decodes instructions with a VEX prefix (AVX, FMA, BMI, and the mask registers of AVX-512) and an
 * EVEX prefix (AVX-512).
 */
final class X86Vectors {
  private static final int VEX2 = 0xc5;
  private static final int EVEX = 0x62;
  private static final int VZERO = 0x77;

  /** The opcodes that the first VEX map has. */
  private static final BitSet FIRST_MAP = new BitSet(256);

  static {
    int[][] ranges = {
      {0x10, 0x17}, {0x28, 0x2f}, {0x41, 0x42}, {0x44, 0x47}, {0x4a, 0x4b}, {0x50, 0x77},
      {0x7c, 0x7f}, {0x90, 0x93}, {0x98, 0x99}, {0xae, 0xae}, {0xc2, 0xc2}, {0xc4, 0xc6},
      {0xd0, 0xfe}
    };
    for (int[] range : ranges) {
      FIRST_MAP.set(range[0], range[1] + 1);
    }
  }

  private X86Vectors() {}

  /**
   * Decodes one.
   *
   * @param prefix where the VEX or EVEX prefix is
   * @param at where the instruction starts
   */
  static int decode(byte[] code, int prefix, int at, int limit) {
    int first = code[prefix] & 0xff;
    int payload = code[prefix + 1] & 0xff;
    if (first == EVEX) {
      int map = payload & 7;
      boolean sound =
          (payload & 8) == 0 && map != 0 && map != 4 && map != 7 && (code[prefix + 2] & 4) != 0;
      int end = after(code, prefix + 4, map);
      return sound ? X86Decoder.result(at, end, limit, X86Decoder.V4) : X86Decoder.INVALID;
    }
    int map = first == VEX2 ? 1 : payload & 0x1f;
    int opcodeAt = prefix + (first == VEX2 ? 2 : 3);
    int opcode = code[opcodeAt] & 0xff;
    if (map == 0 || map > 3 || map == 1 && !FIRST_MAP.get(opcode)) {
      return X86Decoder.INVALID;
    }
    boolean bare = map == 1 && opcode == VZERO;
    int end = bare ? opcodeAt + 1 : after(code, opcodeAt, map);
    return X86Decoder.result(at, end, limit, isMask(map, opcode) ? X86Decoder.V4 : X86Decoder.V3);
  }

  private static int after(byte[] code, int opcodeAt, int map) {
    int opcode = code[opcodeAt] & 0xff;
    boolean immediate =
        map == 3
            || map == 1
                && (opcode >= 0x70 && opcode <= 0x73
                    || opcode == 0xc2
                    || opcode >= 0xc4 && opcode <= 0xc6);
    return X86Decoder.afterModRm(code, opcodeAt + 1) + (immediate ? 1 : 0);
  }

  /** Whether it works on mask registers, which came with AVX-512. */
  private static boolean isMask(int map, int opcode) {
    return map == 1 && (opcode >= 0x41 && opcode <= 0x4b || opcode >= 0x90 && opcode <= 0x99)
        || map == 3 && opcode >= 0x30 && opcode <= 0x33;
  }
}
