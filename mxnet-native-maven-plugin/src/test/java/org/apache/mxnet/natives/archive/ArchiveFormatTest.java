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

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFormatTest {
  private static final String NONE = " is no tar (plain or .gz, .bz2, .xz, .zst) and no zip: ";

  @TempDir Path temp;

  @Test
  void showsThePageThatAServerSentInPlaceOfTheArchive() throws Exception {
    Path file = temp.resolve("zlib.tar.gz");
    Files.writeString(
        file, "\n<!DOCTYPE html>\r\n<html>\n  <head><title>404 Not Found</title></head>".repeat(9));
    ArchiveException failure = refusal(file);
    assertThat(failure)
        .hasMessage(
            "archive "
                + file
                + NONE
                + "it begins with '<!DOCTYPE html> <html> <head><title>404 Not Found</title'");
    assertThat(failure.remedy()).contains("see what its address shows in a browser");
  }

  @Test
  void showsTheFirstBytesOfWhatIsNoText() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("377abcaf271c0004aabbcc");
    Path file = Files.write(temp.resolve("x.7z"), bytes);
    assertThat(refusal(file))
        .hasMessage("archive " + file + NONE + "it begins with the bytes 37 7a bc af 27 1c 00 04");
  }

  @Test
  void showsTextThatIsCutWithinACharacter() {
    byte[] bytes = "äöü".getBytes(StandardCharsets.UTF_8);
    assertThat(ArchiveFormat.describe(java.util.Arrays.copyOf(bytes, 5)))
        .isEqualTo("it begins with 'äö'");
  }

  @Test
  void saysThatAFileIsEmpty() throws Exception {
    Path file = Files.createFile(temp.resolve("empty.tar"));
    assertThat(refusal(file)).hasMessage("archive " + file + NONE + "it is empty");
  }

  @Test
  void saysWhatIsCompressedInPlaceOfATar() throws Exception {
    Path file = temp.resolve("patch.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("--- a/x.c\n+++ b/x.c\n".getBytes(StandardCharsets.US_ASCII));
    }
    ArchiveException failure = refusal(file);
    assertThat(failure)
        .hasMessage(
            "archive %s is compressed (GZIP), but not a tar: it begins with"
                + " '--- a/x.c +++ b/x.c'",
            file);
    assertThat(failure.remedy()).isEqualTo("Correct the address of the archive.");
  }

  @Test
  void saysThatAnArchiveHoldsNothing() throws Exception {
    Path file = new SampleArchive().folder(".").write(temp.resolve("f"), Format.TAR);
    assertThat(refusal(file)).hasMessage("archive " + file + " holds nothing");
  }

  @Test
  void knowsATarFromBeforePosix() throws Exception {
    Path file = new SampleArchive().file("a/b", "x").write(temp.resolve("old"), Format.TAR);
    byte[] bytes = Files.readAllBytes(file);
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      // The seventh edition's header ends with the name of a link's target.
      bytes[i] = i < 257 ? bytes[i] : 0;
      sum += i < 148 || i > 155 ? bytes[i] & 0xff : ' ';
    }
    byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, bytes, 148, digits.length);
    Files.write(file, bytes);
    ArchiveUnpacker.unpack(file, temp.resolve("out"), Options.standard());
    assertThat(temp.resolve("out/b")).hasContent("x");
  }

  private ArchiveException refusal(Path file) {
    return failure(
        ArchiveException.class,
        () -> ArchiveUnpacker.unpack(file, temp.resolve("out"), Options.standard()));
  }
}
