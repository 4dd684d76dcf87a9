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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The header of one entry in POSIX' ustar format (IEEE Std 1003.1, pax, "ustar Interchange
 * Format"), with a pax header before it if a name or size does not fit. Commons Compress would
 * write the user's name into the latter.
 *
 * @param type as {@code typeflag} has it
 * @param path with a slash at its end for a folder
 * @param target what a symbolic link points to; else empty
 * @param size the content's, in bytes
 * @param time in seconds since 1970
 */
record UstarHeader(char type, String path, String target, int mode, long size, long time) {
  static final char FILE = '0';
  static final char SYMBOLIC_LINK = '2';
  static final char FOLDER = '5';
  static final int BLOCK = 512;

  private static final char PAX = 'x';
  private static final String PAX_NAME = "pax";
  private static final int NAME = 100;
  private static final int PREFIX = 155;
  private static final long MOST_IN_OCTAL = 077777777777L;

  /** The blocks to write before the content. */
  byte[] bytes() {
    byte[] whole = path.getBytes(StandardCharsets.UTF_8);
    byte[] link = target.getBytes(StandardCharsets.UTF_8);
    int cut = cut(whole);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    if (cut < 0) {
      append(records, "path", whole);
    }
    if (link.length > NAME) {
      append(records, "linkpath", link);
    }
    if (size > MOST_IN_OCTAL) {
      append(records, "size", Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    if (records.size() > 0) {
      UstarHeader pax = new UstarHeader(PAX, PAX_NAME, "", 0644, records.size(), time);
      blocks.writeBytes(pax.block(PAX_NAME.getBytes(StandardCharsets.US_ASCII), 0, new byte[0]));
      blocks.writeBytes(records.toByteArray());
      blocks.writeBytes(new byte[padding(records.size())]);
    }
    blocks.writeBytes(block(whole, Math.max(0, cut), link));
    return blocks.toByteArray();
  }

  /** How many zeros fill up the last block of {@code size} bytes. */
  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  /**
   * Where the path is cut in two so that both parts fit: after a slash, which is in neither.
   *
   * @return 0 for not at all, -1 if it cannot be
   */
  private static int cut(byte[] path) {
    if (path.length <= NAME) {
      return 0;
    }
    for (int i = Math.min(PREFIX, path.length - 2); i > 0; i--) {
      if (path[i] == '/' && path.length - i - 1 <= NAME) {
        return i;
      }
    }
    return -1;
  }

  private byte[] block(byte[] name, int cut, byte[] link) {
    byte[] block = new byte[BLOCK];
    int from = cut == 0 ? 0 : cut + 1;
    System.arraycopy(name, from, block, 0, Math.min(NAME, name.length - from));
    octal(block, 100, 8, mode);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, Math.min(size, MOST_IN_OCTAL));
    octal(block, 136, 12, time);
    block[156] = (byte) type;
    System.arraycopy(link, 0, block, 157, Math.min(NAME, link.length));
    text(block, 257, "ustar\00000");
    octal(block, 329, 8, 0);
    octal(block, 337, 8, 0);
    System.arraycopy(name, 0, block, 345, cut);
    // The sum is taken with blanks in its own field.
    text(block, 148, "        ");
    long sum = 0;
    for (byte one : block) {
      sum += one & 0xff;
    }
    octal(block, 148, 7, sum);
    return block;
  }

  /** A number with leading zeros, and a NUL after it. */
  private static void octal(byte[] block, int offset, int length, long value) {
    text(block, offset, String.format(Locale.ROOT, "%0" + (length - 1) + "o\0", value));
  }

  private static void text(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  /** A pax record: its own length in decimal, which counts its own digits as well. */
  private static void append(ByteArrayOutputStream records, String key, byte[] value) {
    int rest = key.length() + value.length + 3;
    int length = rest + Integer.toString(rest).length();
    if (Integer.toString(length).length() > Integer.toString(rest).length()) {
      length++;
    }
    records.writeBytes((length + " " + key + "=").getBytes(StandardCharsets.US_ASCII));
    records.writeBytes(value);
    records.write('\n');
  }
}
