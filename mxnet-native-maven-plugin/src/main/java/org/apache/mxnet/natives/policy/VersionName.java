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
package org.apache.mxnet.natives.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a symbol version in its two parts: {@code GLIBCXX_3.4.19} is 3.4.19 of GLIBCXX,
 * {@code CXXABI_TM_1} is 1 of CXXABI_TM.
 *
 * @param namespace what a library gives to all versions of one series
 * @param number empty for a name without one, for example {@code CXXABI_FLOAT128}: such a version
 *     is there or not
 */
public record VersionName(String namespace, String number) {
  private static final Pattern FORM = Pattern.compile("(.+)_(\\d[0-9A-Za-z.]*)");
  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

  /** Takes a name as it stands in an ELF file apart; any text is one. */
  public static VersionName of(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches()
        ? new VersionName(form.group(1), form.group(2))
        : new VersionName(name, "");
  }

  /**
   * Orders version numbers, of symbols or of releases: numbers by value, letters by alphabet, and
   * what has more parts comes later, so 1.0.2 &lt; 1.0.2k &lt; 1.0.10.
   */
  public static int compare(String left, String right) {
    Matcher l = PART.matcher(left);
    Matcher r = PART.matcher(right);
    while (true) {
      boolean more = l.find();
      if (!r.find()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int order = comparePart(l.group(), r.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int comparePart(String left, String right) {
    boolean leftDigits = Character.isDigit(left.charAt(0));
    if (leftDigits != Character.isDigit(right.charAt(0))) {
      return leftDigits ? 1 : -1;
    }
    if (!leftDigits) {
      return left.compareTo(right);
    }
    // Any length: the numbers may come from a hostile file.
    String l = left.replaceFirst("^0+(?=.)", "");
    String r = right.replaceFirst("^0+(?=.)", "");
    return l.length() == r.length() ? l.compareTo(r) : Integer.compare(l.length(), r.length());
  }

  @Override
  public String toString() {
    return number.isEmpty() ? namespace : namespace + "_" + number;
  }
}
