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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** An ELF file that {@link ElfImageBuilder} made, to be written, or damaged first. */
public final class ElfImage {
  private final ByteBuffer bytes;
  private final Map<String, Integer> places;
  private final ElfClass elfClass;
  private final int headBytes;
  private final long gap;

  ElfImage(
      byte[] bytes,
      Map<String, Integer> places,
      ElfClass elfClass,
      ByteOrder order,
      int headBytes,
      long gap) {
    this.bytes = ByteBuffer.wrap(bytes).order(order);
    this.places = Map.copyOf(places);
    this.elfClass = elfClass;
    this.headBytes = headBytes;
    this.gap = gap;
  }

  /** Where a table starts in {@link #bytes}. */
  int at(String table) {
    return places.get(table);
  }

  public byte[] bytes() {
    return bytes.array();
  }

  ElfImage u8(String table, int position, int value) {
    bytes.put(at(table) + position, (byte) value);
    return this;
  }

  ElfImage u16(String table, int position, int value) {
    bytes.putShort(at(table) + position, (short) value);
    return this;
  }

  ElfImage u32(String table, int position, long value) {
    bytes.putInt(at(table) + position, (int) value);
    return this;
  }

  ElfImage word(String table, int position, long value) {
    if (elfClass == ElfClass.ELF32) {
      return u32(table, position, value);
    }
    bytes.putLong(at(table) + position, value);
    return this;
  }

  /** Replaces the value of the first entry of the dynamic section that has this tag. */
  ElfImage dynamic(long tag, long value) {
    return word("dynamic", entry(tag) + elfClass.wordBytes(), value);
  }

  /** Replaces that entry's tag with one that means nothing. */
  ElfImage withoutDynamic(long tag) {
    return word("dynamic", entry(tag), 0x6000_0000L);
  }

  private int entry(long tag) {
    int position = 0;
    while (wordAt(at("dynamic") + position) != tag) {
      position += 2 * elfClass.wordBytes();
    }
    return position;
  }

  private long wordAt(int at) {
    return elfClass == ElfClass.ELF32 ? bytes.getInt(at) & 0xffffffffL : bytes.getLong(at);
  }

  /** Writes the file; what a gap puts far from the header leaves a hole. */
  public Path write(Path file) throws IOException {
    if (gap == 0) {
      return Files.write(file, bytes());
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(bytes(), 0, headBytes), 0);
      channel.write(
          ByteBuffer.wrap(bytes(), headBytes, bytes().length - headBytes), headBytes + gap);
    }
    return file;
  }
}
