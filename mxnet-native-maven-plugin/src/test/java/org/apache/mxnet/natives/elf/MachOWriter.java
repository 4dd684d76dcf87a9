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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Assembles a Mach-O file of load commands alone. */
final class MachOWriter {
  private final ByteBuffer out;
  private final int headBytes;
  private int commands;

  MachOWriter(boolean wide, ByteOrder order, int machine) {
    headBytes = wide ? 32 : 28;
    out = ByteBuffer.allocate(1024).order(order);
    out.putInt(wide ? 0xfeedfacf : 0xfeedface).putInt(machine).position(headBytes);
  }

  /** Adds a command with a library's name and three numbers. */
  MachOWriter name(int command, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    int padded = bytes.length + 8 & -8;
    out.putInt(command).putInt(24 + padded).putInt(24).putInt(2).putInt(0).putInt(0);
    out.put(Arrays.copyOf(bytes, padded));
    commands++;
    return this;
  }

  /** Adds a command of numbers. */
  MachOWriter numbers(int command, int... values) {
    out.putInt(command).putInt(8 + 4 * values.length);
    Arrays.stream(values).forEach(out::putInt);
    commands++;
    return this;
  }

  byte[] written() {
    out.putInt(12, 6).putInt(16, commands).putInt(20, out.position() - headBytes);
    return Arrays.copyOf(out.array(), out.position());
  }
}
