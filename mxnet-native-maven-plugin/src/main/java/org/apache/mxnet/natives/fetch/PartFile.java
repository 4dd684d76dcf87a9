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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.mxnet.natives.files.AtomicFile;

/**
 * The part of a file that came before a download broke off, kept until the next run. A small file
 * beside it says where it is from and how the server told its version, so that two versions are
 * never put together. Whoever uses it holds the lock of the file.
 */
final class PartFile {
  private final Path bytes;
  private final Path notes;

  PartFile(Path bytes) {
    this.bytes = bytes;
    this.notes = bytes.resolveSibling(bytes.getFileName() + ".from");
  }

  Path path() {
    return bytes;
  }

  /** Bytes that are there, 0 if none. */
  long size() throws IOException {
    return Files.isRegularFile(bytes) ? Files.size(bytes) : 0;
  }

  /**
   * What the server called the version that is here (RFC 9110, 13.1.5: a strong ETag or a date),
   * for an If-Range header; empty if the part cannot be resumed from that address.
   */
  String version(String address) throws IOException {
    if (size() == 0 || !Files.isRegularFile(notes)) {
      return "";
    }
    List<String> lines = Files.readAllLines(notes);
    return lines.size() == 2 && lines.get(0).equals(address) ? lines.get(1) : "";
  }

  /** Starts over. */
  void begin(String address, WebClient.Answer answer) throws IOException {
    discard();
    String etag = answer.header("ETag");
    // A weak ETag may stand for several byte sequences.
    String version = etag.startsWith("\"") ? etag : answer.header("Last-Modified");
    AtomicFile.writeText(notes, address + "\n" + version + "\n");
  }

  OutputStream append() throws IOException {
    Files.createDirectories(bytes.getParent());
    return Files.newOutputStream(bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void discard() throws IOException {
    // The bytes first: notes without bytes are harmless, bytes with other notes are not.
    Files.deleteIfExists(bytes);
    Files.deleteIfExists(notes);
  }
}
