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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;

/** Lists what is in a store, and keeps when each entry was last used. */
final class StoreIndex {
  /** So that using an entry does not write to the disk each time. */
  static final Duration PRECISION = Duration.ofHours(1);

  private final StoreLayout layout;

  StoreIndex(StoreLayout layout) {
    this.layout = layout;
  }

  /** Entries whose document is readable; nothing else is looked at. */
  List<EntryInfo> infos() throws IOException {
    List<EntryInfo> infos = new ArrayList<>();
    for (Path entry : children(layout.entries())) {
      try {
        infos.add(EntryDocument.readInfo(StoreLayout.document(entry)));
      } catch (MalformedEntryException e) {
        // Whoever wants to use it is told.
      }
    }
    return infos;
  }

  List<EntrySummary> summaries() throws IOException {
    List<EntrySummary> summaries = new ArrayList<>();
    for (EntryInfo info : infos()) {
      Sha256 fingerprint = info.fingerprint().digest();
      summaries.add(
          new EntrySummary(
              info.name(),
              info.version(),
              info.platform(),
              fingerprint,
              info.bytes(),
              lastUsed(fingerprint)));
    }
    summaries.sort(
        Comparator.comparing(EntrySummary::name)
            .thenComparing(EntrySummary::platform)
            .thenComparing(EntrySummary::version)
            .thenComparing(summary -> summary.fingerprint().hex()));
    return summaries;
  }

  /** When the entry was last handed out, or came to be. */
  Instant lastUsed(Sha256 fingerprint) throws IOException {
    for (Path file : List.of(layout.used(fingerprint), layout.entry(fingerprint))) {
      try {
        return Files.getLastModifiedTime(file).toInstant();
      } catch (NoSuchFileException e) {
        // The next one, then.
      }
    }
    return Instant.EPOCH;
  }

  /** Notes that the entry is used now; a store that cannot be written to forgets it. */
  void use(Sha256 fingerprint) {
    Path used = layout.used(fingerprint);
    Instant now = Instant.now();
    try {
      if (!Files.exists(used)) {
        Files.createDirectories(layout.states());
        Files.write(used, new byte[0]);
      } else if (Files.getLastModifiedTime(used).toInstant().isBefore(now.minus(PRECISION))) {
        Files.setLastModifiedTime(used, FileTime.from(now));
      }
    } catch (IOException e) {
      // It is pruned a little early.
    }
  }

  /** What is in a folder, in no order; nothing if there is no such folder. */
  static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(children::add);
      }
    }
    return children;
  }
}
