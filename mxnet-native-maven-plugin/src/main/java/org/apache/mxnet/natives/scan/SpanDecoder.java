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

/** Decodes one span and tells what is in it; where decoding fails, nothing. */
final class SpanDecoder {
  /** How many bytes decoding takes at most to fall into step, as far as experience goes. */
  private static final int IN_STEP = 64;

  /** How many instructions of a level make a block that may be data believable. */
  private static final int BELIEVABLE = 3;

  private SpanDecoder() {}

  /**
   * Whether the processor's abilities are asked for.
   *
   * @param code with {@link X86Decoder#LOOK_AHEAD} bytes behind the limit
   */
  static boolean asksProcessor(byte[] code, int from, int limit, CodeSpan.Kind kind) {
    // Few spans have these bytes at all. Of those that do, all are decoded at once: a file may be
    // full of such bytes within other instructions.
    int last = limit - 2;
    while (last >= from && !isQuestion(code, last)) {
      last--;
    }
    int at = from;
    while (at <= last) {
      if (isQuestion(code, at)) {
        return true;
      }
      int decoded = X86Decoder.decode(code, at, limit);
      if (decoded == X86Decoder.INVALID && kind == CodeSpan.Kind.FUNCTION) {
        return false;
      }
      at += Math.max(1, X86Decoder.length(decoded));
    }
    return false;
  }

  /** Whether the bytes there are those of CPUID. */
  private static boolean isQuestion(byte[] code, int at) {
    return code[at] == 0x0f && code[at + 1] == (byte) 0xa2;
  }

  /** The levels found: for each, the bit with its number. */
  static int levels(byte[] code, int from, int limit, CodeSpan.Kind kind) {
    int[] counts = new int[X86Decoder.CPUID + 1];
    boolean function = kind == CodeSpan.Kind.FUNCTION;
    int inStep = function ? from : from + IN_STEP;
    int at = from;
    while (at < limit) {
      int decoded = X86Decoder.decode(code, at, limit);
      if (decoded == X86Decoder.INVALID) {
        boolean cutOff = !function && limit - at < X86Decoder.LOOK_AHEAD;
        if (at >= inStep && !cutOff) {
          return 0;
        }
        at++;
      } else {
        if (at >= inStep) {
          counts[X86Decoder.kind(decoded)]++;
        }
        at += X86Decoder.length(decoded);
      }
    }
    int found = 0;
    for (int level = X86Decoder.V2; level <= X86Decoder.V4; level++) {
      if (counts[level] >= (function ? 1 : BELIEVABLE)) {
        found |= 1 << level;
      }
    }
    return found;
  }
}
