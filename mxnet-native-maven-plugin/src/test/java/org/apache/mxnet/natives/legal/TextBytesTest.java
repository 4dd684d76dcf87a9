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
package org.apache.mxnet.natives.legal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TextBytesTest {
  private static final String AUTHOR = "\u00a9 Andr\u00e9 M\u00fcller";

  @Test
  void readsUtf8WithAndWithoutItsMark() throws LegalException {
    assertThat(decode(AUTHOR.getBytes(UTF_8))).isEqualTo(AUTHOR);
    assertThat(decode(("\ufeff" + AUTHOR).getBytes(UTF_8))).isEqualTo(AUTHOR);
  }

  @Test
  void readsUtf16OfBothOrdersByItsMark() throws LegalException {
    assertThat(decode(("\ufeff" + AUTHOR).getBytes(UTF_16LE))).isEqualTo(AUTHOR);
    assertThat(decode(("\ufeff" + AUTHOR).getBytes(UTF_16BE))).isEqualTo(AUTHOR);
  }

  @Test
  void readsTheEncodingsOfOlderAuthors() throws LegalException {
    assertThat(decode(AUTHOR.getBytes(ISO_8859_1))).isEqualTo(AUTHOR);
    String quoted = "\u201cAS IS\u201d \u2013 \u20ac";
    assertThat(decode(quoted.getBytes(Charset.forName("windows-1252")))).isEqualTo(quoted);
  }

  @Test
  void endsLinesWithLineFeedsAndTakesFormFeedsForThem() throws LegalException {
    assertThat(decode("a\r\nb\rc\fd\n".getBytes(UTF_8))).isEqualTo("a\nb\nc\nd\n");
  }

  @Test
  void refusesNulCharactersInAnyEncoding() {
    String message = "the licence text c/LICENSE is no text: it has NUL characters";
    assertThat(failure(LegalException.class, () -> decode("a\0b".getBytes(UTF_8))))
        .hasMessage(message);
    // UTF-16 without its mark, and UTF-32, whose mark begins as that of UTF-16.
    assertThat(failure(LegalException.class, () -> decode("MIT".getBytes(UTF_16LE))))
        .hasMessage(message);
    assertThat(failure(LegalException.class, () -> decode(hex("fffe00004d000000"))))
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsInNoneOfTheEncodings() {
    for (String bytes : new String[] {"4d81fe54", "fffe4d", "feffd8004d00"}) {
      LegalException e = failure(LegalException.class, () -> decode(hex(bytes)));
      assertThat(e)
          .hasMessage(
              "the licence text c/LICENSE is no text: it is neither UTF-8 nor UTF-16 with its mark nor Windows-1252");
      assertThat(e.remedy())
          .isEqualTo("Name the file that has the words of the licence, in UTF-8 for example.");
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String decode(byte[] bytes) throws LegalException {
    return TextBytes.decode(bytes, "c/LICENSE");
  }
}
