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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.mxnet.natives.archive.Item.Kind;

/** Reads a zip, by its directory: only there are a file's mode and type. */
final class ZipReader implements ItemReader {
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int FILE = 0100000;
  private static final int SYMBOLIC_LINK = 0120000;
  private static final int OWNER_EXECUTES = 0100;
  private static final int LONGEST_TARGET = 4096;

  private final Complaints complaints;
  private final Budget budget;
  private final ZipFile zip;
  private final Enumeration<ZipArchiveEntry> entries;
  private final CRC32 sum = new CRC32();
  private ZipArchiveEntry entry;
  private InputStream content = InputStream.nullInputStream();
  private long size;

  ZipReader(Path archive, Budget budget, Complaints complaints)
      throws ArchiveException, IOException {
    this.complaints = complaints;
    this.budget = budget;
    try {
      this.zip = ZipFile.builder().setPath(archive).get();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw complaints.damaged(e);
    }
    this.entries = zip.getEntriesInPhysicalOrder();
  }

  @Override
  public Optional<Item> next() throws ArchiveException, IOException {
    if (!entries.hasMoreElements()) {
      return Optional.empty();
    }
    entry = entries.nextElement();
    String name = entry.getName();
    budget.spendEntry(name);
    Kind kind = kind(name);
    open(name);
    return Optional.of(
        new Item(
            name,
            EntryName.normalise(name, complaints),
            kind,
            (entry.getUnixMode() & OWNER_EXECUTES) != 0,
            entry.getLastModifiedTime(),
            kind == Kind.SYMBOLIC_LINK ? target(name) : ""));
  }

  @Override
  public int read(byte[] buffer) throws ArchiveException, IOException {
    int count;
    try {
      count = content.read(buffer, 0, buffer.length);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw complaints.damaged(e);
    }
    budget.spendBytes(entry.getName(), Math.max(0, count));
    if (count >= 0) {
      size += count;
      sum.update(buffer, 0, count);
    } else if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
      throw complaints.damaged(new IOException("wrong checksum of '" + entry.getName() + "'"));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    content.close();
    zip.close();
  }

  private void open(String name) throws ArchiveException, IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw complaints.entry(name, "is encrypted");
    }
    if (!zip.canReadEntryData(entry)) {
      throw complaints.entry(name, "is compressed by the unknown method " + entry.getMethod());
    }
    try {
      content.close();
      content = zip.getInputStream(entry);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw complaints.damaged(e);
    }
    size = 0;
    sum.reset();
  }

  private Kind kind(String name) throws ArchiveException {
    // Systems other than Unix leave no mode.
    return switch (entry.getUnixMode() & TYPE) {
      case SYMBOLIC_LINK -> Kind.SYMBOLIC_LINK;
      case FOLDER -> Kind.FOLDER;
      case FILE, 0 -> entry.isDirectory() ? Kind.FOLDER : Kind.FILE;
      default -> throw complaints.entry(name, "is a device or a named pipe");
    };
  }

  private String target(String name) throws ArchiveException, IOException {
    byte[] buffer = new byte[LONGEST_TARGET];
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    for (int count = read(buffer); count >= 0; count = read(buffer)) {
      target.write(buffer, 0, count);
      if (target.size() > LONGEST_TARGET) {
        throw complaints.entry(
            name, "links to a path of more than %d bytes".formatted(LONGEST_TARGET));
      }
    }
    return target.toString(StandardCharsets.UTF_8);
  }
}
