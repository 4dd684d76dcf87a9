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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileArchiveTest extends IntakeFixture {
  private static final int MUTANTS = 500;

  @Test
  void neverMakesAPathOfAnEntryName() throws Exception {
    Path jar =
        new SampleJar()
            .with("../../evil.so", library)
            .with("/etc/evil.so", library)
            .with("b/a\\..\\evil.so", library)
            .with("..", library)
            .with("x/\u001b[2Jred\n.so", library)
            .with("../up/evil.jar", new SampleJar().with("../in.so", library).bytes())
            .write(folder.resolve("jars/foo.jar"));
    try (Intake intake = Intake.open(List.of(jar), scratch)) {
      assertThat(intake.natives())
          .extracting(NativeEntry::path)
          .containsExactly(
              "foo.jar!/..",
              "foo.jar!/../../evil.so",
              "foo.jar!/../up/evil.jar!/../in.so",
              "foo.jar!//etc/evil.so",
              "foo.jar!/b/a\\..\\evil.so",
              "foo.jar!/x/?[2Jred?.so");
      assertThat(intake.natives())
          .allSatisfy(entry -> assertThat(entry.file().normalize()).startsWith(scratch))
          .allSatisfy(entry -> assertThat(entry.file()).hasBinaryContent(library));
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(jar);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lib/libx.so.1, libx.so.1",
    "C:\\x\\y z.dll, y_z.dll",
    "a/.., native",
    "a/, native",
    "a/été.so, _t_.so"
  })
  void cleansTheNamesOfUnpackedFiles(String entry, String file) {
    assertThat(Scratch.cleaned(entry)).isEqualTo(file);
  }

  @Test
  void keepsTheEndOfALongName() {
    assertThat(Scratch.cleaned("x".repeat(60_000) + ".so")).hasSize(100).endsWith("xx.so");
  }

  @Test
  void tellsNamesApartThatLookTheSame() throws Exception {
    Path jar =
        new SampleJar()
            .with("a\u0001.so", library)
            .with("a\u0002.so", library)
            .write(folder.resolve("foo.jar"));
    assertThat(open(jar).paths()).containsExactly("foo.jar!/a?.so", "foo.jar!/a?.so (2)");
  }

  @Test
  void answersAnyDamageWithItsOwnErrorsAndLeavesNothing() throws Exception {
    byte[] jar =
        new SampleJar()
            .manifest("Multi-Release: true")
            .with("libx.so", library)
            .with("C.class", SampleJar.classFile("C", "m()V", "m(I)V"))
            .with("META-INF/versions/9/C.class", SampleJar.classFile("C", "n()V"))
            .with("in.jar", new SampleJar().with("liby.so", library).bytes())
            .bytes();
    Random random = new Random(20261122);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Path file = file("foo.jar", damaged(jar, random));
      try {
        open(file);
      } catch (NativeBuildException e) {
        assertThat(e.getMessage()).contains("foo.jar");
        refused++;
      }
      assertScratchIsEmpty();
    }
    assertThat(refused).isBetween(MUTANTS / 10, MUTANTS - 1);
  }

  private static byte[] damaged(byte[] original, Random random) throws IOException {
    byte[] bytes = original.clone();
    // Half of the time near the end, where the directory is.
    int from = random.nextBoolean() ? 0 : bytes.length - 400;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = from + random.nextInt(bytes.length - from);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 0xff);
    }
    return bytes;
  }
}
