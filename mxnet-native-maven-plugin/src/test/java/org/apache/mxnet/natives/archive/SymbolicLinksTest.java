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
package org.apache.mxnet.natives.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolicLinksTest {
  @ParameterizedTest
  @CsvSource({
    "l, x, true",
    "l, ., true",
    "l, .., false",
    "l, ./a/./b//c, true",
    "a/l, .., true",
    "a/l, ../.., false",
    "a/b/l, ../../c, true",
    "a/b/l, ../../../c, false",
    "a/l, b/../../c, true",
    "a/l, b/../../../c, false"
  })
  void followsALinkFromItsOwnFolder(String link, String target, boolean inside) {
    assertThat(new SymbolicLinks(Map.of(link, target)).staysInside(link, 0)).isEqualTo(inside);
  }

  @Test
  void countsFromTheTopFolderThatIsKept() {
    SymbolicLinks links = new SymbolicLinks(Map.of("top/l", "..", "top/a/l", ".."));
    assertThat(links.staysInside("top/l", 0)).isTrue();
    assertThat(links.staysInside("top/l", 1)).isFalse();
    assertThat(links.staysInside("top/a/l", 1)).isTrue();
  }

  @Test
  void followsLinksWithinTheTargetAsTheSystemDoes() {
    // deep/er/up is the root, so what looks like deep/er/x is beside it.
    Map<String, String> targets = Map.of("deep/er/up", "../..", "deep/er/l", "up/../x");
    assertThat(new SymbolicLinks(targets).staysInside("deep/er/l", 0)).isFalse();
    // And here the text leads out, but the system does not.
    Map<String, String> down = Map.of("down", "a/b", "l", "down/../../c");
    assertThat(new SymbolicLinks(down).staysInside("l", 0)).isTrue();
  }

  @Test
  void followsChains() {
    Map<String, String> targets = new HashMap<>();
    for (int i = 0; i < 39; i++) {
      targets.put("a/l" + i, "l" + (i + 1));
    }
    targets.put("a/l39", "../../x");
    assertThat(new SymbolicLinks(targets).staysInside("a/l0", 0)).isFalse();
  }

  @Test
  void endsInACircleAsTheSystemDoes() {
    SymbolicLinks links = new SymbolicLinks(Map.of("a", "b/..", "b", "a/../a", "c", "c/c"));
    assertThat(links.staysInside("a", 0)).isTrue();
    assertThat(links.staysInside("c", 0)).isTrue();
  }
}
