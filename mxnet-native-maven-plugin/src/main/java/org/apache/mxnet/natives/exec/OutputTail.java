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
package org.apache.mxnet.natives.exec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a program's output, in memory of a fixed size however long its lines are. */
final class OutputTail {
  /** Colours and the like: terminal sequences (ECMA-48, 5.4). */
  private static final Pattern TERMINAL = Pattern.compile("\\x1b\\[[0-?]*[ -/]*[@-~]");

  /** Whatever else would move the reader's cursor; a tab does not. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

  private final int lines;
  private final byte[] ring;
  private long written;

  /**
   * @param lines how many lines to give at most
   * @param bytes how many bytes to keep
   */
  OutputTail(int lines, int bytes) {
    this.lines = lines;
    this.ring = new byte[bytes];
  }

  synchronized void write(byte[] bytes, int offset, int length) {
    int skip = Math.max(0, length - ring.length);
    for (int from = skip; from < length; ) {
      int at = (int) ((written + from) % ring.length);
      int count = Math.min(length - from, ring.length - at);
      System.arraycopy(bytes, offset + from, ring, at, count);
      from += count;
    }
    written += length;
  }

  /**
   * The last lines; the first of them may lack its beginning. Of a redrawn line, the last state.
   */
  synchronized List<String> lines() {
    int size = (int) Math.min(written, ring.length);
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = ring[(int) ((written - size + i) % ring.length)];
    }
    List<String> all =
        Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\n"))
            .map(OutputTail::readable)
            .filter(line -> !line.isBlank())
            .toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  private static String readable(String line) {
    String trimmed = line.stripTrailing();
    String shown = trimmed.substring(trimmed.lastIndexOf('\r') + 1);
    return CONTROL.matcher(TERMINAL.matcher(shown).replaceAll("")).replaceAll("?");
  }
}
