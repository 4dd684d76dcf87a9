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

import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.elf.CodeFunction;
import org.apache.mxnet.natives.elf.CodeRegion;
import org.apache.mxnet.natives.elf.MachineCode;

/**
 * A stretch of machine code to be decoded by itself.
 *
 * @param offset where it starts, in bytes from the start of the file
 * @param end where it ends
 * @param address where the loader puts it
 * @param kind how far its start can be trusted
 * @param function the index of the function; -1 unless it is one
 */
record CodeSpan(long offset, long end, long address, Kind kind, int function) {
  /** A function of more is looked at only up to here: no compiler makes such. */
  private static final long LONGEST = 4L << 20;

  private static final long BLOCK = 4096;

  /** Shorter ones are what fills up to the next function. */
  private static final long SHORTEST_GAP = 16;

  /** What a span is. */
  enum Kind {
    /** A function: its first byte starts an instruction and its last ends one. */
    FUNCTION,
    /** Between known functions: code without any mark, or data. */
    GAP,
    /** A block of code in which no function is known; it may start within an instruction. */
    SWEEP
  }

  /** All code of a file, by offset, without overlap. */
  static List<CodeSpan> of(MachineCode code) {
    List<CodeSpan> spans = new ArrayList<>();
    int next = 0;
    List<CodeFunction> functions = code.functions();
    for (CodeRegion region : code.regions()) {
      long at = region.offset();
      int first = next;
      while (next < functions.size() && functions.get(next).offset() < region.end()) {
        CodeFunction function = functions.get(next);
        blocks(spans, region, at, function.offset(), Kind.GAP);
        long end = Math.min(function.end(), function.offset() + LONGEST);
        spans.add(new CodeSpan(function.offset(), end, function.address(), Kind.FUNCTION, next));
        at = function.end();
        next++;
      }
      blocks(spans, region, at, region.end(), next == first ? Kind.SWEEP : Kind.GAP);
    }
    return spans;
  }

  private static void blocks(
      List<CodeSpan> spans, CodeRegion region, long from, long to, Kind kind) {
    if (kind == Kind.GAP && to - from < SHORTEST_GAP) {
      return;
    }
    for (long at = from; at < to; at += BLOCK) {
      long address = region.address() + at - region.offset();
      spans.add(new CodeSpan(at, Math.min(at + BLOCK, to), address, kind, -1));
    }
  }

  int length() {
    return (int) (end - offset);
  }
}
