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
import java.util.List;

/**
 * Finds all of several literals in one go, after Wu and Manber: what two bytes at the end of a
 * window are tells how far the window can move, and mostly that is nearly the length of the
 * shortest literal.
 */
final class LiteralSearch {
  private static final int PAIRS = 1 << 16;

  private final List<byte[]> literals;
  private final int shortest;

  /** How far the window can move if it ends with a pair of bytes. */
  private final int[] shifts = new int[PAIRS];

  /** Which literals have a pair where the window ends; null for most. */
  private final int[][] candidates = new int[PAIRS][];

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
    this.literals = literals;
    this.shortest = literals.stream().mapToInt(literal -> literal.length).min().orElse(2);
    Arrays.fill(shifts, shortest - 1);
    for (int i = 0; i < literals.size(); i++) {
      byte[] literal = literals.get(i);
      for (int j = 0; j < shortest - 1; j++) {
        int pair = pair(literal, j);
        shifts[pair] = Math.min(shifts[pair], shortest - 2 - j);
      }
      add(pair(literal, shortest - 2), i);
    }
  }

  private void add(int pair, int literal) {
    List<Integer> all = new ArrayList<>();
    if (candidates[pair] != null) {
      Arrays.stream(candidates[pair]).forEach(all::add);
    }
    all.add(literal);
    candidates[pair] = all.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Finds those that start from one place up to before another; they may end behind it.
   *
   * @param limit where the bytes end
   */
  void search(byte[] bytes, int from, int to, int limit, Sink sink) {
    int toPair = shortest - 2;
    int last = Math.min(to, limit - shortest + 1) + toPair;
    int at = from + toPair;
    while (at < last) {
      int pair = pair(bytes, at);
      int shift = shifts[pair];
      if (shift == 0) {
        for (int candidate : candidates[pair]) {
          if (isAt(literals.get(candidate), bytes, at - toPair, limit)) {
            sink.found(candidate, at - toPair);
          }
        }
        shift = 1;
      }
      at += shift;
    }
  }

  private static boolean isAt(byte[] literal, byte[] bytes, int at, int limit) {
    int end = at + literal.length;
    return end <= limit && Arrays.equals(literal, 0, literal.length, bytes, at, end);
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
