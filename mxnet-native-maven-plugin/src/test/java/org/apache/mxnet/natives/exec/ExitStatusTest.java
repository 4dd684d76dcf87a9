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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitStatusTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|exit code 1",
        "127|exit code 127",
        "128|exit code 128",
        "134|exit code 134 (killed by SIGABRT, it gave up by itself)",
        "137|exit code 137 (killed by SIGKILL, perhaps out of memory)",
        "139|exit code 139 (killed by SIGSEGV, bad memory access)",
        "143|exit code 143 (killed by SIGTERM, somebody ended it)",
        "152|exit code 152 (killed by signal 24)",
        "255|exit code 255"
      })
  void tellsHowAProgramEnded(int code, String words) {
    assertThat(new ExitStatus(code).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make: *** [Makefile:2: all] Error 137",
        "g++: fatal error: Killed signal terminated program cc1plus",
        "g++: internal compiler error: Killed (program cc1plus)",
        "LLVM ERROR: out of memory",
        "sh: line 1:    12 Killed                  ./a.out : Killed"
      })
  void recognisesThatTheSystemKilledACompiler(String line) {
    assertThat(new ExitStatus(2).remedy(List.of("x.c", line)))
        .isEqualTo("Build with fewer cores at once, or on a machine with more memory.");
  }

  @Test
  void saysWhatToDoOtherwise() {
    assertThat(new ExitStatus(1).remedy(List.of("x.c:1: error: KilledByDesign undeclared")))
        .isEqualTo("Mend what the last lines say; the command repeats this step alone.");
    assertThat(new ExitStatus(132).remedy(List.of())).startsWith("Build on a processor that has");
    assertThat(new ExitStatus(137).remedy(List.of())).startsWith("Build with fewer cores");
  }
}
