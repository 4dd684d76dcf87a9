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
import java.nio.file.Path;
import java.util.Optional;

/** Entries from and for the remote cache; whatever is wrong with it, the build goes on. */
final class RemoteEntries {
  private final StoreLayout layout;
  private final StoreListener listener;
  private final Optional<RemoteCache> remote;

  RemoteEntries(StoreLayout layout, StoreListener listener, Optional<RemoteCache> remote) {
    this.layout = layout;
    this.listener = listener;
    this.remote = remote;
  }

  /**
   * Takes an entry into the store; its lock is held.
   *
   * @return empty if the remote has none, has a wrong one, or does not answer
   * @throws IOException if the store cannot be written to
   */
  Optional<StoreEntry> fetch(EntryRequest request) throws IOException {
    if (remote.isEmpty()) {
      return Optional.empty();
    }
    CacheKey key = CacheKey.of(request);
    Optional<Path> archive;
    try {
      archive = remote.get().fetch(key);
    } catch (IOException e) {
      listener.warn(
          "remote cache: %s could not be fetched (%s); %s is built here"
              .formatted(key, e.getMessage(), request.name()));
      return Optional.empty();
    }
    if (archive.isEmpty()) {
      return Optional.empty();
    }
    try (Workspace workspace = Workspace.create(layout, request.name())) {
      EntryDocument.Content content =
          new StoreEntryUnpacker(workspace.folder()).unpack(archive.get(), request);
      StoreEntry entry = new EntryWriter(layout).publish(workspace.folder(), content);
      listener.note("%s: from the remote cache, %s".formatted(request.name(), key));
      return Optional.of(entry);
    } catch (MalformedEntryException e) {
      listener.warn(
          "remote cache: %s is wrong: %s; it is not used (%s), and %s is built here"
              .formatted(key, e.getMessage(), archive.get(), request.name()));
      return Optional.empty();
    }
  }

  /** Offers an entry to others, if the remote may be written to. */
  void publish(StoreEntry entry) {
    if (remote.isEmpty() || !remote.get().writable()) {
      return;
    }
    EntryRequest request = entry.info().request();
    CacheKey key = CacheKey.of(request);
    try (Workspace workspace = Workspace.create(layout, request.name())) {
      Path archive = workspace.folder().resolve("entry." + key.extension());
      StoreEntryArchive.pack(entry, archive);
      remote.get().publish(key, archive);
      listener.note("%s: given to the remote cache, %s".formatted(request.name(), key));
    } catch (IOException e) {
      listener.warn("remote cache: %s could not be published (%s)".formatted(key, e.getMessage()));
    }
  }
}
