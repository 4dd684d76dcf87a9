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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
  private static final String REMEDY =
      "This looks like an archive made to fill the disk. Take it from the project's own site.";

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesTooManyEntries(Format format) throws Exception {
    SampleArchive archive = new SampleArchive().file("a/1", "").file("a/2", "").file("a/3", "");
    Path file = archive.write(temp.resolve("archive"), format);
    ArchiveException failure = refusal(file, new Limits(2, 1000, 1000));
    assertThat(failure)
        .hasMessage("archive %s, entry 'a/3': one more than 2 entries", file)
        .extracting(ArchiveException::remedy)
        .isEqualTo(REMEDY);
  }

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesTooManyBytes(Format format) throws Exception {
    SampleArchive archive = new SampleArchive().file("a/1", "12345").file("a/2", "67890");
    Path file = archive.write(temp.resolve("archive"), format);
    assertThat(refusal(file, new Limits(9, 9, 1000)))
        .hasMessage("archive %s, entry 'a/2': with it, the archive holds more than 9 bytes", file);
    ArchiveUnpacker.unpack(
        file, temp.resolve("fits"), new Options(true, Set.of(), new Limits(2, 10, 1000)));
    assertThat(temp.resolve("fits/2")).hasContent("67890");
  }

  @Test
  void countsCopiesOfHardLinks() throws Exception {
    SampleArchive archive = new SampleArchive().file("a/1", "12345").hardLink("a/2", "a/1");
    Path file = archive.write(temp.resolve("archive"), Format.TAR);
    assertThat(refusal(file, new Limits(9, 9, 1000))).hasMessageContaining("'a/2'");
  }

  @Test
  void countsWhatIsNotUnpackedToo() throws Exception {
    SampleArchive archive = new SampleArchive().file("a/1", "12345").file("a/2", "67890");
    Path file = archive.write(temp.resolve("archive"), Format.TAR);
    Options options = new Options(true, Set.of("2"), new Limits(9, 9, 1000));
    ArchiveException failure =
        failure(
            ArchiveException.class,
            () -> ArchiveUnpacker.unpack(file, temp.resolve("out"), options));
    assertThat(failure).hasMessageContaining("holds more than 9 bytes");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "XZ", "ZSTD", "BZIP2", "ZIP"})
  void refusesABomb(Format format) throws Exception {
    byte[] zeros = new byte[(int) Limits.ALWAYS_ALLOWED + 1];
    Path file =
        new SampleArchive()
            .entry(new SampleArchive.Entry("a/zeros", TarConstants.LF_NORMAL, 0644, zeros, ""))
            .write(temp.resolve("archive"), format);
    long size = Files.size(file);
    assertThat(refusal(file, new Limits(9, 1 << 30, 50)))
        .hasMessage(
            "archive %s, entry 'a/zeros': with it, the archive holds more than 50 times its own"
                + " size of %d bytes",
            file, size);
    ArchiveUnpacker.unpack(
        file, temp.resolve("out"), new Options(true, Set.of(), new Limits(9, 1 << 30, 1 << 30)));
    assertThat(temp.resolve("out/zeros")).hasSize(zeros.length);
  }

  @Test
  void refusesABombAfterTheEnd() throws Exception {
    Path file = temp.resolve("archive");
    Path tar = new SampleArchive().file("a/1", "").write(temp.resolve("tar"), Format.TAR);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(tar, out);
      // What is missing in the last of the tar's records of 10,240 bytes counts for nothing.
      out.write(new byte[(int) Limits.ALWAYS_ALLOWED + 10_240]);
    }
    assertThat(refusal(file, new Limits(9, 1 << 30, 50))).hasMessageContaining("50 times");
  }

  @Test
  void readsNoNameOfAnySizeIntoMemory() throws Exception {
    String name = "n".repeat(2 << 20);
    int length = name.length() + "1234567 path=\n".length();
    for (char type : new char[] {'L', 'K', 'x', 'g'}) {
      boolean pax = Character.isLowerCase(type);
      byte[] content = (pax ? length + " path=" + name + "\n" : name).getBytes(US_ASCII);
      Path file = temp.resolve("archive");
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(new UstarHeader(type, "name", "", 0644, content.length, 0).bytes());
        out.write(content);
      }
      assertThat(refusal(file, Limits.STANDARD))
          .as("type %s", type)
          .hasMessageContaining("an entry's name and attributes take more than 1048576 bytes");
    }
  }

  @Test
  void refusesALongTargetOfALinkInAZip() throws Exception {
    Path file =
        new SampleArchive()
            .link("a/l", "t".repeat(5000))
            .write(temp.resolve("archive"), Format.ZIP);
    assertThat(refusal(file, Limits.STANDARD))
        .hasMessageContaining("entry 'a/l': links to a path of more than 4096 bytes");
  }

  private ArchiveException refusal(Path file, Limits limits) {
    return failure(
        ArchiveException.class,
        () ->
            ArchiveUnpacker.unpack(
                file, temp.resolve("refused"), new Options(true, Set.of(), limits)));
  }
}
