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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.elf.CodeImage;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine code of higher levels, and when it counts. */
class CodeScanTest {
  /** popcnt; ret. */
  private static final int[] POPCNT = {0xf3, 0x0f, 0xb8, 0xc7, 0xc3};

  /** vzeroupper; ret. */
  private static final int[] AVX = {0xc5, 0xf8, 0x77, 0xc3};

  /** vmovaps %zmm1,%zmm0; ret. */
  private static final int[] AVX512 = {0x62, 0xf1, 0x7c, 0x48, 0x28, 0xc1, 0xc3};

  /** cpuid; ret. */
  private static final int[] CPUID = {0x0f, 0xa2, 0xc3};

  private static final int RET = 0xc3;

  @TempDir Path dir;

  @Test
  void namesFunctionsByTheLevelsOfTheirInstructions() throws Exception {
    CodeImage image =
        new CodeImage()
            .function("plain", 0x90, RET)
            .function("counts", POPCNT)
            .function("adds", AVX)
            .unwound(AVX512);

    assertThat(scan(image))
        .isEqualTo(
            Map.of(
                IsaLevel.V2,
                List.of("counts"),
                IsaLevel.V3,
                List.of("adds"),
                IsaLevel.V4,
                List.of("0x%x".formatted(CodeImage.address(11)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dgemm_kernel_HASWELL",
        "sgemm_kernel_SKYLAKEX",
        "adler32_avx2",
        "_ZN2cv4opt_AVX512_SKX3addEv",
        "dot.arch_x86_64_v3",
        "dot_fma",
        "ddot_k_ZEN",
        "memcpy_ssse3"
      })
  void leavesOutFunctionsWhoseNamesTellOfAProcessor(String name) throws Exception {
    assertThat(scan(new CodeImage().function(name, AVX))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"isCitizen", "_ZN2cv3MatC1Ev", "offMap", "add_v30", "PerfMap"})
  void keepsFunctionsWhoseNamesHaveSuchLettersByChance(String name) throws Exception {
    assertThat(scan(new CodeImage().function(name, AVX)))
        .isEqualTo(Map.of(IsaLevel.V3, List.of(name)));
  }

  @Test
  void leavesOutFunctionsWithoutANameBetweenDispatchedOnes() throws Exception {
    CodeImage image = new CodeImage().function("a_avx", AVX).unwound(AVX).unwound(AVX);

    assertThat(scan(image)).containsKey(IsaLevel.V3);
    assertThat(scan(image.function("b_avx", AVX))).isEmpty();
  }

  @Test
  void findsNothingInAFileThatAsksTheProcessor() throws Exception {
    assertThat(scan(new CodeImage().function("adds", AVX).function("asks", CPUID))).isEmpty();
    assertThat(scan(new CodeImage().function("adds", AVX).typed("asks", 0x1a, RET))).isEmpty();
  }

  @Test
  void seesTheQuestionInCodeBetweenFunctions() throws Exception {
    CodeImage image = new CodeImage().function("adds", AVX).bytes(CPUID).bytes(new int[16]);

    assertThat(scan(image)).isEmpty();
  }

  @Test
  void takesBytesWithinAnInstructionForNoQuestion() throws Exception {
    // mov $0xa20f,%eax; ret
    CodeImage image =
        new CodeImage().function("adds", AVX).function("moves", 0xb8, 0x0f, 0xa2, 0, 0, RET);

    assertThat(scan(image)).isEqualTo(Map.of(IsaLevel.V3, List.of("adds")));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void decodesAFunctionOnceThoughItIsFullOfSuchBytes() throws Exception {
    // movabs $0xa20fa20fa20fa20f,%rax
    int[] moves = repeated(400_000, 0x48, 0xb8, 0x0f, 0xa2, 0x0f, 0xa2, 0x0f, 0xa2, 0x0f, 0xa2);
    CodeImage image = new CodeImage().function("adds", AVX).function("moves", moves);

    assertThat(scan(image)).isEqualTo(Map.of(IsaLevel.V3, List.of("adds")));
  }

  @Test
  void believesNoFunctionThatHoldsDataOrEndsWithinAnInstruction() throws Exception {
    CodeImage image =
        new CodeImage()
            .function("data", 0xc5, 0xf8, 0x77, RET, 0x06, 0x07)
            .function("short", 0xc5, 0xf8, 0x77, 0xe8, 0, 0);

    assertThat(scan(image)).isEmpty();
  }

  @Test
  void looksAtCodeWithoutAnyFunctionInBlocks() throws Exception {
    int[] thrice = repeated(3, AVX);
    CodeImage image = new CodeImage().stripped().bytes(repeated(64, 0x90)).bytes(thrice);

    assertThat(scan(image))
        .isEqualTo(Map.of(IsaLevel.V3, List.of("0x%x".formatted(CodeImage.address(0)))));
    assertThat(scan(new CodeImage().stripped().bytes(repeated(64, 0x90)).bytes(AVX))).isEmpty();
  }

  @Test
  void listsTwentyFunctionsOfALevel() throws Exception {
    CodeImage image = new CodeImage();
    IntStream.range(0, 30).forEach(i -> image.function("f" + i, AVX));

    assertThat(scan(image).get(IsaLevel.V3)).hasSize(20).startsWith("f0").endsWith("f19");
  }

  @Test
  void readsFunctionsFarApartInSeveralGroups() throws Exception {
    CodeImage image = new CodeImage().function("first", AVX);
    image.bytes(new int[3 << 20]).function("last", AVX);

    assertThat(scan(image)).isEqualTo(Map.of(IsaLevel.V3, List.of("first", "last")));
  }

  @Test
  void looksAtNoCodeOfOtherProcessors() throws Exception {
    assertThat(scan(new CodeImage().machine(183).function("adds", AVX))).isEmpty();
  }

  @Test
  void takesWhatImportsTheCompilersQuestionForDispatching() throws Exception {
    Path asking =
        ElfImageBuilder.library()
            .need("libgcc_s.so.1", "GCC_4.8.0", "__cpu_model")
            .build()
            .write(dir.resolve("asking.so"));
    Path file = new CodeImage().function("adds", AVX).write(dir.resolve("lib.so"));

    assertThat(CodeScan.run(file, MappedBytes.of(file), SharedLibrary.read(asking))).isEmpty();
  }

  private Map<IsaLevel, List<String>> scan(CodeImage image) throws Exception {
    Path file = dir.resolve("lib.so");
    Files.deleteIfExists(file);
    image.write(file);
    return ByteScan.run(file, SharedLibrary.read(file), new ScanPatterns(List.of())).opcodes();
  }

  private static int[] repeated(int times, int... code) {
    return IntStream.range(0, times).flatMap(i -> IntStream.of(code)).toArray();
  }
}
