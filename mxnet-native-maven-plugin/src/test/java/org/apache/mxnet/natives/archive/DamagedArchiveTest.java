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
package org.apache.mxnet.natives.archive;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagedArchiveTest {
  private static final int TRIES = 200;

  @TempDir Path temp;
  private Path work;
  private Path file;

  @BeforeEach
  void makeFolders() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
    file = temp.resolve("archive");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void refusesAnArchiveThatIsCutOffAnywhere(Format format) throws Exception {
    byte[] good = Files.readAllBytes(sample().write(file, format));
    Random random = new Random(1);
    for (int i = 0; i < TRIES; i++) {
      int length = i < 40 ? good.length - 1 - i : random.nextInt(good.length);
      // A tar's second block of end mark, and what fills its last record, nobody misses.
      if (format != Format.TAR || length < endMark(good) + 512) {
        assertThat(demandSafety(Arrays.copyOf(good, length))).as("%d bytes", length).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void neverFailsInAnotherWayWhateverBitsChange(Format format) throws Exception {
    byte[] good = Files.readAllBytes(sample().write(file, format));
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += demandSafety(bad).isEmpty() ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "XZ", "ZSTD"})
  void noticesEveryChangeOfWhatIsCompressed(Format format) throws Exception {
    byte[] good = Files.readAllBytes(sample().write(file, format));
    byte[] tree = demandSafety(good).orElseThrow();
    Random random = new Random(3);
    for (int i = 0; i < TRIES; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      // Some bits mean nothing: a time in the header, or what fills up a last byte.
      assertThat(demandSafety(bad).orElse(tree)).as("try %d", i).isEqualTo(tree);
    }
  }

  @Test
  void saysThatAnArchiveIsCutOff() throws Exception {
    byte[] good = Files.readAllBytes(sample().write(file, Format.XZ));
    Files.write(file, Arrays.copyOf(good, good.length / 2));
    ArchiveException failure = failure(ArchiveException.class, this::unpack);
    assertThat(failure).hasMessageStartingWith("archive " + file + " is damaged or cut off: ");
    assertThat(failure.getCause()).isInstanceOf(IOException.class);
    assertThat(failure.remedy())
        .isEqualTo("Nothing of it was unpacked. Delete the file, so that it is fetched again.");
  }

  @Test
  void saysThatAPlainTarIsCutOffBetweenTwoEntries() throws Exception {
    new SampleArchive().file("a", "").file("b", "").write(file, Format.TAR);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 512));
    assertThat(failure(ArchiveException.class, this::unpack))
        .hasMessage("archive " + file + " is damaged or cut off: the end mark is missing");
  }

  @Test
  void noticesAWrongHeader() throws Exception {
    new SampleArchive().file("a", "").file("b", "").write(file, Format.TAR);
    byte[] bytes = Files.readAllBytes(file);
    bytes[512] = 'c';
    Files.write(file, bytes);
    assertThat(failure(ArchiveException.class, this::unpack))
        .hasMessage(
            "archive " + file + " is damaged or cut off: wrong checksum in the header of 'c'");
  }

  @Test
  void noticesAWrongSumInAZip() throws Exception {
    new SampleArchive().file("a", "content").write(file, Format.ZIP);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    // The sum in the directory, not that beside the file.
    bytes[text.indexOf("PK\1\2") + 16] ^= 1;
    Files.write(file, bytes);
    assertThat(failure(ArchiveException.class, this::unpack))
        .hasMessage("archive " + file + " is damaged or cut off: wrong checksum of 'a'");
  }

  private static SampleArchive sample() {
    Random random = new Random(0);
    byte[] noise = new byte[5000];
    random.nextBytes(noise);
    return new SampleArchive()
        .folder("top")
        .file("top/text", "some text\n".repeat(300))
        .entry(new SampleArchive.Entry("top/noise", TarConstants.LF_NORMAL, 0755, noise, ""))
        .link("top/link", "text")
        .file("top/" + "long".repeat(40), "x");
  }

  private static int endMark(byte[] tar) {
    int end = tar.length;
    while (tar[end - 1] == 0) {
      end--;
    }
    return (end + 511) / 512 * 512;
  }

  /**
   * What the bytes are unpacked to, as a tar, or nothing if they are refused; fails if anything
   * else happens.
   */
  private Optional<byte[]> demandSafety(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    try {
      unpack();
      TreeArchive.write(work.resolve("out"), tree);
      Folders.delete(work.resolve("out"));
    } catch (ArchiveException | IOException e) {
      tree.reset();
    }
    assertThat(work).isEmptyDirectory();
    try (Stream<Path> beside = Files.list(temp)) {
      assertThat(beside).containsExactlyInAnyOrder(work, file);
    }
    return Optional.of(tree.toByteArray()).filter(tar -> tar.length > 0);
  }

  private void unpack() throws ArchiveException, IOException {
    ArchiveUnpacker.unpack(file, work.resolve("out"), Options.standard());
  }
}
