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
package org.apache.mxnet.natives.report;

import java.util.List;
import java.util.function.Consumer;

/** Breaks text into lines of the console's width. */
final class Wrapping {
  /** What logs and terminals of CI servers show without a bar to scroll. */
  static final int COLUMNS = 120;

  private final Consumer<String> lines;

  Wrapping(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * Adds a text that is fit to be shown.
   *
   * @param first what the first line starts with
   * @param indent blanks at the start of the others
   */
  void add(String first, int indent, String text) {
    StringBuilder line = new StringBuilder(first);
    int used = Shown.length(first);
    boolean fresh = true;
    for (String word : List.of(text.split(" "))) {
      String rest = word;
      if (!fresh && used + 1 + Shown.length(rest) > COLUMNS) {
        lines.accept(line.toString());
        line.setLength(0);
        line.append(" ".repeat(indent));
        used = indent;
        fresh = true;
      }
      if (!fresh) {
        line.append(' ');
        used++;
      }
      while (used + Shown.length(rest) > COLUMNS) {
        int cut = rest.offsetByCodePoints(0, COLUMNS - used);
        lines.accept(line + rest.substring(0, cut));
        line.setLength(0);
        line.append(" ".repeat(indent));
        used = indent;
        rest = rest.substring(cut);
      }
      line.append(rest);
      used += Shown.length(rest);
      fresh = false;
    }
    lines.accept(line.toString());
  }
}
