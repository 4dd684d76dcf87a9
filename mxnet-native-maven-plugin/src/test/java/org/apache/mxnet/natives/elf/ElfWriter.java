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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing run of bytes, with numbers as an ELF class and byte order want them. */
final class ElfWriter {
  private final ElfClass elfClass;
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 10);

  ElfWriter(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    buffer.order(order);
  }

  /** An empty one for the same class and byte order. */
  ElfWriter fresh() {
    return new ElfWriter(elfClass, buffer.order());
  }

  int pick(int in32, int in64) {
    return elfClass == ElfClass.ELF64 ? in64 : in32;
  }

  int position() {
    return buffer.position();
  }

  ElfWriter position(int position) {
    buffer.position(position);
    return this;
  }

  ElfWriter u8(int... values) {
    for (int value : values) {
      room(1).put((byte) value);
    }
    return this;
  }

  ElfWriter u16(int... values) {
    for (int value : values) {
      room(2).putShort((short) value);
    }
    return this;
  }

  ElfWriter u32(long... values) {
    for (long value : values) {
      room(4).putInt((int) value);
    }
    return this;
  }

  ElfWriter word(long... values) {
    for (long value : values) {
      if (elfClass == ElfClass.ELF64) {
        room(8).putLong(value);
      } else {
        u32(value);
      }
    }
    return this;
  }

  ElfWriter bytes(byte... values) {
    room(values.length).put(values);
    return this;
  }

  ElfWriter fill(int count, int value) {
    byte[] values = new byte[count];
    Arrays.fill(values, (byte) value);
    return bytes(values);
  }

  ElfWriter align() {
    return fill(-position() & 7, 0);
  }

  /** What was written, up to the position. */
  byte[] written() {
    return Arrays.copyOf(buffer.array(), position());
  }

  private ByteBuffer room(int count) {
    if (buffer.remaining() < count) {
      ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity() + count).order(buffer.order());
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }
}
