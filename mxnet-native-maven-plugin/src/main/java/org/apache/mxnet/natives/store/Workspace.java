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
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder in which an entry comes to be, in the store's file system so that it can be renamed.
 * While its lock file is held, the folder has an owner; without one it is a dead build's.
 */
final class Workspace implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path folder;
  private final StoreLock lock;

  private Workspace(Path folder, StoreLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static Workspace create(StoreLayout layout, String name) throws IOException {
    while (true) {
      Path folder = layout.temporary().resolve(name + "-" + UUID.randomUUID());
      // The lock is first: a folder without one may be deleted by anybody.
      Optional<StoreLock> lock = StoreLock.tryAcquire(lockOf(folder));
      if (lock.isPresent()) {
        Files.createDirectory(folder);
        return new Workspace(folder, lock.get());
      }
    }
  }

  /** Deletes what dead builds left; never throws for a folder that resists. */
  static void deleteAbandoned(StoreLayout layout) throws IOException {
    if (!Files.isDirectory(layout.temporary())) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(layout.temporary())) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        Path folder =
            name.endsWith(LOCK)
                ? child.resolveSibling(name.substring(0, name.length() - LOCK.length()))
                : child;
        Optional<StoreLock> lock = StoreLock.tryAcquire(lockOf(folder));
        if (lock.isPresent()) {
          new Workspace(folder, lock.get()).close();
        }
      }
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  Path folder() {
    return folder;
  }

  /** Deletes what is still there. */
  @Override
  public void close() throws IOException {
    try {
      FileTrees.deleteQuietly(folder);
    } finally {
      if (Files.exists(folder)) {
        // Processes that a killed build left behind may still be writing; the next one to open the
        // store tries again.
        lock.close();
      } else {
        lock.closeAndDelete();
      }
    }
  }
}
