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
package org.apache.mxnet.natives.preflight;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers with dots between them, compared one after the other; missing ones are zeros.
 *
 * @param parts at least one
 */
record VersionNumber(List<Integer> parts) implements Comparable<VersionNumber> {
  private static final Pattern DOTTED = Pattern.compile("\\d{1,9}(\\.\\d{1,9})+");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");

  /** Who packed a program, with versions of that: {@code gcc (crosstool-NG 1.25.0) 4.8.5}. */
  private static final Pattern PACKER = Pattern.compile("\\([^()]*\\)");

  VersionNumber {
    parts = List.copyOf(parts);
  }

  /**
   * @param text {@code 3.13}, as the formats of this plugin write versions
   */
  static VersionNumber of(String text) {
    return new VersionNumber(List.of(text.split("\\.")).stream().map(Integer::valueOf).toList());
  }

  /** The version in what a program prints of itself; empty if there is no number at all. */
  static Optional<VersionNumber> in(String text) {
    String bare = PACKER.matcher(text).replaceAll(" ");
    // Perl's only dotted number is in parentheses: "This is perl 5, version 36 … (v5.36.0)".
    return first(DOTTED, bare).or(() -> first(DOTTED, text)).or(() -> first(PLAIN, bare));
  }

  @Override
  public int compareTo(VersionNumber other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int difference = Integer.compare(part(i), other.part(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }

  private static Optional<VersionNumber> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(of(matcher.group())) : Optional.empty();
  }
}
