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

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An open archive, whose every byte is counted. */
final class Archive implements Closeable {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int MOST_MANIFEST_BYTES = 16 << 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private final String label;
  private final ZipFile zip;
  private final InflateBudget budget;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  private Archive(String label, ZipFile zip, InflateBudget budget) {
    this.label = label;
    this.zip = zip;
    this.budget = budget;
  }

  /**
   * @throws DamagedArchiveException if its directory is not there, or malformed
   */
  static Archive open(String label, Path file, InflateBudget budget)
      throws DamagedArchiveException, IOException {
    try {
      return new Archive(label, new ZipFile(file.toFile()), budget);
    } catch (ZipException | EOFException e) {
      throw DamagedArchiveException.of(Printable.of(label), e);
    }
  }

  /** All entries, those of the same name too, in the order of the directory. */
  Enumeration<? extends ZipEntry> entries() {
    return zip.entries();
  }

  /** Whether a JVM looks at META-INF/versions ("JAR File Specification"). */
  boolean isMultiRelease() throws DamagedArchiveException, IntakeException, IOException {
    if (zip.getEntry(MANIFEST) == null) {
      return false;
    }
    byte[] bytes = content(MANIFEST, MOST_MANIFEST_BYTES);
    try {
      Attributes main = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
      return "true".equalsIgnoreCase(main.getValue(Attributes.Name.MULTI_RELEASE));
    } catch (IOException e) {
      // The JVM takes a jar with such a manifest for a plain one, if it takes it.
      return false;
    }
  }

  /** The content of the entry that a JVM sees of this name. */
  InputStream open(String name) throws DamagedArchiveException {
    try {
      return zip.getInputStream(zip.getEntry(name));
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /** The start of an entry, as long as {@link FileKind#HEAD}. */
  byte[] head(String name, InputStream in) throws DamagedArchiveException, IntakeException {
    return start(name, in, FileKind.HEAD);
  }

  /** The first bytes of an entry, or all. */
  byte[] content(String name, int most)
      throws DamagedArchiveException, IntakeException, IOException {
    try (InputStream in = open(name)) {
      return start(name, in, most);
    }
  }

  /**
   * Writes all of an entry to a new file, and compares its checksum.
   *
   * @param head what was read of it already
   * @param in the rest
   */
  void unpack(String name, byte[] head, InputStream in, Path file)
      throws DamagedArchiveException, IntakeException, IOException {
    CRC32 sum = new CRC32();
    long size = head.length;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      sum.update(head);
      out.write(head);
      for (int count = read(name, in); count >= 0; count = read(name, in)) {
        size += count;
        budget.demandSize(path(name), size);
        budget.spend(path(name), count);
        sum.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    }
    if (sum.getValue() != zip.getEntry(name).getCrc()) {
      throw damaged(name, new ZipException("wrong checksum"));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private byte[] start(String name, InputStream in, int most)
      throws DamagedArchiveException, IntakeException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(most);
    } catch (IOException e) {
      throw damaged(name, e);
    }
    budget.spend(path(name), bytes.length);
    return bytes;
  }

  private int read(String name, InputStream in) throws DamagedArchiveException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  private DamagedArchiveException damaged(String name, IOException cause) {
    return DamagedArchiveException.of(path(name), cause);
  }

  private String path(String name) {
    return Printable.of(label + "!/" + name);
  }
}
