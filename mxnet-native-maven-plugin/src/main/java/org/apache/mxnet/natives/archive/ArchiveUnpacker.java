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
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Unpacks {@code tar}, {@code tar.gz}, {@code tar.bz2}, {@code tar.xz}, {@code tar.zst} and {@code
 * zip}, told apart by their bytes.
 *
 * <p>An archive is a stranger's: nothing is written but files, folders and symbolic links below the
 * folder, no link leads out of it, and no more than the {@link Limits} allow.
 */
public final class ArchiveUnpacker {
  private ArchiveUnpacker() {}

  /**
   * What to unpack.
   *
   * @param stripSingleTop whether the archive's top folder is left out, if all is in one folder
   * @param only paths of which all is unpacked, below the top folder if that is left out;
   *     everything if empty
   * @param limits what is too much
   */
  public record Options(boolean stripSingleTop, Set<String> only, Limits limits) {
    /** Copies its set. */
    public Options {
      only = Set.copyOf(only);
    }

    /** All of it, without a single top folder: how a source archive is meant. */
    public static Options standard() {
      return new Options(true, Set.of(), Limits.STANDARD);
    }

    /** The same, with the top folder. */
    public Options keepTop() {
      return new Options(false, only, limits);
    }

    /** The same for these paths only. */
    public Options only(Set<String> paths) {
      return new Options(stripSingleTop, paths, limits);
    }
  }

  /**
   * Unpacks {@code archive}. Files get mode 0755 if their owner may execute them, else 0644,
   * folders 0755, and files and folders the times that the archive says, for make compares them.
   * Hard links become files of their own.
   *
   * @param folder comes to be, all of it at once; may be there if it is empty
   * @throws ArchiveException if it is no archive, damaged, or refused; {@code folder} is as before
   * @throws DirectoryNotEmptyException if something is in {@code folder}
   * @throws IOException if it cannot be read or written; {@code folder} is as before
   */
  public static void unpack(Path archive, Path folder, Options options)
      throws ArchiveException, IOException {
    Path target = folder.toAbsolutePath().normalize();
    demandNothing(target);
    Files.createDirectories(target.getParent());
    // Beside the folder: a move between file systems would not be atomic.
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Path whole = fill(archive, part, options);
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable e) {
      try {
        Folders.delete(part);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    Folders.delete(part);
  }

  /** Unpacks into {@code part} and gives the folder in it that counts. */
  private static Path fill(Path archive, Path part, Options options)
      throws ArchiveException, IOException {
    Complaints complaints = new Complaints(archive);
    boolean strip = options.stripSingleTop();
    Selection selection = new Selection(options.only(), strip);
    NewTree tree = fill(archive, part, options, selection, complaints);
    boolean single = strip && selection.hasSingleTop();
    if (strip && !single && !options.only().isEmpty()) {
      // The selection was for what is below a top folder, and there was none.
      Folders.delete(part);
      selection = new Selection(options.only(), false);
      tree = fill(archive, part, options, selection, complaints);
    }
    if (selection.isEmpty()) {
      throw complaints.whole("holds nothing", "Take it from the project's own site.");
    }
    selection.demandAll(complaints);
    tree.finish(single ? selection.top() : "");
    return single ? part.resolve(selection.top()) : part;
  }

  private static NewTree fill(
      Path archive, Path part, Options options, Selection selection, Complaints complaints)
      throws ArchiveException, IOException {
    Budget budget = new Budget(options.limits(), Files.size(archive), complaints);
    try (ItemReader reader = ItemReader.open(archive, budget, complaints)) {
      NewTree tree = NewTree.create(part, budget, complaints);
      for (Optional<Item> next = reader.next(); next.isPresent(); next = reader.next()) {
        Item item = next.get();
        if (item.path().isEmpty()) {
          demandFolder(item, complaints);
        } else if (selection.wants(item)) {
          tree.add(item, reader);
        }
      }
      return tree;
    }
  }

  private static void demandFolder(Item item, Complaints complaints) throws ArchiveException {
    if (item.kind() != Item.Kind.FOLDER) {
      throw complaints.entry(item.name(), "it has no name, and is " + item.kind());
    }
  }

  private static void demandNothing(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(target)) {
      if (inside.iterator().hasNext()) {
        throw new DirectoryNotEmptyException(target.toString());
      }
    }
  }
}
