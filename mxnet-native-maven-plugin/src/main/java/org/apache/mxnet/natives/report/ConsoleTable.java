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

import java.util.ArrayList;
import java.util.List;

/** Lines whose cells stand below each other. */
final class ConsoleTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** The cells, fit to be shown; of all rows the same number. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /**
   * The lines, indented, at most {@link Wrapping#COLUMNS} wide: the last cell of a row is cut off
   * where the line ends.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size() - 1; i++) {
        line.append(GAP).append(Shown.padded(row.get(i), width(i)));
      }
      line.append(GAP);
      int left = Math.max(1, Wrapping.COLUMNS - Shown.length(line.toString()));
      lines.add((line + Shown.start(row.get(row.size() - 1), left)).stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> Shown.length(row.get(column))).max().orElse(0);
  }
}
