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

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** What an archive is by its first bytes; its name proves nothing. */
enum ArchiveFormat {
  GZIP("1f8b"),
  BZIP2("425a68"),
  XZ("fd377a585a00"),
  ZSTD("28b52ffd"),
  ZIP("504b0304"),
  TAR("");

  /** How many first bytes tell the format: a tar header. */
  static final int HEAD = 512;

  private static final int MAGIC_OF_TAR = 257;
  private static final int SHOWN = 60;
  private static final int BUFFER = 1 << 16;

  /** What xz may take for its dictionary, in KiB; {@code xz -9} wants 64 MiB. */
  private static final int XZ_MEMORY = 512 << 10;

  private final byte[] magic;

  ArchiveFormat(String magic) {
    this.magic = HexFormat.of().parseHex(magic);
  }

  /**
   * The format of a file, or of what is inside a compressed one.
   *
   * @param head its first {@link #HEAD} bytes, or all if it has less
   */
  static Optional<ArchiveFormat> of(byte[] head) {
    for (ArchiveFormat format : values()) {
      byte[] magic = format.magic;
      if (magic.length > 0 && startsWith(head, 0, magic)) {
        return Optional.of(format);
      }
    }
    return isTar(head) ? Optional.of(TAR) : Optional.empty();
  }

  /**
   * The tar that a file is, or that is compressed in it.
   *
   * @throws ArchiveException if something else is compressed in it
   * @throws IOException if it cannot be opened
   */
  BufferedInputStream tar(Path archive, Complaints complaints)
      throws ArchiveException, IOException {
    InputStream opened = Files.newInputStream(archive);
    try {
      BufferedInputStream tar = new BufferedInputStream(decompress(opened), BUFFER);
      opened = tar;
      tar.mark(HEAD);
      byte[] head = tar.readNBytes(HEAD);
      tar.reset();
      if (!isTar(head)) {
        throw complaints.whole(
            "is compressed (%s), but not a tar: %s".formatted(name(), describe(head)),
            "Correct the address of the archive.");
      }
      return tar;
    } catch (InterruptedIOException e) {
      opened.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw complaints.damaged(e);
    } catch (ArchiveException e) {
      opened.close();
      throw e;
    }
  }

  private InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case GZIP -> new ReadAhead(new GZIPInputStream(in, BUFFER));
      case BZIP2 ->
          new ReadAhead(new BZip2CompressorInputStream(new BufferedInputStream(in, BUFFER), true));
      case XZ -> new ReadAhead(new XZInputStream(new BufferedInputStream(in, BUFFER), XZ_MEMORY));
      case ZSTD -> new ReadAhead(new ZstdInputStream(in));
      case TAR -> in;
      case ZIP -> throw new IllegalStateException("a zip is read by its directory");
    };
  }

  /** What bytes that are no archive look like: their text, or else their hexadecimal digits. */
  static String describe(byte[] head) {
    byte[] first = Arrays.copyOf(head, Math.min(head.length, SHOWN));
    if (first.length == 0) {
      return "it is empty";
    }
    // The last character may be cut in two.
    for (int length = first.length; length > Math.max(0, first.length - 4); length--) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(first, 0, length);
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        String line = text.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty() && line.equals(Complaints.shown(line))) {
          return "it begins with '" + line + "'";
        }
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    byte[] few = Arrays.copyOf(first, Math.min(first.length, 8));
    return "it begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(few);
  }

  /** POSIX' magic, or else the checksum, for tars older than POSIX have no magic. */
  private static boolean isTar(byte[] head) {
    if (head.length < HEAD || head[0] == 0) {
      return false;
    }
    try {
      return startsWith(head, MAGIC_OF_TAR, "ustar".getBytes(StandardCharsets.US_ASCII))
          || TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException e) {
      // No number where the checksum should be.
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] start) {
    return bytes.length >= from + start.length
        && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
  }
}
