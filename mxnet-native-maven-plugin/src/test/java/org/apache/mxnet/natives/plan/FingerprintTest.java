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
package org.apache.mxnet.natives.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @Test
  void isTheDigestOfSortedReadableLines() {
    Fingerprint fingerprint = of(Map.of("version", "1.3.1", "name", "zlib", "option.A B", ""));
    assertThat(fingerprint.text()).isEqualTo("name zlib\noption.A\\sB \nversion 1.3.1\n");
    assertThat(fingerprint.digest()).isEqualTo(Sha256.of(fingerprint.text()));
  }

  @Test
  void doesNotDependOnTheOrderItIsGiven() {
    TreeMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(Map.of("a", "1", "b", "2"));
    Fingerprint fingerprint = new Fingerprint(backwards);
    assertThat(fingerprint.text()).isEqualTo("a 1\nb 2\n");
    assertThat(fingerprint).isEqualTo(of(Map.of("b", "2", "a", "1")));
  }

  @Test
  void keepsItsLinesWhenTheMapItWasMadeOfChanges() {
    TreeMap<String, String> lines = new TreeMap<>(Map.of("a", "1"));
    Fingerprint fingerprint = new Fingerprint(lines);
    lines.put("b", "2");
    assertThat(fingerprint.text()).isEqualTo("a 1\n");
  }

  @Test
  void cannotBeForgedByALineFeed() {
    Fingerprint one = of(Map.of("a", "1\nb 2"));
    assertThat(one.text()).isEqualTo("a 1\\nb 2\n");
    assertThat(one.digest()).isNotEqualTo(of(Map.of("a", "1", "b", "2")).digest());
    assertThat(one.digest()).isNotEqualTo(of(Map.of("a", "1\\nb 2")).digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "two\nlines", "a\r\nb", "back\\slash", "\\n", " ", "ä → 1", "\\s"})
  void readsWhatItWrites(String odd) {
    Fingerprint fingerprint = of(Map.of("a", odd, "k" + odd, "v"));
    assertThat(Fingerprint.parse(fingerprint.text())).isEqualTo(fingerprint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a 1", "b 1\na 1\n", "a\n", " 1\n", "a 1\na 2\n", "a \\x\n", "a 1\r\n", "\n"})
  void refusesATextThatItNeverWrites(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.parse(text))
        .withMessageStartingWith("not the lines of a fingerprint: ");
  }

  @Test
  void refusesALineWithoutAKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of("", "1")))
        .withMessage("a fingerprint has no line without a key");
  }

  @Test
  void saysWhereTwoDiffer() {
    Fingerprint old = of(Map.of("name", "zlib", "version", "1.3", "patch.y", "1"));
    Fingerprint now = of(Map.of("name", "zlib", "version", "1.3.1", "option.X", "ON"));
    assertThat(old.differences(now))
        .extracting(Object::toString)
        .containsExactly("option.X added ON", "patch.y removed", "version 1.3 -> 1.3.1");
    assertThat(old.differences(of(Map.copyOf(old.lines())))).isEmpty();
  }

  private static Fingerprint of(Map<String, String> lines) {
    return new Fingerprint(new TreeMap<>(lines));
  }
}
