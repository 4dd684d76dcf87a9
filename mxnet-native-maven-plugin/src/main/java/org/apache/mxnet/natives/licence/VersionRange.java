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
package org.apache.mxnet.natives.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases that a rule is about, {@code <4.3.5} or {@code >=1.1, <3.0}.
 *
 * @param bounds all of them hold; none for every release
 */
record VersionRange(List<Bound> bounds) {
  static final VersionRange ALL = new VersionRange(List.of());

  private static final Pattern BOUND = Pattern.compile("\\s*(<=|<|>=|>|=)\\s*(\\S+)\\s*");

  VersionRange {
    bounds = List.copyOf(bounds);
  }

  /**
   * One end of a range.
   *
   * @param operator one of {@code < <= = >= >}
   */
  record Bound(String operator, String version, ReleaseNumber number) {
    private boolean holds(ReleaseNumber release) {
      int difference = release.compareTo(number);
      return switch (operator) {
        case "<" -> difference < 0;
        case "<=" -> difference <= 0;
        case ">" -> difference > 0;
        case ">=" -> difference >= 0;
        default -> difference == 0;
      };
    }
  }

  /** Empty if the text is no range. */
  static Optional<VersionRange> of(String text) {
    List<Bound> bounds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = BOUND.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Optional<ReleaseNumber> number = ReleaseNumber.of(matcher.group(2));
      if (number.isEmpty()) {
        return Optional.empty();
      }
      bounds.add(new Bound(matcher.group(1), matcher.group(2), number.get()));
    }
    return Optional.of(new VersionRange(bounds));
  }

  boolean isAll() {
    return bounds.isEmpty();
  }

  /**
   * Whether a release is in the range.
   *
   * @return empty if that cannot be told: the version is a commit, for example
   */
  Optional<Boolean> contains(String version) {
    if (isAll()) {
      return Optional.of(true);
    }
    return ReleaseNumber.of(version)
        .map(release -> bounds.stream().allMatch(bound -> bound.holds(release)));
  }

  @Override
  public String toString() {
    return String.join(
        ", ", bounds.stream().map(bound -> bound.operator() + bound.version()).toList());
  }
}
