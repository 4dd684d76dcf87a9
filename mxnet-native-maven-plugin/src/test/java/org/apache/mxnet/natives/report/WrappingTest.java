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
package org.apache.mxnet.natives.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
  private final List<String> lines = new ArrayList<>();
  private final Wrapping wrapping = new Wrapping(lines::add);

  @Test
  void breaksBetweenWordsAndIndentsTheRest() {
    wrapping.add("- ", 4, "a".repeat(100) + " " + "b".repeat(18) + " c");

    assertThat(lines).containsExactly("- " + "a".repeat(100), "    " + "b".repeat(18) + " c");
  }

  @Test
  void fillsALineToTheLastColumn() {
    wrapping.add("", 2, "a".repeat(100) + " " + "b".repeat(19));

    assertThat(lines).containsExactly("a".repeat(100) + " " + "b".repeat(19));
    assertThat(lines.get(0)).hasSize(120);
  }

  @Test
  void breaksAWordThatFitsNoLine() {
    wrapping.add("- ", 4, "x" + "y".repeat(300));

    assertThat(lines)
        .containsExactly(
            "- x" + "y".repeat(117), "    " + "y".repeat(116), "    " + "y".repeat(67));
  }

  @Test
  void keepsAnEmptyText() {
    wrapping.add("- ", 4, "");

    assertThat(lines).containsExactly("- ");
  }
}
