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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;

/** Removes what has not been used for longest. */
final class Pruner {
  /**
   * A build that has just asked for an entry may still be copying it, and copies hold no lock. The
   * time of the last use is exact to {@link StoreIndex#PRECISION}.
   */
  private static final Duration IN_USE = StoreIndex.PRECISION.multipliedBy(2);

  private final StoreLayout layout;
  private final Instant now;
  private final List<PruneReport.Removed> removed = new ArrayList<>();

  Pruner(StoreLayout layout, Instant now) {
    this.layout = layout;
    this.now = now;
  }

  /** Something that may go. */
  private record Candidate(Instant lastUsed, long bytes, Removal removal) {}

  /** Removes something. */
  @FunctionalInterface
  private interface Removal {
    /**
     * @return false if it is in use, or gone already
     */
    boolean run() throws IOException;
  }

  PruneReport prune(long maxBytes, Duration olderThan) throws IOException {
    Workspace.deleteAbandoned(layout);
    for (Path damaged : StoreIndex.children(layout.damaged())) {
      long bytes = FileTrees.bytes(damaged);
      FileTrees.deleteQuietly(damaged);
      report("damaged/" + damaged.getFileName(), bytes);
    }
    List<Candidate> candidates = new ArrayList<>(entries());
    candidates.addAll(sources());
    candidates.sort(Comparator.comparing(Candidate::lastUsed));
    long kept = candidates.stream().mapToLong(Candidate::bytes).sum();
    for (Candidate candidate : candidates) {
      Duration unused = Duration.between(candidate.lastUsed(), now);
      boolean goes = kept > maxBytes || unused.compareTo(olderThan) > 0;
      if (goes && unused.compareTo(IN_USE) > 0 && candidate.removal().run()) {
        kept -= candidate.bytes();
      }
    }
    return new PruneReport(removed, kept);
  }

  private void report(String what, long bytes) {
    removed.add(new PruneReport.Removed(what, bytes));
  }

  private List<Candidate> entries() throws IOException {
    List<Candidate> entries = new ArrayList<>();
    StoreIndex index = new StoreIndex(layout);
    for (Path folder : StoreIndex.children(layout.entries())) {
      String hex = folder.getFileName().toString();
      if (Sha256.isHex(hex)) {
        Sha256 fingerprint = new Sha256(hex);
        long bytes = FileTrees.bytes(folder);
        entries.add(
            new Candidate(
                index.lastUsed(fingerprint), bytes, () -> removeEntry(fingerprint, bytes)));
      }
    }
    return entries;
  }

  private boolean removeEntry(Sha256 fingerprint, long bytes) throws IOException {
    Optional<StoreLock> lock = StoreLock.tryAcquire(layout.lock(fingerprint));
    if (lock.isEmpty()) {
      return false;
    }
    Path entry = layout.entry(fingerprint);
    String what = name(entry, fingerprint);
    // First out of sight, in one step: deleting takes many.
    try (Workspace workspace = Workspace.create(layout, "pruned")) {
      Files.move(entry, workspace.folder().resolve("entry"), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return false;
    } finally {
      lock.get().closeAndDelete();
    }
    Files.deleteIfExists(layout.used(fingerprint));
    Files.deleteIfExists(layout.verified(fingerprint));
    report(what, bytes);
    return true;
  }

  private static String name(Path entry, Sha256 fingerprint) throws IOException {
    try {
      return EntryDocument.readInfo(StoreLayout.document(entry)).request().toString();
    } catch (MalformedEntryException e) {
      return "entries/" + fingerprint;
    }
  }

  private List<Candidate> sources() throws IOException {
    List<Candidate> sources = new ArrayList<>();
    if (Files.isDirectory(layout.sources())) {
      Files.walkFileTree(
          layout.sources(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sources.add(
                  new Candidate(
                      attributes.lastModifiedTime().toInstant(),
                      attributes.size(),
                      () -> removeSource(file, attributes.size())));
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return sources;
  }

  private boolean removeSource(Path file, long bytes) throws IOException {
    boolean deleted = Files.deleteIfExists(file);
    if (deleted) {
      report("sources/" + layout.sources().relativize(file), bytes);
    }
    return deleted;
  }
}
