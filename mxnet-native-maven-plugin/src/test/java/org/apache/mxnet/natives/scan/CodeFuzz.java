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

import java.util.Arrays;

/** Decodes bytes that no file vouches for, as if each kind of code were there. */
public final class CodeFuzz {
  private CodeFuzz() {}

  /**
   * Throws an AssertionError if an instruction has no length that it can have.
   *
   * @return whether all of it, and anything at all, is instructions
   */
  public static boolean decode(byte[] input) {
    byte[] code = Arrays.copyOf(input, input.length + X86Decoder.LOOK_AHEAD);
    boolean sound = input.length > 0;
    int at = 0;
    while (at < input.length) {
      int decoded = X86Decoder.decode(code, at, input.length);
      int length = X86Decoder.length(decoded);
      boolean none = decoded == X86Decoder.INVALID;
      if (!none && (length < 1 || length > 15 || at + length > input.length)
          || X86Decoder.kind(decoded) > X86Decoder.CPUID) {
        throw new AssertionError("at %d of %d: %#x".formatted(at, input.length, decoded));
      }
      sound &= !none;
      at += Math.max(1, length);
    }
    for (CodeSpan.Kind kind : CodeSpan.Kind.values()) {
      SpanDecoder.asksProcessor(code, 0, input.length, kind);
      SpanDecoder.levels(code, 0, input.length, kind);
    }
    return sound;
  }
}
