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
package org.apache.mxnet.natives.elf;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of an ELF file that holds one table; every read is checked against its end.
 *
 * <p>Positions are in bytes from the start of the table.
 *
 * @param bytes the file
 * @param name what the table is called in messages
 * @param offset where it starts, in bytes from the start of the file
 * @param size its length in bytes; known to be within the file
 */
record Table(ElfBytes bytes, String name, long offset, long size) {

  int u8(long at) throws ElfFormatException {
    return bytes.u8(place(at, Byte.BYTES));
  }

  int u16(long at) throws ElfFormatException {
    return bytes.u16(place(at, Short.BYTES));
  }

  long u32(long at) throws ElfFormatException {
    return bytes.u32(place(at, Integer.BYTES));
  }

  long u64(long at) throws ElfFormatException {
    return bytes.u64(place(at, Long.BYTES));
  }

  /** An address or offset of the file's class, in 64 bits; unsigned. */
  long word(long at) throws ElfFormatException {
    return bytes.elfClass() == ElfClass.ELF32 ? u32(at) : u64(at);
  }

  /**
   * The name that starts there and ends with a zero byte; bytes that are not UTF-8 become U+FFFD.
   *
   * @throws ElfFormatException if it starts or runs outside the table, or the file's names together
   *     are unreasonably long
   */
  String string(long at) throws ElfFormatException {
    place(at, 1);
    long most = bytes.budget().longest();
    long length = 0;
    while (bytes.u8(place(at + length, 1)) != 0) {
      length++;
      if (length > most) {
        break;
      }
    }
    if (length > most) {
      throw malformed("the names the file refers to add up to more than 64 MiB");
    }
    bytes.budget().spend(length);
    byte[] name = new byte[(int) length];
    for (int i = 0; i < name.length; i++) {
      name[i] = (byte) bytes.u8(offset + at + i);
    }
    return new String(name, StandardCharsets.UTF_8);
  }

  /** The exception for a problem within this table; the problem has no final full stop. */
  ElfFormatException malformed(String problem) {
    return bytes.malformed("%s at offset 0x%x: %s".formatted(name, offset, problem));
  }

  private long place(long at, int width) throws ElfFormatException {
    if (at < 0 || at > size - width) {
      throw malformed(
          "needs %d bytes at position 0x%x, but has only 0x%x".formatted(width, at, size));
    }
    return offset + at;
  }
}
