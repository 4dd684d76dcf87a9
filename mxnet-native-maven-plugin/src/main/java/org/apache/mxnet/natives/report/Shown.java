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

import java.util.Locale;

/** Texts of unknown origin, made fit to be looked at. */
final class Shown {
  private static final String CUT = "…";

  private Shown() {}

  /**
   * The text on one line, with what cannot be seen, or changes how its neighbours are seen, written
   * as {@code \}{@code u202e}: terminals obey control characters, and marks of direction let a name
   * pass for another.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isSeen(point)) {
                out.appendCodePoint(point);
              } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
              }
            });
    return out.toString();
  }

  /**
   * As {@link #of}, its end cut off.
   *
   * @param most code points of the result, at least 1
   */
  static String start(String text, int most) {
    // Only this many can be seen: a symbol's name may have millions.
    String shown = of(text.substring(0, Math.min(text.length(), 2 * most + 2)));
    return length(shown) <= most ? shown : head(shown, most - 1).stripTrailing() + CUT;
  }

  /**
   * As {@link #of}, its middle cut out, nearer to the start: of a path the end tells more.
   *
   * @param most code points of the result, at least 3
   */
  static String ends(String text, int most) {
    int enough = 2 * most + 2;
    // As above: only the ends can be seen.
    String shown =
        text.length() <= 2 * enough
            ? of(text)
            : of(text.substring(0, enough)) + of(text.substring(text.length() - enough));
    int length = length(shown);
    if (length <= most) {
      return shown;
    }
    int before = (most - 1) / 3;
    int after = most - 1 - before;
    return head(shown, before) + CUT + shown.substring(shown.offsetByCodePoints(0, length - after));
  }

  /** How many columns a text takes on a terminal, if each code point takes one. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, filled up with blanks at the right. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  /** For example {@code 10,000}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For example {@code 1 file} or {@code 10,000 files}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private static String head(String text, int most) {
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
