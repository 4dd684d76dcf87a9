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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * The folder of verified sources. A file there is named by what pins it: {@code <64 hex>} by its
 * SHA-256, {@code git-<commit>[-paths-<16 hex>][-submodules[-<16 hex>]].tar} by its commit and by
 * digests of the lists of paths, with a file {@code .sha256} beside it that tells damage. Folders
 * there hold work under way.
 */
final class SourceCache {
  private static final Duration FORGOTTEN = Duration.ofDays(3);

  private final Path folder;

  SourceCache(Path folder) {
    this.folder = folder;
  }

  /** Where the source's file is, or is going to be. */
  Path file(PinnedSource pinned) {
    if (pinned.source() instanceof Source.Git git) {
      String only = git.paths().isEmpty() ? "" : "-paths" + digest(git.paths());
      String submodules = git.submodules() ? "-submodules" + digest(git.submodulePaths()) : "";
      return folder.resolve("git-" + git.commit() + only + submodules + ".tar");
    }
    return folder.resolve(pinned.sha256().orElseThrow().hex());
  }

  private static String digest(List<String> paths) {
    return paths.isEmpty() ? "" : "-" + Sha256.of(String.join("\n", paths)).hex().substring(0, 16);
  }

  /**
   * The source's file, if it is there.
   *
   * @throws DigestMismatchException if it is there with other bytes
   */
  Optional<Path> find(PinnedSource pinned) throws DigestMismatchException, IOException {
    Path file = file(pinned);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (pinned.source() instanceof Source.Git) {
      // Made here from a checkout, and made again if it is damaged.
      return isWhole(file) ? Optional.of(file) : Optional.empty();
    }
    return Optional.of(verified(pinned, file));
  }

  /** A file, wherever it lies, if it has the pinned bytes. */
  static Path verified(PinnedSource pinned, Path file) throws DigestMismatchException, IOException {
    Sha256 actual = Sha256.of(file);
    if (!actual.equals(pinned.sha256().orElseThrow())) {
      throw new DigestMismatchException(pinned, actual, file);
    }
    return file;
  }

  /**
   * Takes a file in if it has the pinned bytes; else it stays where it is.
   *
   * @param file on the cache's file system; gone afterwards
   * @param from who gave it, for the message
   */
  Path take(PinnedSource pinned, Path file, String from)
      throws DigestMismatchException, IOException {
    Sha256 actual = Sha256.of(file);
    if (!actual.equals(pinned.sha256().orElseThrow())) {
      throw new DigestMismatchException(pinned, actual, from);
    }
    return move(file, file(pinned));
  }

  /** Writes the tar of a commit, whose bytes only the writer can vouch for. */
  Path write(PinnedSource pinned, AtomicFile.Writer<?, NativeBuildException> writer)
      throws NativeBuildException, IOException {
    Path file = file(pinned);
    Path part = temporary().resolve("tree.tar");
    try {
      AtomicFile.write(part, writer);
      AtomicFile.writeText(digestFile(file), Sha256.of(part) + "\n");
      return move(part, file);
    } finally {
      delete(part.getParent());
    }
  }

  /** A new empty folder on the cache's file system; its user deletes it. */
  Path temporary() throws IOException {
    Path all = Files.createDirectories(folder.resolve("tmp"));
    List<Path> old;
    try (Stream<Path> folders = Files.list(all)) {
      old = folders.filter(SourceCache::isForgotten).toList();
    }
    if (!old.isEmpty()) {
      PathLock lock = lock("tmp");
      try {
        for (Path each : old) {
          delete(each);
        }
      } finally {
        lock.close();
      }
    }
    return Files.createDirectories(all.resolve(UUID.randomUUID().toString()));
  }

  /** Left behind by a build that was killed: no build works at one source for days. */
  private static boolean isForgotten(Path temporary) {
    long age = System.currentTimeMillis() - temporary.toFile().lastModified();
    return Duration.ofMillis(age).compareTo(FORGOTTEN) > 0;
  }

  /** A folder for what is kept between builds but is no source. */
  Path work(String name) {
    return folder.resolve(name);
  }

  /** What one build does while no other may. */
  @FunctionalInterface
  interface Work<R> {
    R run() throws NativeBuildException, IOException;
  }

  /** Works at something of this name as soon as nobody else does, in whichever process. */
  <R> R alone(String name, Work<R> work) throws NativeBuildException, IOException {
    PathLock lock = lock(name);
    try {
      return work.run();
    } finally {
      lock.close();
    }
  }

  private PathLock lock(String name) throws IOException {
    return PathLock.take(folder.resolve("locks").resolve(name + ".lock"));
  }

  /** As {@link #alone}, to fetch one source, unless another build did meanwhile. */
  Path fetchAlone(PinnedSource pinned, Work<Path> work) throws NativeBuildException, IOException {
    return alone(
        file(pinned).getFileName().toString(),
        () -> {
          Optional<Path> meanwhile = find(pinned);
          return meanwhile.isPresent() ? meanwhile.get() : work.run();
        });
  }

  /** Deletes a folder or file with all that is in it; links are not followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  private static boolean isWhole(Path tar) throws IOException {
    Path digest = digestFile(tar);
    return Files.isRegularFile(digest)
        && Files.readString(digest).strip().equals(Sha256.of(tar).hex());
  }

  private static Path digestFile(Path tar) {
    return tar.resolveSibling(tar.getFileName() + ".sha256");
  }

  private static Path move(Path from, Path to) throws IOException {
    return Files.move(
        from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
