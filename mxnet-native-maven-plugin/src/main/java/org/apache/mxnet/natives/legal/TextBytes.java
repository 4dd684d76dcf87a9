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
    String text;
    if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe)) {
      text = new String(bytes, StandardCharsets.UTF_16);
    } else {
      text = utf8OrWindows(bytes);
    }
    if (text.indexOf('\0') >= 0) {
      throw new LegalException(
          "the licence text " + name + " is no text: it has NUL characters",
          "Name the file that has the words of the licence, in UTF-8 for example.");
    }
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
  }

  private static String utf8OrWindows(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
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
