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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;

/** Gives finished entries their place in the store. */
final class EntryWriter {
  private final StoreLayout layout;

  EntryWriter(StoreLayout layout) {
    this.layout = layout;
  }

  /** Has an entry built in a folder of its own, and puts it in its place. */
  <E extends Exception> StoreEntry write(EntryRequest request, String createdBy, Builder<E> builder)
      throws IOException, InterruptedException, StoreException, E {
    try (Workspace workspace = Workspace.create(layout, request.name())) {
      Path prefix = Files.createDirectory(StoreLayout.prefix(workspace.folder()));
      long start = System.nanoTime();
      BuildFacts facts = builder.fill(prefix);
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      new PrefixNormaliser(prefix, request).normalise();
      List<EntryFile> files = PrefixReader.listAndSync(prefix);
      EntryInfo info =
          new EntryInfo(
              request.name(),
              request.version(),
              request.platform(),
              request.fingerprint(),
              Manifest.bytes(files),
              wall,
              facts.cpu(),
              facts.source(),
              createdBy,
              Instant.now());
      describe(workspace.folder(), info, files);
      return publish(workspace.folder(), new EntryDocument.Content(info, files));
    }
  }

  /** Writes {@code entry.json} beside the prefix. */
  private static void describe(Path entry, EntryInfo info, List<EntryFile> files)
      throws IOException {
    Path document = StoreLayout.document(entry);
    Files.write(document, EntryDocument.print(info, files).getBytes(StandardCharsets.UTF_8));
    FileTrees.sync(document);
    FileTrees.sync(entry);
  }

  /**
   * Moves a complete folder to its place: one step, so that others see all of it or nothing.
   *
   * @throws IOException if it cannot be moved; what is there is then as it was
   */
  StoreEntry publish(Path folder, EntryDocument.Content content) throws IOException {
    Path entry = layout.entry(content.info().fingerprint().digest());
    Files.createDirectories(layout.entries());
    try {
      Files.move(folder, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Somebody was faster in spite of the lock (a network file system without locks): both built
      // the same, and theirs may be in use already.
      return theirs(content.info().fingerprint().digest(), e);
    }
    FileTrees.sync(layout.entries());
    return new StoreEntry(content.info(), StoreLayout.prefix(entry), content.files());
  }

  private StoreEntry theirs(Sha256 fingerprint, FileSystemException failure) throws IOException {
    try {
      return new EntryReader(layout)
          .read(fingerprint, Verification.FULL)
          .orElseThrow(() -> failure);
    } catch (MalformedEntryException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
