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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The characters of a text whose encoding nobody tells. Licence files are UTF-8, with or without
 * its mark, UTF-16 with its mark, or, as older authors wrote them, Windows-1252, of which ISO
 * 8859-1 is a part as far as letters go.
 */
final class TextBytes {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private TextBytes() {}

  /**
   * With line feeds alone at the ends of lines.
   *
   * @param name for the message
   * @throws LegalException if it is no text
   */
  static String decode(byte[] bytes, String name) throws LegalException {
    boolean marked = starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe);
    String text =
        (marked
                ? strictly(bytes, StandardCharsets.UTF_16)
                : strictly(bytes, StandardCharsets.UTF_8).or(() -> strictly(bytes, WINDOWS)))
            .orElseThrow(
                () ->
                    noText(name, "it is neither UTF-8 nor UTF-16 with its mark nor Windows-1252"));
    if (text.indexOf('\0') >= 0) {
      throw noText(name, "it has NUL characters");
    }
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
  }

  private static LegalException noText(String name, String why) {
    return new LegalException(
        "the licence text %s is no text: %s".formatted(name, why),
        "Name the file that has the words of the licence, in UTF-8 for example.");
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
