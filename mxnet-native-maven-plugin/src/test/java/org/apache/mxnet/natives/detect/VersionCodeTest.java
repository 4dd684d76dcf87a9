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
package org.apache.mxnet.natives.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.elf.ElfMachine;
import org.apache.mxnet.natives.policy.VersionFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionCodeTest {
  private static final VersionFunction STORED = new VersionFunction("zmq_version", List.of());
  private static final VersionFunction NUMBER =
      new VersionFunction("LZ4_versionNumber", List.of(10000, 100, 1));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "constants, c70704000000 c70602000000 c70202000000 c3, 4.2.2",
    "protected, f30f1efa c70704000000 c70603000000 c70205000000 c3, 4.3.5",
    "registers, b804000000 8907 31c0 8906 b905000000 890a f3c3, 4.0.5",
    "in any order, c70205000000 c70704000000 c70603000000 c3, 4.3.5",
  })
  void followsWhatX86CodeStores(String kind, String code, String version) throws Exception {
    assertThat(x86(code, STORED)).as(kind).contains(version);
  }

  @ParameterizedTest
  @CsvSource({
    "a call, e800000000 c3",
    "a jump, ff2500000000",
    "the second part is left out, c70704000000 c70202000000 c3",
    "stored elsewhere, c7470404000000 c3",
    "an argument was overwritten, bf00000000 c70704000000 c3",
    "nothing is stored, c3",
    "no end, c70704000000",
    "cut off, c707040000",
  })
  void doesNotGuessAtOtherX86Code(String why, String code) throws Exception {
    assertThat(x86(code, STORED)).as(why).isEmpty();
  }

  @Test
  void takesAReturnedNumberApart() throws Exception {
    assertThat(x86("b8982a0000 c3", NUMBER)).contains("1.9.4");
    assertThat(x86("31c0 c3", NUMBER)).as("no version is 0").isEmpty();
    assertThat(x86("c3", NUMBER)).as("not a constant").isEmpty();
  }

  @Test
  void followsAarch64Code() throws Exception {
    assertThat(
            aarch64(
                STORED,
                0xd503245f, // bti c
                0x52800083, // mov w3, #4
                0x52800044, // mov w4, #2
                0xb9000003, // str w3, [x0]
                0xb9000024, // str w4, [x1]
                0xb900005f, // str wzr, [x2]
                0xd65f03c0)) // ret
        .contains("4.2.0");
    assertThat(
            aarch64(
                new VersionFunction("sqlite3_libversion_number", List.of(1000000, 1000, 1)),
                0x5297d8e0, // mov w0, #48839
                0x72a005c0, // movk w0, #46, lsl #16
                0xd65f03c0)) // ret
        .contains("3.63.495");
  }

  @Test
  void doesNotGuessAtOtherAarch64Code() throws Exception {
    assertThat(aarch64(STORED, 0x94000001, 0xd65f03c0)).as("a call").isEmpty();
    assertThat(aarch64(STORED, 0xb9000403, 0xd65f03c0)).as("an offset").isEmpty();
    assertThat(aarch64(STORED, 0xb9000003, 0xd65f03c0)).as("not a constant").isEmpty();
    assertThat(aarch64(NUMBER, 0x72a005c0, 0xd65f03c0)).as("half a number").isEmpty();
    assertThat(aarch64(NUMBER, 0x52800080)).as("no end").isEmpty();
  }

  @Test
  void knowsNoCodeOfOtherProcessors() throws Exception {
    Path file = Files.write(folder.resolve("f"), new byte[] {(byte) 0xc3});

    assertThat(VersionCode.read(file, 0, new ElfMachine(22), STORED)).isEmpty();
  }

  private Optional<String> x86(String code, VersionFunction function) throws Exception {
    byte[] bytes = HexFormat.of().parseHex("90" + code.replace(" ", ""));
    Path file = Files.write(folder.resolve("f"), bytes);
    return VersionCode.read(file, 1, ElfMachine.X86_64, function);
  }

  private Optional<String> aarch64(VersionFunction function, int... code) throws Exception {
    ByteBuffer bytes =
        ByteBuffer.allocate(code.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(code);
    Path file = Files.write(folder.resolve("f"), bytes.array());
    return VersionCode.read(file, 0, ElfMachine.AARCH64, function);
  }
}
