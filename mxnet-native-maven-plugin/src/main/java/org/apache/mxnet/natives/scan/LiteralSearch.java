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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds all of several literals in one go. Every literal covers, wherever it lies, a pair of bytes
 * at a multiple of a stride that is one less than the shortest literal's length; only these pairs
 * are looked at. No step waits for what the one before it found, so that the processor takes
 * several at once: on machine code, more than twice as fast as to move by what was found.
 */
final class LiteralSearch {
  private static final int PAIRS = 1 << 16;

  private final int stride;

  /** Whether a pair is in {@link #candidates}; small, to stay near the processor. */
  private final boolean[] starts = new boolean[PAIRS];

  /** Where a pair is in literals; null for most. */
  private final Candidate[][] candidates = new Candidate[PAIRS][];

  /**
   * A literal and a place in it.
   *
   * @param behind how many of its bytes are before the pair
   */
  private record Candidate(int literal, byte[] bytes, int behind) {
    boolean isAt(byte[] content, int at, int limit) {
      int end = at + bytes.length;
      return end <= limit && Arrays.equals(bytes, 0, bytes.length, content, at, end);
    }
  }

  /** Takes the places of literals. */
  interface Sink {
    /**
     * @param literal its index
     * @param at where it starts
     */
    void found(int literal, int at);
  }

  /**
   * @param literals each of two bytes or more
   */
  LiteralSearch(List<byte[]> literals) {
    this.stride = literals.stream().mapToInt(literal -> literal.length).min().orElse(2) - 1;
    for (int i = 0; i < literals.size(); i++) {
      byte[] literal = literals.get(i);
      for (int behind = 0; behind < stride; behind++) {
        add(pair(literal, behind), new Candidate(i, literal, behind));
      }
    }
  }

  private void add(int pair, Candidate candidate) {
    List<Candidate> all = new ArrayList<>();
    if (candidates[pair] != null) {
      all.addAll(Arrays.asList(candidates[pair]));
    }
    all.add(candidate);
    // Those that start first come first, so that all are found in the order of their places.
    all.sort(Comparator.comparingInt(c -> -c.behind()));
    candidates[pair] = all.toArray(Candidate[]::new);
    starts[pair] = true;
  }

  /**
   * Finds those that start from one place up to before another; they may end behind it. In the
   * order of their places, and at one place in that of the literals.
   *
   * @param limit where the bytes end
   */
  void search(byte[] bytes, int from, int to, int limit, Sink sink) {
    // The last literal that may be found starts before 'to', and its pair less than a stride
    // behind.
    int last = Math.min(to + stride - 1, limit - 1);
    for (int at = from; at < last; at += stride) {
      if (starts[pair(bytes, at)]) {
        for (Candidate candidate : candidates[pair(bytes, at)]) {
          int start = at - candidate.behind();
          if (start >= from && start < to && candidate.isAt(bytes, start, limit)) {
            sink.found(candidate.literal(), start);
          }
        }
      }
    }
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
