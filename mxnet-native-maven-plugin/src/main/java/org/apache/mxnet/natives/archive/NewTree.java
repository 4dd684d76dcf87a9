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
package org.apache.mxnet.natives.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.archive.Item.Kind;

/**
 * A folder that an archive's entries fill. It remembers each of them, so nothing is ever written
 * through a link, and the file system is never asked what is there.
 */
final class NewTree {
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path root;

  /** Whether new files and folders have the right modes by themselves; saves a call for each. */
  private final boolean usualUmask;

  private final Complaints complaints;
  private final Budget budget;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, String> targets = new LinkedHashMap<>();
  private final Map<Path, FileTime> folderTimes = new LinkedHashMap<>();
  private final byte[] buffer = new byte[1 << 16];

  private NewTree(Path root, boolean usualUmask, Budget budget, Complaints complaints) {
    this.root = root;
    this.usualUmask = usualUmask;
    this.budget = budget;
    this.complaints = complaints;
  }

  /**
   * Starts a tree.
   *
   * @param root must not be there yet; nobody else touches it
   */
  static NewTree create(Path root, Budget budget, Complaints complaints) throws IOException {
    Files.createDirectory(root);
    boolean usual = Files.getPosixFilePermissions(root).equals(EXECUTABLE);
    Files.setPosixFilePermissions(root, EXECUTABLE);
    return new NewTree(root, usual, budget, complaints);
  }

  /**
   * Adds an entry.
   *
   * @param content gives the bytes of a file
   */
  void add(Item item, ItemReader content) throws ArchiveException, IOException {
    heedInterrupt();
    try {
      switch (item.kind()) {
        case FOLDER -> addFolder(item);
        case FILE -> addFile(item, content);
        case SYMBOLIC_LINK -> addSymbolicLink(item, item.target());
        case HARD_LINK -> addHardLink(item);
      }
    } catch (InvalidPathException e) {
      throw complaints.entry(
          item.name(),
          "this JVM cannot write its name",
          "Start Maven with LC_ALL=C.UTF-8, or another locale with UTF-8.");
    } catch (FileAlreadyExistsException e) {
      throw complaints.entry(
          item.name(),
          "this file system takes its name for that of another entry",
          "Build in a folder of a file system that tells upper and lower case apart.");
    }
  }

  /**
   * To be called after the last entry: sets the times of folders, which each entry in them changed.
   *
   * @param top the folder of which all is kept; empty for all
   * @throws ArchiveException if a link leads out of it
   */
  void finish(String top) throws ArchiveException, IOException {
    SymbolicLinks links = new SymbolicLinks(targets);
    for (Map.Entry<String, String> link : targets.entrySet()) {
      if (!links.staysInside(link.getKey(), top.isEmpty() ? 0 : 1)) {
        throw complaints.entry(
            link.getKey(), "it links to '" + Complaints.shown(link.getValue()) + "', outside");
      }
    }
    for (Map.Entry<Path, FileTime> folder : folderTimes.entrySet()) {
      Files.setLastModifiedTime(folder.getKey(), folder.getValue());
    }
  }

  private void addFolder(Item item) throws ArchiveException, IOException {
    makeParents(item);
    Kind before = kinds.get(item.path());
    if (before == null) {
      makeFolder(item.path());
    } else if (before != Kind.FOLDER) {
      throw replaces(item, before, Kind.FOLDER);
    }
    folderTimes.put(root.resolve(item.path()), item.time());
  }

  private void addFile(Item item, ItemReader content) throws ArchiveException, IOException {
    Path file = place(item, Kind.FILE);
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        out.write(buffer, 0, count);
        heedInterrupt();
      }
    }
    if (item.executable() || !usualUmask) {
      Files.setPosixFilePermissions(file, item.executable() ? EXECUTABLE : PLAIN);
    }
    Files.setLastModifiedTime(file, item.time());
  }

  private void addSymbolicLink(Item item, String target) throws ArchiveException, IOException {
    if (target.isEmpty() || target.indexOf('\0') >= 0 || target.indexOf('\\') >= 0) {
      throw complaints.entry(item.name(), "it links to '" + Complaints.shown(target) + "'");
    }
    if (target.startsWith("/")) {
      throw complaints.entry(
          item.name(), "it links to '" + Complaints.shown(target) + "', an absolute path");
    }
    Path link = place(item, Kind.SYMBOLIC_LINK);
    Files.createSymbolicLink(link, Path.of(target));
    targets.put(item.path(), target);
  }

  /** Copies, so that a step which changes one file in place leaves the other alone. */
  private void addHardLink(Item item) throws ArchiveException, IOException {
    String source = EntryName.normalise(item.target(), complaints);
    Kind kind = kinds.get(source);
    if (source.equals(item.path())) {
      throw complaints.entry(item.name(), "is a hard link to itself");
    }
    if (kind == Kind.SYMBOLIC_LINK) {
      addSymbolicLink(item, targets.get(source));
      return;
    }
    if (kind != Kind.FILE) {
      throw complaints.entry(
          item.name(),
          "is a hard link to '%s', which is no file unpacked before it"
              .formatted(Complaints.shown(item.target())));
    }
    Path original = root.resolve(source);
    budget.spendBytes(item.name(), Files.size(original));
    Path file = place(item, Kind.FILE);
    Files.copy(original, file);
    Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(original));
    Files.setLastModifiedTime(file, Files.getLastModifiedTime(original));
  }

  /** Makes room for a file or link: a later one of the same kind and name replaces an earlier. */
  private Path place(Item item, Kind kind) throws ArchiveException, IOException {
    makeParents(item);
    Path path = root.resolve(item.path());
    Kind before = kinds.put(item.path(), kind);
    if (before == kind) {
      Files.delete(path);
    } else if (before != null) {
      throw replaces(item, before, kind);
    }
    return path;
  }

  private void makeParents(Item item) throws ArchiveException, IOException {
    String path = item.path();
    int slash = path.lastIndexOf('/');
    if (slash >= 0 && kinds.get(path.substring(0, slash)) == Kind.FOLDER) {
      return;
    }
    for (slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      Kind kind = kinds.get(parent);
      if (kind == null) {
        makeFolder(parent);
      } else if (kind != Kind.FOLDER) {
        throw complaints.entry(
            item.name(), "it is below '%s', which is %s".formatted(Complaints.shown(parent), kind));
      }
    }
  }

  private void makeFolder(String path) throws IOException {
    Path folder = Files.createDirectory(root.resolve(path));
    if (!usualUmask) {
      Files.setPosixFilePermissions(folder, EXECUTABLE);
    }
    kinds.put(path, Kind.FOLDER);
  }

  private static void heedInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while unpacking");
    }
  }

  private ArchiveException replaces(Item item, Kind before, Kind after) {
    return complaints.entry(
        item.name(), "%s replaces %s of the same name".formatted(after, before));
  }
}
