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
package org.apache.mxnet.natives.platform;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of the GNU C library, in the order of release.
 *
 * <p>The numbers are those of its symbol versions: glibc 2.17 introduces the symbols of {@code
 * GLIBC_2.17}, and keeps all earlier ones. Up to 2.3.4 some sets of symbols carry a third number.
 *
 * @param major first number, 0 to 999; 2 for every release that Linux has as libc.so.6
 * @param minor second number, 0 to 999
 * @param patch third number, 0 to 999, 0 if there is none
 */
public record GlibcVersion(int major, int minor, int patch) implements Comparable<GlibcVersion> {
  private static final int LIMIT = 1000;
  private static final String NUMBER = "(0|[1-9][0-9]{0,2})";
  private static final Pattern FORM =
      Pattern.compile(NUMBER + "\\." + NUMBER + "(?:\\." + NUMBER + ")?");
  private static final String SYMBOL_PREFIX = "GLIBC_";
  private static final Comparator<GlibcVersion> ORDER =
      Comparator.comparingInt(GlibcVersion::major)
          .thenComparingInt(GlibcVersion::minor)
          .thenComparingInt(GlibcVersion::patch);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public GlibcVersion {
    if (outOfRange(major) || outOfRange(minor) || outOfRange(patch)) {
      throw new IllegalArgumentException(
          "glibc version out of range: %d.%d.%d".formatted(major, minor, patch));
    }
  }

  /**
   * The release a user names, for example {@code 2.17}: two or three decimal numbers without
   * leading zeros, joined by dots, the first of them 2.
   *
   * @throws InvalidGlibcVersionException if it is written otherwise, for example {@code 2,17} or
   *     {@code GLIBC_2.17}
   */
  public static GlibcVersion parse(String text) throws InvalidGlibcVersionException {
    Matcher form = FORM.matcher(text);
    // Another first number can only be a slip, and as a floor it would let everything or nothing
    // pass.
    if (!form.matches() || !form.group(1).equals("2")) {
      throw new InvalidGlibcVersionException(text);
    }
    return of(form.toMatchResult());
  }

  /**
   * The release behind the name of a symbol version, for example {@code GLIBC_2.2.5}; empty for
   * names of another kind, such as {@code GLIBC_PRIVATE} or {@code GLIBCXX_3.4}.
   */
  public static Optional<GlibcVersion> ofSymbolVersion(String name) {
    if (!name.startsWith(SYMBOL_PREFIX)) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(name.substring(SYMBOL_PREFIX.length()));
    return form.matches() ? Optional.of(of(form.toMatchResult())) : Optional.empty();
  }

  private static GlibcVersion of(MatchResult form) {
    String patch = form.group(3);
    return new GlibcVersion(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  private static boolean outOfRange(int number) {
    return number < 0 || number >= LIMIT;
  }

  /** The name of the release's symbol version, for example {@code GLIBC_2.17}. */
  public String symbolVersion() {
    return SYMBOL_PREFIX + this;
  }

  @Override
  public int compareTo(GlibcVersion other) {
    return ORDER.compare(this, other);
  }

  /** {@code major.minor}, followed by {@code .patch} unless that is 0. */
  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
