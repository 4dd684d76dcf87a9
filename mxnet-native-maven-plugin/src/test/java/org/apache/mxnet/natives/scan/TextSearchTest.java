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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSearchTest {
  private static final int CHUNK = 1 << 20;

  @TempDir Path folder;

  @Test
  void tellsWhereATextIsFirst() throws Exception {
    TextSearch search =
        new TextSearch(
            new ScanPatterns(
                List.of(new ScanPattern("v", Pattern.compile("version (\\d)"), "version "))));
    byte[] bytes = new byte[2 * CHUNK];
    for (int at : new int[] {CHUNK + 70, CHUNK - 4, 5}) {
      put(bytes, at, at == 5 ? "my version 1\0/home/ci/x.c" : "version 2");
    }
    Path file = Files.write(folder.resolve("f"), bytes);

    assertThat(search.run(file))
        .containsExactly(
            new PlacedText(new FoundText("v", "version 1", "1"), 8),
            new PlacedText(new FoundText("v", "version 2", "2"), CHUNK - 4));
  }

  @Test
  void findsNothingInAnEmptyFile() throws Exception {
    Path file = Files.createFile(folder.resolve("f"));

    assertThat(new TextSearch(new ScanPatterns(List.of())).run(file)).isEmpty();
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, at, ascii.length);
  }
}
