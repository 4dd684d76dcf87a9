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

/**
 * Tells how long an x86-64 instruction is, and which level of the instruction set it belongs to
 * (Intel's and AMD's manuals: the opcode maps, VEX and EVEX prefixes, ModRM and SIB).
 *
 * <p>It knows as much of each map as lengths and levels take. TZCNT is no sign of a level, because
 * compilers write its encoding for older processors on purpose, which read it as BSF; AES, SHA and
 * the like are in no level.
 */
final class X86Decoder {
  /** The most bytes that are looked at behind the start of an instruction. */
  static final int LOOK_AHEAD = 40;

  /** The kind of an instruction of the base level, or of none. */
  static final int PLAIN = 0;

  static final int V2 = 2;
  static final int V3 = 3;
  static final int V4 = 4;

  /** The instruction with which a program finds out what the processor can do. */
  static final int CPUID = 5;

  /** What {@link #decode} gives for what is no instruction, or not whole. */
  static final int INVALID = 0;

  private static final int LONGEST = 15;
  private static final int KIND_BITS = 8;

  private X86Decoder() {}

  /** The length in bytes, of a decoded instruction that is valid. */
  static int length(int decoded) {
    return decoded & ((1 << KIND_BITS) - 1);
  }

  /** {@link #PLAIN}, a level, or {@link #CPUID}. */
  static int kind(int decoded) {
    return decoded >>> KIND_BITS;
  }

  /**
   * Decodes one instruction.
   *
   * @param at where it starts; {@link #LOOK_AHEAD} bytes must be there behind it
   * @param limit where the code ends
   * @return length and kind in one number, or {@link #INVALID}
   */
  static int decode(byte[] code, int at, int limit) {
    int place = at;
    boolean shortOperand = false;
    boolean shortAddress = false;
    int repeat = 0;
    int rex = 0;
    int op = code[place] & 0xff;
    while (X86Maps.ONE.charAt(op) == 'p') {
      rex = 0;
      switch (op) {
        case 0x66 -> shortOperand = true;
        case 0x67 -> shortAddress = true;
        case 0xf2, 0xf3 -> repeat = op;
        default -> rex = (op & 0xf0) == 0x40 ? op : 0;
      }
      place++;
      if (place - at == LONGEST) {
        return INVALID;
      }
      op = code[place] & 0xff;
    }
    boolean wide = (rex & 8) != 0;
    int end;
    int kind = PLAIN;
    switch (op) {
      case 0x0f -> {
        int second = code[place + 1] & 0xff;
        if (second == 0x38 || second == 0x3a) {
          int third = code[place + 2] & 0xff;
          end = afterModRm(code, place + 3) + (second == 0x3a ? 1 : 0);
          kind =
              second == 0x38
                  ? X86Levels.map38(third, shortOperand, repeat)
                  : X86Levels.map3a(third, shortOperand);
        } else {
          end = after(X86Maps.TWO.charAt(second), code, place + 2, shortOperand, wide, false);
          if ((second == 0x78 || second == 0x79) && (shortOperand || repeat != 0)) {
            // AMD's EXTRQ and INSERTQ, of which the one form has two bytes more.
            end += second == 0x78 ? 2 : 0;
          }
          kind = X86Levels.map0f(second, code[place + 2] & 0xff, shortOperand, repeat, wide);
        }
      }
      case 0xc4, 0xc5, 0x62 -> {
        if (shortOperand || repeat != 0 || rex != 0) {
          return INVALID;
        }
        return X86Vectors.decode(code, place, at, limit);
      }
      default ->
          end = after(X86Maps.ONE.charAt(op), code, place + 1, shortOperand, wide, shortAddress);
    }
    return end < 0 ? INVALID : result(at, end, limit, kind);
  }

  /** Length and kind in one number, if the length can be. */
  static int result(int at, int end, int limit, int kind) {
    int length = end - at;
    return length > LONGEST || end > limit ? INVALID : kind << KIND_BITS | length;
  }

  /** Where an instruction ends by the letter of its map; negative if there is none such. */
  private static int after(
      char letter,
      byte[] code,
      int place,
      boolean shortOperand,
      boolean wide,
      boolean shortAddress) {
    int immediate = shortOperand && !wide ? 2 : 4;
    return switch (letter) {
      case '.' -> place;
      case 'M' -> afterModRm(code, place);
      case 'm' -> afterModRm(code, place) + 1;
      case 'z' -> afterModRm(code, place) + immediate;
      case 'b' -> place + 1;
      case 'i' -> place + immediate;
      case 'd' -> place + 4;
      case 'w' -> place + 2;
      case 'e' -> place + 3;
      case 'v' -> place + (wide ? 8 : immediate);
      case 'o' -> place + (shortAddress ? 4 : 8);
      // Only the first two of these groups, TEST, have an immediate.
      case 't' -> afterModRm(code, place) + ((code[place] & 0x30) == 0 ? 1 : 0);
      case 'T' -> afterModRm(code, place) + ((code[place] & 0x30) == 0 ? immediate : 0);
      default -> -1;
    };
  }

  /** Where the ModRM byte, its SIB byte and its displacement end. */
  static int afterModRm(byte[] code, int place) {
    int modRm = code[place] & 0xff;
    int mode = modRm >> 6;
    int register = modRm & 7;
    if (mode == 3) {
      return place + 1;
    }
    int end = place + 1;
    if (register == 4) {
      end++;
      register = code[place + 1] & 7;
    }
    return switch (mode) {
      case 0 -> register == 5 ? end + 4 : end;
      case 1 -> end + 1;
      default -> end + 4;
    };
  }
}
