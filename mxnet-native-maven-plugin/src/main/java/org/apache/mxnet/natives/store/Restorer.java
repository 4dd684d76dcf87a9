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
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.mxnet.natives.files.Sha256;

/**
 * Copies entries into a folder. Copies, never hard links: whoever edits the folder must not edit
 * the store.
 */
final class Restorer {
  /** A file with the entry that it is of. */
  private record Item(EntryFile file, StoreEntry entry) {
    Path path() {
      return entry.prefix().resolve(file.path());
    }
  }

  /** A file that is not what its entry says. */
  record Damage(StoreEntry entry, String fault) {}

  private final Path folder;
  private final Map<String, Item> items = new TreeMap<>();
  private final Queue<Damage> damages = new ConcurrentLinkedQueue<>();

  Restorer(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws StoreException if the entry has a file that an earlier one has otherwise
   */
  void add(StoreEntry entry) throws StoreException {
    for (EntryFile file : entry.files()) {
      Item other = items.putIfAbsent(file.path(), new Item(file, entry));
      if (other != null && !other.file.equals(file)) {
        throw conflict(file.path(), other.entry, entry);
      }
    }
  }

  /**
   * @return what was found damaged; such files are not in the folder
   */
  List<Damage> restore() throws IOException, StoreException {
    for (String path : folders()) {
      Files.createDirectories(folder.resolve(path));
    }
    List<Item> files =
        items.values().stream()
            .filter(item -> item.file instanceof EntryFile.Regular)
            .sorted(Comparator.comparingLong(item -> -((EntryFile.Regular) item.file).size()))
            .toList();
    Parallel.each(files, item -> copy(item, (EntryFile.Regular) item.file));
    // Last, so that no file is written through a link.
    for (Item item : items.values()) {
      if (item.file instanceof EntryFile.Link link) {
        Path target = folder.resolve(link.path());
        Files.deleteIfExists(target);
        Files.createSymbolicLink(target, Path.of(link.target()));
      }
    }
    return List.copyOf(damages);
  }

  /**
   * @throws StoreException if a file of one entry is a folder of another
   */
  private Set<String> folders() throws StoreException {
    Set<String> folders = new TreeSet<>(List.of(""));
    for (Item item : items.values()) {
      String path = item.file.path();
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String parent = path.substring(0, slash);
        if (items.containsKey(parent)) {
          throw conflict(parent, items.get(parent).entry, item.entry);
        }
        folders.add(parent);
      }
    }
    return folders;
  }

  private static StoreException conflict(String path, StoreEntry one, StoreEntry other) {
    return new StoreException(
        "%s and %s both have %s, and not the same"
            .formatted(one.info().request(), other.info().request(), path),
        "Have one of the two recipes not install it, or delete it with 'remove'.");
  }

  private void copy(Item item, EntryFile.Regular file) throws IOException {
    Path source = item.path();
    Path target = folder.resolve(file.path());
    Sha256 actual;
    try (OutputStream out = create(target)) {
      actual = FileDigest.copy(source, out);
    } catch (NoSuchFileException e) {
      damages.add(new Damage(item.entry, file.path() + " is missing"));
      return;
    }
    if (!actual.equals(file.sha256())) {
      Files.delete(target);
      damages.add(
          new Damage(item.entry, file.path() + " " + PrefixReader.differs(actual, file.sha256())));
      return;
    }
    PrefixNormaliser.finish(target, file.executable());
  }

  private static OutputStream create(Path target) throws IOException {
    try {
      return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // Not truncated: it may be a link to somewhere else.
      Files.delete(target);
      return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    }
  }
}
