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
package org.apache.mxnet.natives.product;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text to look for in bytes, after Boyer, Moore and Horspool: most bytes are never looked at. */
final class ByteText {
  private final String text;
  private final byte[] pattern;
  private final int[] skip = new int[256];

  /**
   * @param text not empty
   */
  ByteText(String text) {
    this.text = text;
    this.pattern = text.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skip, pattern.length);
    for (int i = 0; i < pattern.length - 1; i++) {
      skip[pattern[i] & 0xff] = pattern.length - 1 - i;
    }
  }

  String text() {
    return text;
  }

  /** In bytes. */
  int length() {
    return pattern.length;
  }

  /**
   * Where it is first.
   *
   * @param from where to start
   * @param end how many of the bytes count
   * @return its position, or -1
   */
  int find(byte[] bytes, int from, int end) {
    int last = pattern.length - 1;
    int at = from;
    while (at <= end - pattern.length) {
      byte tail = bytes[at + last];
      if (tail == pattern[last] && Arrays.equals(bytes, at, at + last, pattern, 0, last)) {
        return at;
      }
      at += skip[tail & 0xff];
    }
    return -1;
  }
}
