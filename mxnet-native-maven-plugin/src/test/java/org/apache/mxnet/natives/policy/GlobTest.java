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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Test
  void starIsAnyTextAndQuestionMarkOneCharacter() {
    assertThat(Glob.matches("MX*", "MXNDArrayCreate")).isTrue();
    assertThat(Glob.matches("MX*", "NNGetVersion")).isFalse();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("", "")).isTrue();
    assertThat(Glob.matches("", "a")).isFalse();
    assertThat(Glob.matches("a?c", "abc")).isTrue();
    assertThat(Glob.matches("a?c", "ac")).isFalse();
    assertThat(Glob.matches("*!/lib/*.so", "a.jar!/lib/native/libx.so")).isTrue();
    assertThat(Glob.matches("*ab*ab", "xabyabzab")).isTrue();
    assertThat(Glob.matches("*ab*ab", "xaby")).isFalse();
    assertThat(Glob.matches("a.b", "axb")).as("a dot is a dot").isFalse();
    assertThat(Glob.matches("a*", "a*")).isTrue();
  }

  @Test
  void oneOfSeveralPatternsIsEnough() {
    assertThat(Glob.anyMatches(List.of("MX*", "NN*"), "NNGetVersion")).isTrue();
    assertThat(Glob.anyMatches(List.of(), "NNGetVersion")).isFalse();
  }
}
