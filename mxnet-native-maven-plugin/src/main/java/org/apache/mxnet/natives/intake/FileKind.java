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
import java.nio.charset.StandardCharsets;

/**
 * What a file is, by its first bytes; its name may say anything.
 *
 * @param words what it is, for a note: {@code an ELF executable}; empty for what is {@link
 *     Type#OTHER}
 */
record FileKind(Type type, String words) {
  /** What is to be done with it. */
  enum Type {
    /** A shared library, or a Mach-O or PE file that is no program. */
    LIBRARY,
    /** An ELF file that names a program loader: a program, unless it has a soname. */
    LIBRARY_OR_PROGRAM,
    /** Native code that a JVM does not load. */
    NO_LIBRARY,
    /** A zip, and so perhaps a jar. */
    ZIP,
    /** None of these. */
    OTHER
  }

  /** How many bytes to look at: enough for the program headers of an ELF library. */
  static final int HEAD = 4096;

  static final FileKind OTHER = new FileKind(Type.OTHER, "");

  private static final FileKind ZIP = new FileKind(Type.ZIP, "a zip");

  /** In a class file, which has the same magic, there is its version: 45 or more. */
  private static final int MOST_UNIVERSAL = 44;

  /**
   * @param head the first {@link #HEAD} bytes of the file, or all of a shorter one
   */
  static FileKind of(byte[] head) {
    if (head.length < 8) {
      return OTHER;
    }
    ByteBuffer bytes = ByteBuffer.wrap(head);
    return switch (bytes.getInt(0)) {
      case 0x7f454c46 -> ElfHead.kind(head);
      case 0xfeedface, 0xfeedfacf -> machO(bytes);
      case 0xcefaedfe, 0xcffaedfe -> machO(bytes.order(ByteOrder.LITTLE_ENDIAN));
      case 0xcafebabe, 0xcafebabf -> universal(bytes.getInt(4));
      case 0x504b0304, 0x504b0506 -> ZIP;
      case 0x213c6172, 0x213c7468 -> objects(head);
      default -> head[0] == 'M' && head[1] == 'Z' ? pe(bytes) : OTHER;
    };
  }

  static FileKind library(String words) {
    return new FileKind(Type.LIBRARY, words);
  }

  static FileKind noLibrary(String words) {
    return new FileKind(Type.NO_LIBRARY, words);
  }

  private static FileKind universal(int count) {
    return count > 0 && count <= MOST_UNIVERSAL ? library("a universal Mach-O file") : OTHER;
  }

  /** mach_header of Apple's mach-o/loader.h: filetype is at offset 12. */
  private static FileKind machO(ByteBuffer bytes) {
    if (bytes.limit() < 28) {
      return OTHER;
    }
    return switch (bytes.getInt(12)) {
      case 1 -> noLibrary("a Mach-O object file");
      case 2 -> noLibrary("a Mach-O executable");
      case 10 -> noLibrary("Mach-O debugging symbols");
      default -> library("a Mach-O library");
    };
  }

  /**
   * Microsoft's "PE Format": the offset of the signature is at 0x3c, the characteristics behind.
   */
  private static FileKind pe(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < 0x40) {
      return OTHER;
    }
    int at = bytes.getInt(0x3c);
    if (at < 0 || at > bytes.limit() - 24 || bytes.getInt(at) != 0x4550) {
      return OTHER;
    }
    boolean dll = (bytes.getShort(at + 22) & 0x2000) != 0;
    return dll ? library("a PE library") : noLibrary("a PE executable");
  }

  private static FileKind objects(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 21), StandardCharsets.US_ASCII);
    if (!start.startsWith("!<arch>\n") && !start.startsWith("!<thin>\n")) {
      return OTHER;
    }
    // Debian's packages are archives of the same format.
    return start.endsWith("debian-binary") ? OTHER : noLibrary("an archive of object files");
  }
}
