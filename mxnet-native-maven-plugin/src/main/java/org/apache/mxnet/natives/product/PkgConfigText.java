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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a pkg-config file: variables ({@code name=value}) and fields ({@code Name: value}), a
 * line each; a number sign starts a comment.
 */
final class PkgConfigText {
  /** What is before a path when one starts: nothing, a separator, or an option it is glued to. */
  private static final String START =
      "(?<=^|[\\s=\"',;:(]|[\\s=\"',;:(]-[A-Za-z]|-isystem|-idirafter|-iquote)";

  private static final String END = "(?=[/\\s\"',;:)]|$)";

  /** Two slashes are those of a URL. */
  private static final Pattern ABSOLUTE = Pattern.compile(START + "/[^/\\s\"',;:)][^\\s\"',;:)]*");

  private static final Pattern PREFIX = Pattern.compile("\\s*prefix\\s*=.*");

  private PkgConfigText() {}

  /**
   * The text with every stand-in for the prefix replaced.
   *
   * @param standIns absolute paths that mean the prefix, without a final slash
   * @param up where the prefix is, in terms of {@code ${pcfiledir}}
   */
  static String relocate(String text, List<String> standIns, String up) {
    List<String> lines = new ArrayList<>();
    boolean ownPrefix = false;
    for (String line : text.split("\\R", -1)) {
      String replaced = line;
      for (String standIn : standIns) {
        replaced =
            Pattern.compile(START + Pattern.quote(standIn) + END)
                .matcher(replaced)
                .replaceAll(Matcher.quoteReplacement("${prefix}"));
      }
      if (PREFIX.matcher(replaced).matches()) {
        ownPrefix |= replaced.contains("${pcfiledir}");
        // A prefix in terms of itself is the one to come first.
        if (replaced.matches("[^=]*=\\s*\\$\\{prefix}/*\\s*")) {
          continue;
        }
      }
      lines.add(replaced);
    }
    if (!ownPrefix) {
      // First, for a variable is known only to the lines below it.
      lines.add(0, "prefix=" + up);
    }
    return String.join("\n", lines);
  }

  /** The absolute paths in variables and in fields that compilers see, in the order of the text. */
  static List<String> absolutePaths(String text) {
    List<String> paths = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!isForCompilers(lines[i])) {
        continue;
      }
      Matcher path = ABSOLUTE.matcher(lines[i]);
      while (path.find()) {
        paths.add("%s in line %d".formatted(path.group(), i + 1));
      }
    }
    return paths;
  }

  /** The parts of joined paths that a stand-in is the end of, as in {@code ${libdir}//stand-in}. */
  static List<String> joined(String text, List<String> standIns) {
    List<String> found = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      for (String standIn : standIns) {
        if (isForCompilers(lines[i])
            && Pattern.compile(Pattern.quote(standIn) + END).matcher(lines[i]).find()) {
          found.add("%s within another path in line %d".formatted(standIn, i + 1));
        }
      }
    }
    return found;
  }

  private static boolean isForCompilers(String line) {
    String start = line.strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("#")) {
      return false;
    }
    return start.matches("[\\w.]+\\s*=.*") || start.matches("(libs|cflags|requires)[.\\w]*\\s*:.*");
  }
}
