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
package org.apache.mxnet.natives.audit;

import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.scan.IsaLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsaLevelRuleTest {
  /** GNU_PROPERTY_X86_ISA_1_NEEDED with four bytes of value, and padding. */
  private static final byte[] NEEDED = {2, (byte) 0x80, 0, (byte) 0xc0, 4, 0, 0, 0, 0, 0, 0, 0};

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path folder) {
    bundle = new AuditedBundle(folder);
  }

  private static ElfImageBuilder noted(int bits) {
    byte[] property = new byte[16];
    System.arraycopy(NEEDED, 0, property, 0, NEEDED.length);
    property[8] = (byte) bits;
    return sound().note("GNU", 5, property);
  }

  @ParameterizedTest
  @CsvSource({
    "2, x86-64, demands a processor of x86-64-v2 by its note; the policy allows x86-64",
    "15, x86-64-v2, demands a processor of x86-64-v4 by its note; the policy allows x86-64-v2"
  })
  void refusesANoteAboveThePolicy(int bits, String allowed, String message) throws Exception {
    bundle.isa(allowed).file("a.so", noted(bits));

    assertThat(bundle.words())
        .containsExactly(
            "isa-level: a.so %s. | Compile it with -march=%s and without -march=native, or raise"
                    .formatted(message, allowed)
                + " \"isa\" of the policy and lose older processors.");
    assertThat(bundle.run().passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, x86-64", "7, x86-64-v3", "0, x86-64"})
  void takesANoteWithinThePolicy(int bits, String allowed) throws Exception {
    bundle.isa(allowed).file("a.so", noted(bits));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void refusesInstructionsThatNothingGuards() throws Exception {
    Map<IsaLevel, List<String>> opcodes =
        Map.of(IsaLevel.V4, List.of("fast"), IsaLevel.V3, List.of("a", "b", "c", "d"));

    assertThat(judge("x86-64-v2", opcodes))
        .containsExactly(
            "a.so has instructions of x86-64-v3 that no test of the processor guards, in a, b, c"
                + " and 1 more and has instructions of x86-64-v4 that no test of the processor"
                + " guards, in fast; the policy allows x86-64-v2.");
    assertThat(judge("x86-64-v4", opcodes)).isEmpty();
  }

  private List<String> judge(String allowed, Map<IsaLevel, List<String>> opcodes) throws Exception {
    bundle.isa(allowed);
    List<Finding> findings = bundle.judge(new IsaLevelRule(), sound(), opcodes);
    assertThat(findings).allMatch(finding -> finding.severity() == Severity.WARNING);
    return findings.stream().map(Finding::message).toList();
  }
}
