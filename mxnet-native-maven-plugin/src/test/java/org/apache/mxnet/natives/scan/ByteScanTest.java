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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digest, texts and build paths. */
class ByteScanTest {
  private static final int CHUNK = 1 << 20;
  private static final ScanPatterns ZLIB =
      new ScanPatterns(
          List.of(
              new ScanPattern(
                  "zlib", Pattern.compile("(?:in|de)flate ([0-9.]+) Copyright"), "flate ")));

  @TempDir Path dir;

  @Test
  void findsTextsWithWhatTheyCaptureInTheOrderOfTheFile() throws Exception {
    ByteScan scan =
        scan("\0 deflate 1.2.6 Copyright 1995\0inflate 1.3 Copyright\0deflate 1.2.6 Copyright\0");

    assertThat(scan.texts())
        .containsExactly(
            new FoundText("zlib", "deflate 1.2.6 Copyright", "1.2.6"),
            new FoundText("zlib", "inflate 1.3 Copyright", "1.3"));
    assertThat(scan.missedStrings()).isZero();
  }

  @Test
  void findsNoTextThatUnprintableBytesInterrupt() throws Exception {
    assertThat(scan("deflate 1.2\1.6 Copyright\0flate \0").texts()).isEmpty();
  }

  @Test
  void captureIsEmptyForAPatternWithoutAGroup() throws Exception {
    ScanPatterns plain =
        new ScanPatterns(List.of(new ScanPattern("gcc", Pattern.compile("GCC: \\S+"), "GCC: ")));

    assertThat(scan(plain, "GCC: (GNU)").texts())
        .containsExactly(new FoundText("gcc", "GCC: (GNU)", ""));
  }

  @Test
  void findsWhatLiesAcrossTheBordersOfChunks() throws Exception {
    Path file = ElfImageBuilder.library().build().write(dir.resolve("lib.so"));
    String text = "deflate 1.2.6 Copyright\0/home/ci/x.c\0";
    for (int before = 1; before < text.length(); before++) {
      byte[] bytes = new byte[CHUNK + 100];
      byte[] head = Files.readAllBytes(file);
      System.arraycopy(head, 0, bytes, 0, Math.min(head.length, CHUNK - 100));
      byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(ascii, 0, bytes, CHUNK - before, ascii.length);

      TextFinds finds =
          new TextScan(ZLIB).run(MappedBytes.of(Files.write(dir.resolve("f"), bytes)));

      assertThat(finds.texts(9)).extracting(FoundText::captured).containsExactly("1.2.6");
      assertThat(finds.paths(9)).containsExactly("/home/ci/x.c");
    }
  }

  @Test
  void listsTwentyOfEachKindAndCountsTheRest() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      text.append("/home/ci/").append(i).append(".c\0deflate ").append(i).append(" Copyright\0");
      text.append("/home/ci/").append(i).append(".c\0");
    }

    ByteScan scan = scan(text.toString());

    assertThat(scan.buildPaths()).hasSize(20).startsWith("/home/ci/0.c", "/home/ci/1.c");
    assertThat(scan.texts()).hasSize(20);
    assertThat(scan.missedStrings()).isEqualTo(10);
  }

  @Test
  void takesTheDigestOfTheWholeFile() throws Exception {
    Path file = file("x".repeat(3 * CHUNK));

    assertThat(ByteScan.run(file, SharedLibrary.read(file), ZLIB).sha256())
        .isEqualTo(Sha256.of(file).hex());
  }

  @Test
  void copesWithAFileMadeOfNothingButFinds() throws Exception {
    ByteScan scan = scan("flate ".repeat(CHUNK) + " /tmp/a/b".repeat(CHUNK / 4));

    assertThat(scan.texts()).isEmpty();
    assertThat(scan.buildPaths()).containsExactly("/tmp/a/b");
  }

  @Test
  void refusesALiteralThatIsTooShortToLookFor() {
    assertThatThrownBy(() -> new ScanPattern("x", Pattern.compile("x"), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the literal of x is not two ASCII characters or more: x");
    assertThatThrownBy(() -> new ScanPattern("y", Pattern.compile("é."), "éé"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the literal of y is not two ASCII characters or more: éé");
  }

  @Test
  void leavesAMissingFileToBeAnIoError() throws Exception {
    Path file = file("");
    SharedLibrary library = SharedLibrary.read(file);
    Files.delete(file);

    assertThatThrownBy(() -> ByteScan.run(file, library, ZLIB))
        .isInstanceOf(IOException.class)
        .hasMessage(file.toString());
  }

  private ByteScan scan(String text) throws Exception {
    return scan(ZLIB, text);
  }

  private ByteScan scan(ScanPatterns patterns, String text) throws Exception {
    Path file = file(text);
    return ByteScan.run(file, SharedLibrary.read(file), patterns);
  }

  /** A library with a text behind all that is loaded. */
  private Path file(String text) throws IOException {
    Path file = ElfImageBuilder.library().build().write(dir.resolve("lib.so"));
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(("\0" + text).getBytes(StandardCharsets.ISO_8859_1));
    }
    return file;
  }
}
