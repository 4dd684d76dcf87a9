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

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** An archive that a test makes, as good or bad as it wants. */
final class SampleArchive {
  /** Each entry's time. */
  static final Instant TIME = Instant.parse("2011-12-13T14:15:16Z");

  enum Format {
    TAR,
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    ZIP
  }

  /** One entry; {@code type} as in a tar. */
  record Entry(String name, byte type, int mode, byte[] content, String link) {}

  private final List<Entry> entries = new ArrayList<>();
  private int longNames = TarArchiveOutputStream.LONGFILE_POSIX;

  SampleArchive folder(String name) {
    return entry(name + "/", TarConstants.LF_DIR, 0755, "", "");
  }

  SampleArchive file(String name, String content) {
    return entry(name, TarConstants.LF_NORMAL, 0644, content, "");
  }

  SampleArchive program(String name, String content) {
    return entry(name, TarConstants.LF_NORMAL, 0755, content, "");
  }

  SampleArchive link(String name, String target) {
    return entry(name, TarConstants.LF_SYMLINK, 0777, "", target);
  }

  SampleArchive hardLink(String name, String target) {
    return entry(name, TarConstants.LF_LINK, 0644, "", target);
  }

  SampleArchive entry(String name, byte type, int mode, String content, String link) {
    return entry(new Entry(name, type, mode, content.getBytes(StandardCharsets.UTF_8), link));
  }

  SampleArchive entry(Entry entry) {
    entries.add(entry);
    return this;
  }

  SampleArchive gnuLongNames() {
    longNames = TarArchiveOutputStream.LONGFILE_GNU;
    return this;
  }

  /** Writes it and gives {@code file}. */
  Path write(Path file, Format format) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      switch (format) {
        case TAR -> tar(out);
        case GZIP -> tar(new GZIPOutputStream(out));
        case BZIP2 -> tar(new BZip2CompressorOutputStream(out));
        case XZ -> tar(new XZOutputStream(out, new LZMA2Options(1)));
        case ZSTD -> tar(new ZstdOutputStream(out).setChecksum(true));
        case ZIP -> zip(out);
      }
    }
    return file;
  }

  private void tar(OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(longNames);
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.type(), true);
        header.setMode(entry.mode());
        header.setLastModifiedTime(FileTime.from(TIME));
        header.setSize(entry.content().length);
        header.setLinkName(entry.link());
        tar.putArchiveEntry(header);
        tar.write(entry.content());
        tar.closeArchiveEntry();
      }
    }
  }

  private void zip(OutputStream out) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Entry entry : entries) {
        ZipArchiveEntry header = new ZipArchiveEntry(entry.name());
        header.setUnixMode(type(entry.type()) | entry.mode());
        header.setLastModifiedTime(FileTime.from(TIME));
        zip.putArchiveEntry(header);
        zip.write(
            entry.type() == TarConstants.LF_SYMLINK
                ? entry.link().getBytes(StandardCharsets.UTF_8)
                : entry.content());
        zip.closeArchiveEntry();
      }
    }
  }

  /** The type bits of a Unix mode, stat(2). */
  private static int type(byte type) {
    return switch (type) {
      case TarConstants.LF_DIR -> 0040000;
      case TarConstants.LF_SYMLINK -> 0120000;
      case TarConstants.LF_FIFO -> 0010000;
      case TarConstants.LF_CHR -> 0020000;
      case TarConstants.LF_BLK -> 0060000;
      default -> 0100000;
    };
  }
}
