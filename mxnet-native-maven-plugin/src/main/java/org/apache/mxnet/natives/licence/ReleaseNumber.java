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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a release, as far as it can be compared: 1.1.1 before 1.1.1w before 1.1.2, and
 * 3.0.0-beta1 before 3.0.0.
 *
 * @param numbers missing ones are zeros
 * @param letter OpenSSL counts its patches so; empty for none
 * @param stage {@code beta1}, for example; empty for a finished release
 */
record ReleaseNumber(List<BigInteger> numbers, String letter, Optional<String> stage)
    implements Comparable<ReleaseNumber> {
  // What a packager adds (-2ubuntu1, +dfsg) changes nothing of the release; .post1 comes after it.
  private static final Pattern TEXT =
      Pattern.compile(
          "v?(\\d+(?:\\.\\d+)*)([a-z]?)(?:[-._]?((?:alpha|beta|rc|pre|dev)[-.]?\\d*))?"
              + "(?:[-+~].*|\\.post\\d+)?");

  /** Empty for a commit, a name, or nothing. */
  static Optional<ReleaseNumber> of(String version) {
    Matcher matcher = TEXT.matcher(version);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.")) {
      numbers.add(new BigInteger(number));
    }
    return Optional.of(
        new ReleaseNumber(numbers, matcher.group(2), Optional.ofNullable(matcher.group(3))));
  }

  @Override
  public int compareTo(ReleaseNumber other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = number(i).compareTo(other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    int letters = letter.compareTo(other.letter);
    if (letters != 0) {
      return letters;
    }
    // A stage comes before the release; '~' is after every letter.
    return stage.orElse("~").compareTo(other.stage.orElse("~"));
  }

  private BigInteger number(int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }
}
