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
package org.apache.mxnet.natives.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiteralSearchTest {
  @Test
  void findsLiteralsOfAnyLengthAndOverlap() {
    assertThat(found("abcabcd", 0, 7, "abc", "bcd", "ab", "abcabcd"))
        .containsExactly("0@0", "2@0", "3@0", "0@3", "2@3", "1@4");
  }

  @Test
  void findsThoseThatStartWithinTheRangeAlone() {
    assertThat(found("abc abc abc", 1, 8, "abc")).containsExactly("0@4");
    assertThat(found("abc abc abc", 1, 9, "abc")).containsExactly("0@4", "0@8");
  }

  @Test
  void findsNothingThatIsCutOff() {
    assertThat(found("ab", 0, 2, "abc")).isEmpty();
    assertThat(found("", 0, 0, "abc")).isEmpty();
    assertThat(found("xxab", 0, 4, "abc", "xxabc")).isEmpty();
  }

  @Test
  void findsWhatAPlainSearchFinds() {
    Random random = new Random(20261122);
    for (int round = 0; round < 500; round++) {
      String text = random(random, 200);
      String[] literals =
          Stream.generate(() -> random(random, 2 + random.nextInt(4)))
              .limit(1 + random.nextInt(5))
              .distinct()
              .toArray(String[]::new);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < literals.length; i++) {
        for (int at = text.indexOf(literals[i]); at >= 0; at = text.indexOf(literals[i], at + 1)) {
          expected.add(i + "@" + at);
        }
      }
      assertThat(found(text, 0, text.length(), literals))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  private static List<String> found(String text, int from, int to, String... literals) {
    List<String> found = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    new LiteralSearch(Stream.of(literals).map(l -> l.getBytes(StandardCharsets.US_ASCII)).toList())
        .search(bytes, from, to, bytes.length, (literal, at) -> found.add(literal + "@" + at));
    return found;
  }
}
