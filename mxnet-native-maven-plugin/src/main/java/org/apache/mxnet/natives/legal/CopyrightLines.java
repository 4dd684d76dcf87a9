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

  private static final int MOST = 40;
  private static final int LONGEST = 200;

  private CopyrightLines() {}

  /** Each once, in their order, at most 40. */
  static List<String> of(String text) {
    Set<String> found = new LinkedHashSet<>();
    for (String line : text.split("\n")) {
      if (line.length() <= LONGEST) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()
            && !TEMPLATE.matcher(line).find()
            && !OF_THE_TEXT.matcher(line).find()) {
          found.add(matcher.group(1).replaceAll("\\s+", " ").strip());
        }
      }
    }
    return found.stream().limit(MOST).toList();
  }
}
