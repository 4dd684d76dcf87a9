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
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.mxnet.natives.files.Sha256;

/** Compares a prefix with its list, or makes the list. */
final class PrefixReader {
  private PrefixReader() {}

  /** Lists a normalised prefix, and waits until all of it is on the disk. */
  static List<EntryFile> listAndSync(Path prefix) throws IOException {
    PrefixTree tree = PrefixTree.of(prefix);
    Map<String, EntryFile> files = new ConcurrentSkipListMap<>();
    Parallel.each(
        tree.files(),
        path -> {
          Path file = prefix.resolve(path);
          PosixFileAttributes attributes = attributes(file);
          files.put(
              path,
              attributes.isSymbolicLink()
                  ? new EntryFile.Link(path, Files.readSymbolicLink(file).toString())
                  : new EntryFile.Regular(
                      path,
                      attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE),
                      attributes.size(),
                      FileDigest.ofSynced(file)));
        });
    Parallel.each(tree.folders(), path -> FileTrees.sync(prefix.resolve(path)));
    return List.copyOf(files.values());
  }

  /**
   * @throws MalformedEntryException if {@code prefix} does not hold just {@code files}: says which
   *     one is wrong, and how
   */
  static void compare(Path prefix, List<EntryFile> files)
      throws IOException, MalformedEntryException {
    if (!Files.isDirectory(prefix, LinkOption.NOFOLLOW_LINKS)) {
      throw new MalformedEntryException("the folder prefix is missing");
    }
    Map<String, EntryFile> expected = new TreeMap<>();
    files.forEach(file -> expected.put(file.path(), file));
    Map<String, String> faults = new ConcurrentSkipListMap<>();
    List<EntryFile> found = new ArrayList<>();
    for (String path : PrefixTree.of(prefix).files()) {
      EntryFile file = expected.remove(path);
      if (file == null) {
        faults.put(path, "does not belong to it");
      } else {
        found.add(file);
      }
    }
    expected.keySet().forEach(path -> faults.put(path, "is missing"));
    Parallel.each(
        largestFirst(found),
        file -> {
          String fault = fault(prefix.resolve(file.path()), file);
          if (!fault.isEmpty()) {
            faults.put(file.path(), fault);
          }
        });
    refuse(faults);
  }

  private static void refuse(Map<String, String> faults) throws MalformedEntryException {
    if (!faults.isEmpty()) {
      Map.Entry<String, String> first = faults.entrySet().iterator().next();
      String more = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
      throw new MalformedEntryException(first.getKey() + " " + first.getValue() + more);
    }
  }

  /** So that no thread is left alone with a large one at the end. */
  static List<EntryFile> largestFirst(List<EntryFile> files) {
    return files.stream()
        .sorted(
            Comparator.comparingLong(
                file -> file instanceof EntryFile.Regular regular ? -regular.size() : 0))
        .toList();
  }

  /** Empty if there is none. */
  private static String fault(Path path, EntryFile file) throws IOException {
    PosixFileAttributes attributes = attributes(path);
    if (file instanceof EntryFile.Link link) {
      if (!attributes.isSymbolicLink()) {
        return "is no link";
      }
      String target = Files.readSymbolicLink(path).toString();
      return target.equals(link.target())
          ? ""
          : "leads to %s, not %s".formatted(target, link.target());
    }
    EntryFile.Regular regular = (EntryFile.Regular) file;
    if (!attributes.isRegularFile()) {
      return "is no file";
    }
    if (attributes.size() != regular.size()) {
      return "has %d bytes, not %d".formatted(attributes.size(), regular.size());
    }
    Set<PosixFilePermission> mode = PrefixNormaliser.mode(regular.executable());
    if (!attributes.permissions().equals(mode)) {
      return "has the mode %s, not %s".formatted(mode(attributes.permissions()), mode(mode));
    }
    Sha256 actual = FileDigest.of(path);
    return actual.equals(regular.sha256()) ? "" : differs(actual, regular.sha256());
  }

  static String differs(Sha256 actual, Sha256 expected) {
    return "has digest %s, not %s".formatted(actual, expected);
  }

  private static String mode(Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.toString(permissions);
  }

  private static PosixFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
