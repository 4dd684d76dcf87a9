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
package org.apache.mxnet.natives.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ForeignFormatTest {
  private static final int X86_64 = 0x0100_0007;
  private static final int ARM64 = 0x0100_000c;

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void readsMachOOfEachClassAndByteOrder(boolean wide, boolean little) throws Exception {
    byte[] file =
        machO(wide, little, wide ? X86_64 : 7)
            .name(0xd, "@rpath/libx.dylib")
            .name(0xc, "/usr/lib/libSystem.B.dylib")
            .name(0x8000_0018, "/usr/lib/libweak.dylib")
            .numbers(0x24, 0x000a_0d02, 0x000b_0000)
            .written();

    assertThat(read(file))
        .contains(
            new ForeignFormat.Foreign(
                "Mach-O",
                wide ? "x86_64" : "i386",
                List.of(
                    "@rpath/libx.dylib", "/usr/lib/libSystem.B.dylib", "/usr/lib/libweak.dylib"),
                Optional.of("10.13.2")));
  }

  @Test
  void readsTheMinimumOfMacOsFromABuildVersionButNotThatOfOtherSystems() throws Exception {
    assertThat(read(machO(true, true, ARM64).numbers(0x32, 1, 0x000b_0000, 0, 0).written()))
        .hasValueSatisfying(foreign -> assertThat(foreign.minimumOs()).contains("11.0"));
    assertThat(read(machO(true, true, ARM64).numbers(0x32, 2, 0x000b_0000, 0, 0).written()))
        .hasValueSatisfying(foreign -> assertThat(foreign.minimumOs()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void readsThePartsOfAUniversalFile(boolean wide) throws Exception {
    byte[] intel = part(X86_64, 0x000a_0900);
    byte[] arm = part(ARM64, 0x000b_0000);
    ByteBuffer file = ByteBuffer.allocate(4096);
    file.putInt(wide ? 0xcafebabf : 0xcafebabe).putInt(2);
    entry(file, wide, X86_64, 1024, intel.length);
    entry(file, wide, ARM64, 2048, arm.length);
    file.position(1024).put(intel).position(2048).put(arm);

    assertThat(read(file.array()))
        .contains(
            new ForeignFormat.Foreign(
                "universal Mach-O",
                "x86_64, aarch64",
                List.of("@rpath/libx.dylib"),
                Optional.of("x86_64 10.9, aarch64 11.0")));
  }

  @ParameterizedTest
  @CsvSource({"8664, x86_64", "14c, i386", "aa64, aarch64", "1c4, arm", "1234, machine 0x1234"})
  void recognisesPeByItsMachine(String machine, String name) throws Exception {
    assertThat(read(pe(Integer.parseInt(machine, 16))))
        .contains(new ForeignFormat.Foreign("PE", name, List.of(), Optional.empty()));
  }

  @Test
  void recognisesNothingElse() throws Exception {
    byte[] javaClass = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 16};
    byte[] dosProgram = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 128);

    for (byte[] file : new byte[][] {javaClass, dosProgram, {}, {0x4d, 0x5a}, new byte[64]}) {
      assertThat(read(file)).isEmpty();
    }
    assertThat(read(ElfImageBuilder.library().build().bytes())).isEmpty();
  }

  @Test
  void readsAsMuchOfADamagedFileAsIsThere() throws Exception {
    byte[] sound = part(X86_64, 0x000a_0900);

    assertThat(read(Arrays.copyOf(sound, sound.length - 1)))
        .contains(
            new ForeignFormat.Foreign(
                "Mach-O", "x86_64", List.of("@rpath/libx.dylib"), Optional.empty()));
    Random random = new Random(20261122);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = sound.clone();
      int at = 8 + random.nextInt(bytes.length - 12);
      Arrays.fill(bytes, at, at + 1 + random.nextInt(4), (byte) random.nextInt(256));
      assertThat(MachO.read(ByteBuffer.wrap(bytes)).machine()).isEqualTo("x86_64");
    }
  }

  @Test
  void leavesAMissingFileToBeAnIoError() {
    assertThatThrownBy(() -> ForeignFormat.of(dir.resolve("missing.dylib")))
        .isInstanceOf(IOException.class)
        .hasMessage(dir.resolve("missing.dylib").toString());
  }

  private Optional<ForeignFormat.Foreign> read(byte[] bytes) throws IOException {
    return ForeignFormat.of(Files.write(dir.resolve("file"), bytes));
  }

  private static byte[] part(int machine, int minimum) {
    return machO(true, true, machine)
        .name(0xd, "@rpath/libx.dylib")
        .numbers(0x24, minimum, 0)
        .written();
  }

  private static MachOWriter machO(boolean wide, boolean little, int machine) {
    return new MachOWriter(wide, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, machine);
  }

  private static void entry(ByteBuffer file, boolean wide, int machine, int offset, int size) {
    file.putInt(machine).putInt(3);
    if (wide) {
      file.putLong(offset).putLong(size).putInt(12).putInt(0);
    } else {
      file.putInt(offset).putInt(size).putInt(12);
    }
  }

  private static byte[] pe(int machine) {
    ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'M').put((byte) 'Z').putInt(0x3c, 0x80);
    file.position(0x80).put((byte) 'P').put((byte) 'E').putShort((short) 0);
    return file.putShort((short) machine).array();
  }
}
