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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An archive's entries, one after the other. */
interface ItemReader extends Closeable {
  /**
   * Opens an archive.
   *
   * @throws ArchiveException if it is none
   * @throws IOException if it cannot be opened
   */
  static ItemReader open(Path archive, Budget budget, Complaints complaints)
      throws ArchiveException, IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(archive)) {
      head = in.readNBytes(ArchiveFormat.HEAD);
    }
    ArchiveFormat format =
        ArchiveFormat.of(head)
            .orElseThrow(
                () ->
                    complaints.whole(
                        "is no tar (plain or .gz, .bz2, .xz, .zst) and no zip: "
                            + ArchiveFormat.describe(head),
                        "Perhaps a server sent this in place of the archive: delete the file, and"
                            + " see what its address shows in a browser."));
    return format == ArchiveFormat.ZIP
        ? new ZipReader(archive, budget, complaints)
        : new TarReader(format.tar(archive, complaints), budget, complaints);
  }

  /**
   * The next entry.
   *
   * @return nothing after the last one; the archive is read and checked to its end then
   * @throws IOException if this thread is interrupted
   */
  Optional<Item> next() throws ArchiveException, IOException;

  /**
   * More of the content of the entry that {@link #next} gave, as {@link java.io.InputStream} does.
   *
   * @throws IOException if this thread is interrupted
   */
  int read(byte[] buffer) throws ArchiveException, IOException;
}
