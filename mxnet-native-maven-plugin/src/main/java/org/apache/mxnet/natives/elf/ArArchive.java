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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * An archive of object files, as {@code ar} of System V, GNU, LLVM and BSD writes it.
 *
 * <p>The file is mapped, not loaded, and must not be shortened meanwhile. The mapping lasts until
 * it is garbage.
 */
public final class ArArchive {
  static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] THIN_MAGIC = "!<thin>\n".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final ByteBuffer bytes;
  private final List<ArMember> members;

  private ArArchive(Path file, ByteBuffer bytes, List<ArMember> members) {
    this.file = file;
    this.bytes = bytes;
    this.members = members;
  }

  /**
   * Whether a file starts with the eight bytes of an archive that is not thin.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isArchive(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * Reads the list of members of an archive of up to 2 GiB.
   *
   * @throws ArchiveFormatException if it is not an archive, is thin, is cut off, or is malformed
   * @throws IOException if it cannot be read
   */
  public static ArArchive open(Path file) throws IOException, ArchiveFormatException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw ArchiveFormatException.malformed(
            file, "larger than 2 GiB, which this reader does not map");
      }
      return of(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }

  /**
   * The archive with this content.
   *
   * @param file what it is called in messages
   */
  static ArArchive of(Path file, ByteBuffer bytes) throws ArchiveFormatException {
    demandMagic(file, bytes);
    return new ArArchive(file, bytes, List.copyOf(new ArMemberReader(file, bytes).read()));
  }

  /** The members in the order of the file, without its tables of symbols and of long names. */
  public List<ArMember> members() {
    return members;
  }

  /**
   * What a member is.
   *
   * @param member one of {@link #members}
   */
  public ObjectKind kind(ArMember member) {
    return ObjectKind.at(bytes, (int) member.offset(), member.size());
  }

  /**
   * Reads a member that is an object file.
   *
   * @param member one of {@link #members}
   * @throws ElfFormatException if it is not a relocatable ELF file, or is malformed
   */
  public RelocatableFile object(ArMember member) throws ElfFormatException {
    ByteBuffer content = bytes.slice((int) member.offset(), (int) member.size());
    return RelocatableFile.read(ElfBytes.of(file + "(" + member.name() + ")", content));
  }

  private static void demandMagic(Path file, ByteBuffer bytes) throws ArchiveFormatException {
    byte[] start = new byte[Math.min(MAGIC.length, bytes.limit())];
    bytes.get(0, start);
    if (Arrays.equals(start, THIN_MAGIC)) {
      throw ArchiveFormatException.thin(file);
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw ArchiveFormatException.malformed(
          file, "not an archive, it does not start with \"!<arch>\" and a line feed");
    }
  }
}
