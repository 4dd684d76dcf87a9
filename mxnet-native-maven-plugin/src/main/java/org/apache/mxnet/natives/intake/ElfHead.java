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
package org.apache.mxnet.natives.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.mxnet.natives.intake.FileKind.Type;

/**
 * Tells libraries from other ELF files by the header and the program headers (gABI). What is
 * malformed here passes for a library, so that the audit says what is wrong with it.
 */
final class ElfHead {
  private static final int PT_INTERP = 3;
  private static final FileKind LIBRARY = FileKind.library("an ELF library");

  private ElfHead() {}

  static FileKind kind(byte[] head) {
    if (head.length < 64 || head[5] < 1 || head[5] > 2) {
      return LIBRARY;
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(head).order(head[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return switch (bytes.getShort(16)) {
      case 1 -> FileKind.noLibrary("an ELF object file or kernel module");
      case 2 -> FileKind.noLibrary("an ELF executable");
      case 4 -> FileKind.noLibrary("an ELF core dump");
      default ->
          namesInterpreter(bytes)
              ? new FileKind(Type.LIBRARY_OR_PROGRAM, "an ELF executable")
              : LIBRARY;
    };
  }

  private static boolean namesInterpreter(ByteBuffer bytes) {
    boolean wide = bytes.get(4) == 2;
    long at = wide ? bytes.getLong(32) : bytes.getInt(28);
    int size = bytes.getShort(wide ? 54 : 42) & 0xffff;
    int count = bytes.getShort(wide ? 56 : 44) & 0xffff;
    for (int i = 0; i < count && at >= 0 && at <= bytes.limit() - Integer.BYTES; i++) {
      if (bytes.getInt((int) at) == PT_INTERP) {
        return true;
      }
      at += size;
    }
    return false;
  }
}
