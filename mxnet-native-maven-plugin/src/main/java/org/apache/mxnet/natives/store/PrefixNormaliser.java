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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives the files of a prefix the modes and the time that all of them have, whoever built it. */
final class PrefixNormaliser {
  /** 1980: make takes 0 for a missing file, and a zip file knows nothing older. */
  static final FileTime TIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path prefix;
  private final EntryRequest request;

  PrefixNormaliser(Path prefix, EntryRequest request) {
    this.prefix = prefix;
    this.request = request;
  }

  /**
   * @throws StoreException if there is no file, or one that cannot be kept
   */
  void normalise() throws IOException, StoreException {
    PrefixTree tree = PrefixTree.of(prefix);
    if (tree.files().isEmpty()) {
      throw new StoreException(
          "%s: the build left nothing in its prefix".formatted(request),
          "Look at the install step's log; correct 'installTargets', 'copy' or 'remove' of the"
              + " recipe.");
    }
    for (String path : tree.files()) {
      normalise(path, prefix.resolve(path));
    }
    List<String> inner = new ArrayList<>(tree.folders());
    Collections.reverse(inner);
    for (String path : inner) {
      Path folder = prefix.resolve(path);
      if (!path.isEmpty() && isEmpty(folder)) {
        Files.delete(folder);
      } else {
        Files.setPosixFilePermissions(folder, EXECUTABLE);
      }
    }
  }

  private void normalise(String path, Path file) throws IOException, StoreException {
    refuse(path, EntryPath.fault(path));
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(file).toString();
      refuse(path + " -> " + target, EntryPath.linkFault(path, target));
    } else if (attributes.isRegularFile()) {
      if ((int) Files.getAttribute(file, "unix:nlink") > 1) {
        separate(file);
      }
      boolean executable = attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      finish(file, executable);
    } else {
      refuse(path, Optional.of("is neither a file nor a link"));
    }
  }

  /** Gives a file the mode and the time that it has in every prefix. */
  static Path finish(Path file, boolean executable) throws IOException {
    Files.setPosixFilePermissions(file, mode(executable));
    return Files.setLastModifiedTime(file, TIME);
  }

  static Set<PosixFilePermission> mode(boolean executable) {
    return executable ? EXECUTABLE : PLAIN;
  }

  /** Its other name may be in the build folder, where somebody may write to it. */
  private static void separate(Path file) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + ".mxnet-copy");
    Files.copy(file, copy);
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void refuse(String path, Optional<String> fault) throws StoreException {
    if (fault.isPresent()) {
      throw new StoreException(
          "%s: the build installs %s, which %s".formatted(request, path, fault.get()),
          "Delete it with 'remove' of the recipe, or have the build install it otherwise: a finished"
              + " prefix must be good in any folder.");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var children = Files.newDirectoryStream(folder)) {
      return !children.iterator().hasNext();
    }
  }
}
