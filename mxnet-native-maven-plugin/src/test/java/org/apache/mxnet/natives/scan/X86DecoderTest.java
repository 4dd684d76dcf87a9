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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings as GNU as writes them. */
class X86DecoderTest {
  @ParameterizedTest
  @CsvSource({
    "90, nop",
    "c3, ret",
    "f30f1efa, endbr64",
    "4889e5, 'mov %rsp,%rbp'",
    "488b052efe2f00, 'mov 0x2ffe2e(%rip),%rax'",
    "48b88877665544332211, 'movabs $0x1122334455667788,%rax'",
    "b801000000, 'mov $1,%eax'",
    "66b80100, 'mov $1,%ax'",
    "48c7c001000000, 'mov $1,%rax'",
    "66c7042401 00, 'movw $1,(%rsp)'",
    "c7442408 01000000, 'movl $1,8(%rsp)'",
    "c7042578563412 01000000, 'movl $1,0x12345678'",
    "f60701, 'testb $1,(%rdi)'",
    "f617, 'notb (%rdi)'",
    "66f7c70100, 'test $1,%di'",
    "48f7c701000000, 'test $1,%rdi'",
    "e800000000, call",
    "666648e800000000, 'data16 data16 rex.W call'",
    "0f8400000000, je",
    "c8100001, enter",
    "c20800, 'ret $8'",
    "6690, 'xchg %ax,%ax'",
    "662e0f1f840000000000, 'cs nopw 0(%rax,%rax,1)'",
    "660f70c001, 'pshufd $1,%xmm0,%xmm0'",
    "0fba200f, 'btl $15,(%rax)'",
    "a1 8877665544332211, 'movabs 0x1122334455667788,%eax'",
    "67a1 44332211, 'addr32 mov 0x11223344,%eax'",
    "f30fbcc7, 'tzcnt %edi,%eax, also rep bsf'",
    "660f38dcc1, 'aesenc %xmm1,%xmm0'",
    "0f0b, ud2"
  })
  void knowsTheLengthOfPlainInstructions(String code, String instruction) {
    decodes(code, X86Decoder.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f30fb8c7", // popcnt %edi,%eax
        "660f3800c1", // pshufb %xmm1,%xmm0
        "660f3a0fc108", // palignr $8,%xmm1,%xmm0
        "660f3a0bc101", // roundsd $1,%xmm1,%xmm0
        "660f383dc1", // pmaxsd %xmm1,%xmm0
        "f20f38f1c7", // crc32 %edi,%eax
        "f2480f38f1c7", // crc32 %rdi,%rax
        "660f3a63c10c", // pcmpistri $12,%xmm1,%xmm0
        "f20f12c1", // movddup %xmm1,%xmm0
        "f20f7cc1", // haddps %xmm1,%xmm0
        "f0480fc70f" // lock cmpxchg16b (%rdi)
      })
  void knowsTheSecondLevel(String code) {
    decodes(code, X86Decoder.V2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c5fc28c1", // vmovaps %ymm1,%ymm0
        "c5f877", // vzeroupper
        "c4e271b8c2", // vfmadd231ps %xmm2,%xmm1,%xmm0
        "c4e37d06c101", // vperm2f128 $1,%ymm1,%ymm0,%ymm0
        "c5fd70c11b", // vpshufd $27,%ymm1,%ymm0
        "c4e278f3cf", // blsr %edi,%eax
        "c4e2fbf7c7", // shrx %rax,%rdi,%rax
        "f30fbdc7", // lzcnt %edi,%eax
        "0f38f007", // movbe (%rdi),%eax
        "c5fa1005 00010000" // vmovss 0x100(%rip),%xmm0
      })
  void knowsTheThirdLevel(String code) {
    decodes(code, X86Decoder.V3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "62f17c4828c1", // vmovaps %zmm1,%zmm0
        "62f17c48288701020304", // vmovaps 0x4030201(%rdi),%zmm0
        "62f17c48284701", // vmovaps 0x40(%rdi),%zmm0
        "62f3fd4825c1ff", // vpternlogq $255,%zmm1,%zmm0,%zmm0
        "62e17c0828c1", // vmovaps %xmm1,%xmm16
        "c5f892c8", // kmovw %eax,%k1
        "c4e3f930c801" // kshiftrw $1,%k0,%k1
      })
  void knowsTheFourthLevel(String code) {
    decodes(code, X86Decoder.V4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0fa2"})
  void knowsTheQuestionForTheProcessor(String code) {
    decodes(code, X86Decoder.CPUID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06", // push %es, of 32-bit code
        "60", // pusha
        "82c001", // of 32-bit code
        "9a", // lcall
        "0f04",
        "0f24c0",
        "66c5fc28c1", // VEX behind a prefix
        "48c5fc28c1",
        "c4e07d06c101", // VEX map 0
        "c5fc0fc1", // an opcode that VEX does not have
        "62f97c4828c1", // EVEX with a reserved bit
        "62f1784828c1",
        "66666666666666666666666666666690" // 16 bytes
      })
  void refusesWhatIsNoInstruction(String code) {
    byte[] bytes = padded(code);
    int limit = bytes.length - X86Decoder.LOOK_AHEAD;
    assertThat(X86Decoder.decode(bytes, 0, limit)).isEqualTo(X86Decoder.INVALID);
  }

  @Test
  void decodesAnyBytesWithinTheirLimit() {
    Random random = new Random(20261122);
    byte[] bytes = new byte[1 << 16];
    random.nextBytes(bytes);
    int limit = bytes.length - X86Decoder.LOOK_AHEAD;
    int valid = 0;
    for (int at = 0; at < limit; at++) {
      int decoded = X86Decoder.decode(bytes, at, limit);
      if (decoded != X86Decoder.INVALID) {
        assertThat(X86Decoder.length(decoded)).isBetween(1, Math.min(15, limit - at));
        valid++;
      }
    }
    assertThat(valid).isBetween(limit / 2, limit - limit / 20);
  }

  private static void decodes(String code, int kind) {
    byte[] bytes = padded(code);
    int length = bytes.length - X86Decoder.LOOK_AHEAD;
    int decoded = X86Decoder.decode(bytes, 0, length);
    assertThat(X86Decoder.length(decoded)).isEqualTo(length);
    assertThat(X86Decoder.kind(decoded)).isEqualTo(kind);
    assertThat(X86Decoder.decode(bytes, 0, length - 1)).isEqualTo(X86Decoder.INVALID);
  }

  private static byte[] padded(String code) {
    byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
    return Arrays.copyOf(bytes, bytes.length + X86Decoder.LOOK_AHEAD);
  }
}
