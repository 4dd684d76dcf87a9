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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.mxnet.natives.archive.Item.Kind;

/** Reads a tar: POSIX (pax), GNU, or older. */
final class TarReader implements ItemReader {
  private static final int OWNER_EXECUTES = 0100;
  private static final int BUFFER = 1 << 16;

  private final Complaints complaints;
  private final Budget budget;
  private final BufferedInputStream bytes;
  private final HeaderMeter meter;
  private final TarArchiveInputStream tar;
  private final byte[] rest = new byte[BUFFER];
  private TarArchiveEntry entry;

  /**
   * @param bytes the tar, without compression; closed with this
   */
  TarReader(BufferedInputStream bytes, Budget budget, Complaints complaints) {
    this.bytes = bytes;
    this.meter = new HeaderMeter(bytes);
    this.tar = new TarArchiveInputStream(meter, StandardCharsets.UTF_8.name());
    this.budget = budget;
    this.complaints = complaints;
  }

  @Override
  public Optional<Item> next() throws ArchiveException, IOException {
    if (entry != null) {
      skipRest();
    }
    try {
      meter.beginHeader();
      entry = tar.getNextEntry();
      if (entry == null) {
        finish();
        return Optional.empty();
      }
      meter.endHeader();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw complaints.damaged(e);
    }
    budget.spendEntry(entry.getName());
    return Optional.of(item());
  }

  @Override
  public int read(byte[] buffer) throws ArchiveException, IOException {
    try {
      int count = tar.read(buffer, 0, buffer.length);
      budget.spendBytes(entry.getName(), Math.max(0, count));
      return count;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw complaints.damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private void skipRest() throws ArchiveException, IOException {
    int count = read(rest);
    while (count >= 0) {
      count = read(rest);
    }
  }

  /** What comes after the end mark is read, for the compression's checksum is at its end. */
  private void finish() throws IOException, ArchiveException {
    if (!meter.sawEndMark()) {
      throw new IOException("the end mark is missing");
    }
    for (int count = bytes.read(rest); count >= 0; count = bytes.read(rest)) {
      budget.spendBytes("after the end", count);
    }
  }

  private Item item() throws ArchiveException {
    String name = entry.getName();
    if (!entry.isCheckSumOK()) {
      throw complaints.damaged(new IOException("wrong checksum in the header of '" + name + "'"));
    }
    return new Item(
        name,
        EntryName.normalise(name, complaints),
        kind(name),
        (entry.getMode() & OWNER_EXECUTES) != 0,
        entry.getLastModifiedTime(),
        entry.isLink() || entry.isSymbolicLink() ? entry.getLinkName() : "");
  }

  private Kind kind(String name) throws ArchiveException {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_SYMLINK -> Kind.SYMBOLIC_LINK;
      case TarConstants.LF_LINK -> Kind.HARD_LINK;
      case TarConstants.LF_DIR -> Kind.FOLDER;
      case TarConstants.LF_CHR, TarConstants.LF_BLK -> throw complaints.entry(name, "is a device");
      case TarConstants.LF_FIFO -> throw complaints.entry(name, "is a named pipe");
      case TarConstants.LF_NORMAL,
          TarConstants.LF_OLDNORM,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE -> {
        if (!tar.canReadEntryData(entry)) {
          throw complaints.entry(name, "is a sparse file of an unknown kind");
        }
        // Before POSIX, a slash at the end of its name was all that made a folder.
        yield name.endsWith("/") ? Kind.FOLDER : Kind.FILE;
      }
      default ->
          throw complaints.entry(
              name,
              "is of the unknown type '" + Complaints.shown("" + (char) entry.getLinkFlag()) + "'");
    };
  }
}
