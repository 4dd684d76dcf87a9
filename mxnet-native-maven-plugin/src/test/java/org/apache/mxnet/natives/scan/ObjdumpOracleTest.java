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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.CodeFunction;
import org.apache.mxnet.natives.elf.MachineCode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with binutils' objdump on libraries of the running JDK. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ObjdumpOracleTest {
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^ +([0-9a-f]+):\\t(\\S+)(.*)$");

  /** libjsvml has AVX2 and AVX-512 code; a JDK without the vector module lacks it. */
  @ParameterizedTest
  @ValueSource(strings = {"libjava.so", "libnet.so", "libjsvml.so"})
  void decodesWhatObjdumpDecodes(String name) throws Exception {
    Path file = Path.of(System.getProperty("java.home"), "lib", name);
    assumeTrue(Files.exists(file));
    Map<Long, String> expected = instructions(file);
    MappedBytes bytes = MappedBytes.of(file);
    int compared = 0;
    for (CodeFunction function : MachineCode.read(file).functions()) {
      byte[] code = bytes.copy(function.offset(), function.end(), X86Decoder.LOOK_AHEAD);
      int at = 0;
      while (at < function.size()) {
        String instruction = expected.get(function.address() + at);
        int decoded = X86Decoder.decode(code, at, (int) function.size());
        if (instruction == null || instruction.contains("(bad)")) {
          // Data within a function; objdump decodes on from another place.
          break;
        }
        assertThat(decoded)
            .as("%s at 0x%x", instruction, function.address() + at)
            .isNotEqualTo(X86Decoder.INVALID);
        int kind = X86Decoder.kind(decoded);
        assertThat(kind >= X86Decoder.V3 && kind <= X86Decoder.V4 || !isVector(instruction))
            .as("%s has kind %d", instruction, kind)
            .isTrue();
        at += X86Decoder.length(decoded);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(expected.size() * 3 / 4);
  }

  private static boolean isVector(String instruction) {
    return instruction.contains("%ymm") || instruction.contains("%zmm");
  }

  private static Map<Long, String> instructions(Path file) throws Exception {
    Process objdump =
        new ProcessBuilder("objdump", "-d", "-w", "--no-show-raw-insn", file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(objdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(objdump.waitFor()).isZero();
    Map<Long, String> instructions = new HashMap<>();
    for (MatchResult line : INSTRUCTION.matcher(output).results().toList()) {
      instructions.put(Long.parseLong(line.group(1), 16), line.group(2) + line.group(3));
    }
    return instructions;
  }
}
