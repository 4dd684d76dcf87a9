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

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SevenMachinesTest {
  private static final int MUTANTS = 10_000;

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void readsAllVersionNeedsOfEachMachine(SevenMachines of) throws Exception {
    for (ElfImageBuilder.Hash hash : ElfImageBuilder.Hash.values()) {
      for (boolean sections : new boolean[] {true, false}) {
        Path file = dir.resolve(of + "-" + hash + "-" + sections + ".so");

        SharedLibrary library = SharedLibrary.read(of.image(hash, sections).write(file));

        assertThat(library.loading().machine()).isEqualTo(of.machine());
        assertThat(library.loading().elfClass()).isEqualTo(of.elfClass());
        assertThat(library.loading().byteOrder()).isEqualTo(of.order());
        assertThat(library.flags()).isEqualTo(of.flags());
        assertThat(library.sections().isEmpty()).isEqualTo(!sections);
        assertThat(library.loading().versionNeeds()).isEqualTo(SevenMachines.needs());
        assertThat(byVersion(library.imports())).isEqualTo(byVersion());
      }
    }
  }

  @Test
  void givesNothingButItsOwnExceptionForTenThousandMutants() {
    Random random = new Random(20261122);
    List<byte[]> sound = new ArrayList<>();
    for (SevenMachines of : SevenMachines.values()) {
      for (ElfImageBuilder.Hash hash : ElfImageBuilder.Hash.values()) {
        sound.add(of.image(hash, true).bytes());
        sound.add(of.image(hash, false).bytes());
      }
    }
    int rejected = 0;
    for (int i = 0; i < MUTANTS; i++) {
      ByteBuffer mutant = ByteBuffer.wrap(mutant(sound.get(i % sound.size()), random));
      rejected += isRejected(() -> SharedLibrary.read(ElfBytes.of("mutant", mutant))) ? 1 : 0;
      rejected += isRejected(() -> MachineCode.read(ElfBytes.of("mutant", mutant))) ? 1 : 0;
    }
    assertThat(rejected).isBetween(MUTANTS / 4, 2 * MUTANTS - MUTANTS / 4);
  }

  private interface Reading {
    Object read() throws ElfFormatException;
  }

  private static boolean isRejected(Reading reading) {
    try {
      reading.read();
      return false;
    } catch (ElfFormatException e) {
      assertThat(e).hasMessageStartingWith("mutant: ");
      return true;
    }
  }

  /** With bits flipped, numbers made extreme, a stretch copied elsewhere, or the end cut off. */
  private static byte[] mutant(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length - 8);
      switch (random.nextInt(8)) {
        case 0, 1, 2, 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 4 -> Arrays.fill(bytes, at, at + 4, (byte) (random.nextBoolean() ? 0xff : 0));
        case 5 -> bytes[at] = (byte) random.nextInt(256);
        case 6 -> System.arraycopy(sound, random.nextInt(sound.length - 8), bytes, at, 8);
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at + 8) : bytes;
      }
    }
    return bytes;
  }

  private static Map<String, List<String>> byVersion() {
    Map<String, List<String>> symbols = new HashMap<>();
    for (VersionNeed need : SevenMachines.needs()) {
      for (BoundSymbol symbol : need.symbols()) {
        add(symbols, need.file() + " " + need.version(), symbol.name(), symbol.weak());
      }
    }
    symbols.put("", List.of("JNI_OnLoad_zip"));
    return symbols;
  }

  private static Map<String, List<String>> byVersion(List<ImportedSymbol> imports) {
    Map<String, List<String>> symbols = new HashMap<>();
    for (ImportedSymbol symbol : imports) {
      String version = symbol.library().map(l -> l + " " + symbol.version().get()).orElse("");
      add(symbols, version, symbol.name(), symbol.weak());
    }
    return symbols;
  }

  private static void add(
      Map<String, List<String>> symbols, String version, String name, boolean weak) {
    String shown = name + (weak ? " weak" : "");
    symbols.merge(
        version, List.of(shown), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
  }
}
