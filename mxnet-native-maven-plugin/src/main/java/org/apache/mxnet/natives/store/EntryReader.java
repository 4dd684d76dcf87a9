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
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;

/** Finds an entry, and looks whether it is still what was stored. */
final class EntryReader {
  private final StoreLayout layout;

  EntryReader(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * @return empty if there is no such entry
   * @throws MalformedEntryException if it is not what was stored
   */
  Optional<StoreEntry> read(Sha256 fingerprint, Verification level)
      throws IOException, MalformedEntryException {
    Path entry = layout.entry(fingerprint);
    if (!Files.isDirectory(entry)) {
      return Optional.empty();
    }
    EntryDocument.Content content = EntryDocument.read(StoreLayout.document(entry));
    Sha256 actual = content.info().fingerprint().digest();
    if (!actual.equals(fingerprint)) {
      throw new MalformedEntryException("entry.json is of the fingerprint " + actual);
    }
    try {
      verify(entry, content, layout.verified(fingerprint), level);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new MalformedEntryException(e.getFile() + " cannot be read");
    }
    return Optional.of(new StoreEntry(content.info(), StoreLayout.prefix(entry), content.files()));
  }

  private static void verify(
      Path entry, EntryDocument.Content content, Path sidecar, Verification level)
      throws IOException, MalformedEntryException {
    StatRecord before = StatRecord.take(entry, content.files());
    if (level == Verification.STAT && before.isKeptIn(sidecar)) {
      return;
    }
    boolean settled = settle(before);
    PrefixReader.compare(StoreLayout.prefix(entry), content.files());
    // Whoever writes while the digests are computed must not be taken for verified.
    if (settled && StatRecord.take(entry, content.files()).equals(before)) {
      before.keepIn(sidecar);
    }
  }

  private static boolean settle(StatRecord record) throws IOException {
    try {
      return record.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while an entry was verified");
    }
  }
}
