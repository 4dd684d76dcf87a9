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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.mxnet.natives.files.Sha256;

/** Digests of large files, each byte read once. */
final class FileDigest {
  /** Larger ones fall out of the processor's cache between reading, digesting and writing. */
  private static final int BUFFER = 1 << 18;

  private FileDigest() {}

  static Sha256 of(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return drain(in, OutputStream.nullOutputStream());
    }
  }

  /** As {@link #of}, and waits until the file is on the disk. */
  static Sha256 ofSynced(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      Sha256 sha256 = drain(in, OutputStream.nullOutputStream());
      in.force(true);
      return sha256;
    }
  }

  /** Copies the file, and gives the digest of what was copied. */
  static Sha256 copy(Path file, OutputStream out) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return drain(in, out);
    }
  }

  private static Sha256 drain(FileChannel in, OutputStream out) throws IOException {
    return drain(Channels.newInputStream(in), out, in.size());
  }

  /**
   * Copies a stream to its end, and gives the digest of what was copied.
   *
   * @param size about how many bytes there are
   */
  static Sha256 drain(InputStream in, OutputStream out, long size) throws IOException {
    MessageDigest digest = algorithm();
    byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, size))];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      digest.update(buffer, 0, count);
      out.write(buffer, 0, count);
    }
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
