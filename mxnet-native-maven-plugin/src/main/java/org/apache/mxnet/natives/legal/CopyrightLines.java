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
package org.apache.mxnet.natives.legal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who holds the rights, as the lines of a licence text say. */
final class CopyrightLines {
  /** A year or a sign has to follow: licences speak of copyright in many a sentence. */
  private static final Pattern LINE =
      Pattern.compile(
          "^[\\s*#/;.%-]*((?:copyright\\b|\\(c\\)|©).*?(?:\\(c\\)|©|\\d{4}).*?)[\\s*/]*$",
          Pattern.CASE_INSENSITIVE);

  /** Templates at the end of a licence, to be filled in by others. */
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\[yyyy]|<year>|\\{yyyy}|19yy|20yy|name of author", Pattern.CASE_INSENSITIVE);

  /** The Free Software Foundation holds the rights in the text of a licence, not in the program. */
  private static final Pattern OF_THE_TEXT =
      Pattern.compile("copyright.*free software foundation.*fsf\\.org", Pattern.CASE_INSENSITIVE);

  /** Some texts have no ends of lines, and permissions follow the name. */
  private static final int LONGEST = 200;

  private CopyrightLines() {}

  /** Each once, in their order; of a line of more than 200 characters the first words. */
  static List<String> of(String text) {
    Set<String> found = new LinkedHashSet<>();
    for (String whole : text.split("\n")) {
      String line = shortened(whole);
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()
          && !TEMPLATE.matcher(line).find()
          && !OF_THE_TEXT.matcher(line).find()) {
        found.add(matcher.group(1).replaceAll("\\s+", " ").strip());
      }
    }
    return List.copyOf(found);
  }

  private static String shortened(String line) {
    if (line.length() <= LONGEST) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST);
    return line.substring(0, space < 0 ? LONGEST : space) + " ...";
  }
}
