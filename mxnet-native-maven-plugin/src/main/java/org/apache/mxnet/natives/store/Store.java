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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.plan.Fingerprint;

/**
 * Finished prefixes by fingerprint, in a folder that all builds of a user share.
 *
 * <p>An entry appears by one rename when all of it is there, and is never changed. So a process
 * that dies at any moment leaves nothing but a temporary folder, which the next one to open the
 * store deletes.
 */
public final class Store {
  private final StoreLayout layout;
  private final String createdBy;
  private final StoreListener listener;
  private final Optional<RemoteCache> remote;
  private final EntryReader reader;
  private final StoreIndex index;
  private final DamagedEntries damaged;

  private Store(
      StoreLayout layout, String createdBy, StoreListener listener, Optional<RemoteCache> remote) {
    this.layout = layout;
    this.createdBy = createdBy;
    this.listener = listener;
    this.remote = remote;
    this.reader = new EntryReader(layout);
    this.index = new StoreIndex(layout);
    this.damaged = new DamagedEntries(layout, listener);
  }

  /**
   * Opens the store in a folder, which is created if there is none, and deletes what dead builds
   * left in it. Any number of processes and threads may have it open.
   *
   * @param createdBy the version of this plugin, kept with new entries
   */
  public static Store open(Path root, String createdBy, StoreListener listener) throws IOException {
    Files.createDirectories(root);
    // One name for each lock, however the folder is spelt.
    StoreLayout layout = new StoreLayout(root.toRealPath());
    Workspace.deleteAbandoned(layout);
    return new Store(layout, createdBy, listener, Optional.empty());
  }

  /** The same store, which asks {@code cache} before it builds. */
  public Store with(RemoteCache cache) {
    return new Store(layout, createdBy, listener, Optional.of(cache));
  }

  /** Where downloaded sources are kept; {@link #prune} goes by their modification times. */
  public Path sources() {
    return layout.sources();
  }

  /** As below, with {@link Verification#STAT}. */
  public Optional<StoreEntry> get(Fingerprint fingerprint) throws IOException {
    return get(fingerprint, Verification.STAT);
  }

  /**
   * An entry that is sound. A damaged one is named to the listener, moved away, and not there.
   *
   * @throws IOException if the disk fails
   */
  public Optional<StoreEntry> get(Fingerprint fingerprint, Verification level) throws IOException {
    Sha256 digest = fingerprint.digest();
    Optional<StoreEntry> entry;
    try {
      entry = reader.read(digest, level);
    } catch (MalformedEntryException e) {
      // Somebody else may be replacing it; who has the lock decides.
      Optional<StoreLock> lock = StoreLock.tryAcquire(layout.lock(digest));
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      try {
        entry = getLocked(digest);
      } finally {
        lock.get().close();
      }
    }
    entry.ifPresent(found -> index.use(digest));
    return entry;
  }

  /** As {@link #get}, while the entry's lock is held. */
  private Optional<StoreEntry> getLocked(Sha256 digest) throws IOException {
    try {
      return reader.read(digest, Verification.FULL);
    } catch (MalformedEntryException e) {
      damaged.setAside(digest, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The entry, built if it is neither in the store nor in the remote cache. Of all processes and
   * threads that want the same at once, one builds.
   *
   * @param <E> what {@code builder} throws
   * @throws StoreException if what was built cannot be kept: the disk is full, or the prefix holds
   *     what no prefix may hold
   * @throws E if {@code builder} does; nothing is kept
   * @throws IOException if the disk fails
   */
  public <E extends Exception> StoreEntry build(EntryRequest request, Builder<E> builder)
      throws IOException, InterruptedException, StoreException, E {
    Optional<StoreEntry> present = get(request.fingerprint());
    if (present.isPresent()) {
      return present.get();
    }
    Sha256 digest = request.fingerprint().digest();
    RemoteEntries others = new RemoteEntries(layout, listener, remote);
    StoreEntry built;
    StoreLock lock =
        StoreLock.acquire(
            layout.lock(digest),
            holder ->
                listener.note(
                    "%s: waits for %s that builds the same".formatted(request.name(), holder)));
    try {
      Optional<StoreEntry> entry = getLocked(digest);
      if (entry.isEmpty()) {
        entry = others.fetch(request);
      }
      if (entry.isPresent()) {
        index.use(digest);
        return entry.get();
      }
      built = new EntryWriter(layout).write(request, createdBy, builder);
      index.use(digest);
    } catch (IOException e) {
      throw FullDisk.explain(e, layout.root(), request + " cannot be kept");
    } finally {
      lock.close();
    }
    // Nobody need wait for that.
    others.publish(built);
    return built;
  }

  /**
   * The entry from the remote cache, if that has it; it is in the store then.
   *
   * @throws IOException if the disk fails
   */
  public Optional<StoreEntry> fetch(EntryRequest request) throws IOException, InterruptedException {
    Sha256 digest = request.fingerprint().digest();
    StoreLock lock = StoreLock.acquire(layout.lock(digest), holder -> {});
    try {
      Optional<StoreEntry> entry = getLocked(digest);
      if (entry.isEmpty()) {
        entry = new RemoteEntries(layout, listener, remote).fetch(request);
      }
      entry.ifPresent(found -> index.use(digest));
      return entry;
    } finally {
      lock.close();
    }
  }

  /** As {@link #restoreAll}, for one entry. */
  public void restore(StoreEntry entry, Path folder) throws IOException, StoreException {
    restoreAll(List.of(entry), folder);
  }

  /**
   * Copies all files of the entries into one folder, and compares their digests on the way. What
   * else is in the folder stays; files of the same paths are replaced.
   *
   * @throws StoreException if two entries have different files of the same path, or the disk is
   *     full
   * @throws DamagedEntryException if an entry is damaged; it is out of the store then, and files
   *     may be missing in the folder
   * @throws IOException if the disk fails
   */
  public void restoreAll(List<StoreEntry> entries, Path folder) throws IOException, StoreException {
    Restorer restorer = new Restorer(folder);
    for (StoreEntry entry : entries) {
      restorer.add(entry);
    }
    List<Restorer.Damage> damages;
    try {
      damages = restorer.restore();
    } catch (IOException e) {
      throw FullDisk.explain(e, folder, "the prefixes cannot be copied");
    }
    if (!damages.isEmpty()) {
      Restorer.Damage damage = damages.get(0);
      throw new DamagedEntryException(
          damaged.setAside(damage.entry().info().fingerprint().digest(), damage.fault()));
    }
  }

  /**
   * One line about why {@code wanted} is not in the store: {@code first build}, or {@code rebuilt:
   * version 1.3 -> 1.3.1}, compared with the nearest entry of the same name and platform.
   */
  public String explainMiss(String name, String platform, Fingerprint wanted) throws IOException {
    return MissExplainer.explain(index.infos(), name, platform, wanted);
  }

  /** What is in the store, by name, platform and version. */
  public List<EntrySummary> entries() throws IOException {
    return index.summaries();
  }

  /**
   * Removes damaged entries, what dead builds left, and then entries and downloaded sources, those
   * first that were not used for longest; nothing that was used in the last two hours, or is being
   * built.
   *
   * @param maxBytes as many bytes of entries and sources may stay
   * @param olderThan what was not used for longer goes in any case
   */
  public PruneReport prune(long maxBytes, Duration olderThan) throws IOException {
    return new Pruner(layout, Instant.now()).prune(maxBytes, olderThan);
  }
}
