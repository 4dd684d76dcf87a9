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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A memory-mapped ELF file together with how to read numbers in it (e_ident of the gABI).
 *
 * <p>Offsets are in bytes from the start of the file. A buffer holds at most 2 GiB, so the file is
 * mapped in windows of 1 GiB; each overlaps the next by the width of the widest number, so that no
 * number straddles two windows.
 */
final class ElfBytes {
  private static final int WINDOW_BITS = 30;
  private static final long WINDOW = 1L << WINDOW_BITS;
  private static final int OVERLAP = Long.BYTES;
  private static final long MOST_WINDOWS = 64;

  private static final int IDENT_BYTES = 16;
  private static final int MAGIC = 0x7f454c46;
  private static final int EI_CLASS = 4;
  private static final int EI_DATA = 5;
  private static final int EI_VERSION = 6;

  private final Object file;
  private final long size;
  private final List<ByteBuffer> windows;
  private final ElfClass elfClass;
  private final ByteOrder order;
  private final NameBudget budget = new NameBudget();

  private ElfBytes(Object file, long size, List<ByteBuffer> windows) throws ElfFormatException {
    this.file = file;
    this.size = size;
    this.windows = windows;
    if (size >= Integer.BYTES && windows.get(0).getInt(0) != MAGIC) {
      throw malformed("not an ELF file, it does not start with 7f 45 4c 46");
    }
    if (size < IDENT_BYTES) {
      throw malformed("cut off within e_ident, it has %d of %d bytes".formatted(size, IDENT_BYTES));
    }
    int clazz = u8(EI_CLASS);
    this.elfClass =
        switch (clazz) {
          case 1 -> ElfClass.ELF32;
          case 2 -> ElfClass.ELF64;
          default -> throw malformed("EI_CLASS at offset 4 is %d, not 1 or 2".formatted(clazz));
        };
    int data = u8(EI_DATA);
    this.order =
        switch (data) {
          case 1 -> ByteOrder.LITTLE_ENDIAN;
          case 2 -> ByteOrder.BIG_ENDIAN;
          default -> throw malformed("EI_DATA at offset 5 is %d, not 1 or 2".formatted(data));
        };
    int version = u8(EI_VERSION);
    if (version != 1) {
      throw malformed("EI_VERSION at offset 6 is %d, not 1".formatted(version));
    }
    windows.forEach(window -> window.order(order));
  }

  /** Whether these are the first bytes of an ELF file. */
  static boolean isMagic(byte[] start) {
    return start.length >= Integer.BYTES && ByteBuffer.wrap(start).getInt() == MAGIC;
  }

  /**
   * Maps a file for reading; the mapping lasts until it is garbage.
   *
   * @throws ElfFormatException if e_ident is not that of an ELF file, or it is above 64 GiB
   */
  static ElfBytes map(Path file) throws IOException, ElfFormatException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // To open a pipe would wait, and to map a directory says "No such device".
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > MOST_WINDOWS * WINDOW) {
        throw new ElfFormatException(file, "larger than 64 GiB, which this reader does not map");
      }
      List<ByteBuffer> windows = new ArrayList<>();
      for (long start = 0; start < size; start += WINDOW) {
        long length = Math.min(WINDOW + OVERLAP, size - start);
        windows.add(channel.map(FileChannel.MapMode.READ_ONLY, start, length));
      }
      return new ElfBytes(file, size, windows);
    }
  }

  /**
   * A whole ELF file that lies in memory, as a member of a mapped archive does.
   *
   * @param file what it is called in messages
   * @param content its bytes, from position 0 to the limit; the position and order of the buffer
   *     stay as they are
   * @throws ElfFormatException if e_ident is not that of an ELF file
   */
  static ElfBytes of(String file, ByteBuffer content) throws ElfFormatException {
    if (content.limit() > WINDOW) {
      throw new ElfFormatException(file, "larger than 1 GiB, which no object file is");
    }
    ByteBuffer window = content.duplicate().position(0).slice();
    return new ElfBytes(file, window.limit(), List.of(window));
  }

  ElfClass elfClass() {
    return elfClass;
  }

  ByteOrder order() {
    return order;
  }

  /** What the names read from this file may take. */
  NameBudget budget() {
    return budget;
  }

  /** The size of the file, in bytes. */
  long size() {
    return size;
  }

  /**
   * The stretch of the file with this name, for messages.
   *
   * @throws ElfFormatException if it is not within the file
   */
  Table table(String name, long offset, long length) throws ElfFormatException {
    if (offset < 0 || length < 0 || length > size || offset > size - length) {
      throw malformed(
          "%s at offset 0x%x, %s bytes long, runs past the end of the file at 0x%x"
              .formatted(name, offset, Long.toUnsignedString(length), size));
    }
    return new Table(this, name, offset, length);
  }

  /** The exception for this file; the problem has no final full stop. */
  ElfFormatException malformed(String problem) {
    return new ElfFormatException(file, problem);
  }

  // The reads below trust their offset: Table has checked it.

  int u8(long offset) {
    return window(offset).get(inWindow(offset)) & 0xff;
  }

  int u16(long offset) {
    return window(offset).getShort(inWindow(offset)) & 0xffff;
  }

  long u32(long offset) {
    return window(offset).getInt(inWindow(offset)) & 0xffffffffL;
  }

  long u64(long offset) {
    return window(offset).getLong(inWindow(offset));
  }

  private ByteBuffer window(long offset) {
    return windows.get((int) (offset >>> WINDOW_BITS));
  }

  private static int inWindow(long offset) {
    return (int) (offset & (WINDOW - 1));
  }
}
