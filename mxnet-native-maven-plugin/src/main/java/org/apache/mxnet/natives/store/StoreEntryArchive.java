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
package org.apache.mxnet.natives.store;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * An entry as one file: a tar (POSIX.1-2001 pax) in a Zstandard frame (RFC 8878), {@code
 * entry.json} first, then the files of the prefix in its order. {@link StoreEntryUnpacker} reads
 * it.
 */
final class StoreEntryArchive {
  static final String DOCUMENT = "entry.json";
  static final String PREFIX = "prefix/";

  /** Higher levels are read no faster, and written much slower. */
  private static final int LEVEL = 3;

  private StoreEntryArchive() {}

  /** The same entry gives the same bytes. */
  static void pack(StoreEntry entry, Path archive) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZstdOutputStream zstd = new ZstdOutputStream(out, LEVEL);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(zstd, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      Path document = StoreLayout.document(entry.prefix().getParent());
      add(tar, new TarArchiveEntry(DOCUMENT), 0644, document);
      for (EntryFile file : entry.files()) {
        if (file instanceof EntryFile.Link link) {
          TarArchiveEntry member =
              new TarArchiveEntry(PREFIX + link.path(), TarConstants.LF_SYMLINK);
          member.setLinkName(link.target());
          put(tar, member, 0777);
          tar.closeArchiveEntry();
        } else if (file instanceof EntryFile.Regular regular) {
          TarArchiveEntry member = new TarArchiveEntry(PREFIX + regular.path());
          int mode = regular.executable() ? 0755 : 0644;
          add(tar, member, mode, entry.prefix().resolve(regular.path()));
        }
      }
      tar.finish();
    }
  }

  private static void add(TarArchiveOutputStream tar, TarArchiveEntry member, int mode, Path file)
      throws IOException {
    member.setSize(Files.size(file));
    put(tar, member, mode);
    Files.copy(file, tar);
    tar.closeArchiveEntry();
  }

  /**
   * Without owner: it is of no meaning on another machine, and would differ from one to another.
   */
  private static void put(TarArchiveOutputStream tar, TarArchiveEntry member, int mode)
      throws IOException {
    member.setMode(mode);
    member.setLastModifiedTime(PrefixNormaliser.TIME);
    member.setIds(0, 0);
    member.setNames("", "");
    tar.putArchiveEntry(member);
  }
}
