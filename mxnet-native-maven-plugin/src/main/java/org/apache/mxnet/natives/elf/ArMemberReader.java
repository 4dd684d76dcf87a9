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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Walks the headers of an archive.
 *
 * <p>The layout is that of System V ({@code ar.h}): a header of 60 bytes of text before each
 * member, each member at an even offset. A name that does not fit is, with GNU, an offset into the
 * member {@code //} and, with BSD, put before the content.
 */
final class ArMemberReader {
  private static final int HEADER_BYTES = 60;
  private static final int NAME_BYTES = 16;
  private static final int SIZE_AT = 48;
  private static final int SIZE_BYTES = 10;
  private static final int END_AT = 58;
  private static final short END = 0x600a;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final String LONG_NAMES = "//";
  private static final String BSD_NAME = "#1/";

  private final Path file;
  private final ByteBuffer bytes;
  private final NameBudget budget = new NameBudget();

  /** The content of the member with long names; empty until it came. */
  private ByteBuffer longNames = ByteBuffer.allocate(0);

  ArMemberReader(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  List<ArMember> read() throws ArchiveFormatException {
    List<ArMember> members = new ArrayList<>();
    int at = ArArchive.MAGIC.length;
    while (at < bytes.limit()) {
      if (at > bytes.limit() - HEADER_BYTES) {
        throw malformed("cut off within the member header at offset 0x%x".formatted(at));
      }
      if (bytes.getShort(at + END_AT) != END) {
        throw malformed("no member header at offset 0x%x".formatted(at));
      }
      int size = size(at);
      int content = at + HEADER_BYTES;
      String name = text(bytes, at, NAME_BYTES).stripTrailing();
      if (name.equals(LONG_NAMES)) {
        longNames = bytes.slice(content, size);
      } else if (!isSymbolTable(name)) {
        ArMember member = member(name, content, size);
        // BSD's table of symbols may have a long name.
        if (!isSymbolTable(member.name())) {
          members.add(member);
        }
      }
      // A long, for the last member of a file of nearly 2 GiB; the last padding byte may be
      // missing.
      long next = (long) content + size;
      at = (int) Math.min(next + (next & 1), bytes.limit());
    }
    return members;
  }

  private int size(int header) throws ArchiveFormatException {
    String digits = text(bytes, header + SIZE_AT, SIZE_BYTES).stripTrailing();
    long size = number(digits, header);
    if (size > bytes.limit() - header - HEADER_BYTES) {
      throw malformed(
          "the member at offset 0x%x, %d bytes long, runs past the end of the file at 0x%x"
              .formatted(header, size, bytes.limit()));
    }
    return (int) size;
  }

  private ArMember member(String field, int content, int size) throws ArchiveFormatException {
    int header = content - HEADER_BYTES;
    if (field.startsWith(BSD_NAME)) {
      long length = number(field.substring(BSD_NAME.length()), header);
      if (length > size) {
        throw malformed(
            "the name of the member at offset 0x%x, %d bytes long, is longer than the member"
                .formatted(header, length));
      }
      int end = content;
      while (end < content + length && bytes.get(end) != 0) {
        end++;
      }
      String name = name(bytes, content, end - content);
      return new ArMember(name, content + length, size - length);
    }
    if (field.length() > 1 && field.charAt(0) == '/') {
      return new ArMember(longName(number(field.substring(1), header), header), content, size);
    }
    return new ArMember(withoutSlash(name(bytes, header, field.length())), content, size);
  }

  /** A name in the table of GNU ends with a slash and a line feed; other tools end it with zero. */
  private String longName(long start, int header) throws ArchiveFormatException {
    if (start >= longNames.limit()) {
      throw malformed(
          "the member at offset 0x%x has its name at position %d of a table of %d bytes"
              .formatted(header, start, longNames.limit()));
    }
    int end = (int) start;
    while (end < longNames.limit() && longNames.get(end) != '\n' && longNames.get(end) != 0) {
      end++;
      if (end - start > budget.longest()) {
        break;
      }
    }
    return withoutSlash(name(longNames, (int) start, (int) (end - start)));
  }

  private String name(ByteBuffer from, int at, int length) throws ArchiveFormatException {
    if (length > budget.longest()) {
      throw malformed("the names of the members add up to more than 64 MiB");
    }
    budget.spend(length);
    return text(from, at, length);
  }

  /** A number in a header. No field has room for more than 15 digits, so a long holds it. */
  private long number(String digits, int header) throws ArchiveFormatException {
    if (!NUMBER.matcher(digits).matches()) {
      throw malformed(
          "the member header at offset 0x%x has \"%s\" where a number should be"
              .formatted(header, digits));
    }
    return Long.parseLong(digits);
  }

  private static boolean isSymbolTable(String name) {
    return name.equals("/")
        || name.equals("/SYM64/")
        || name.equals("__.SYMDEF")
        || name.equals("__.SYMDEF SORTED")
        || name.equals("__.SYMDEF_64");
  }

  private static String withoutSlash(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static String text(ByteBuffer from, int at, int length) {
    byte[] text = new byte[length];
    from.get(at, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private ArchiveFormatException malformed(String problem) {
    return ArchiveFormatException.malformed(file, problem);
  }
}
