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

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds of every list of files, whoever wrote it. */
final class Manifest {
  private Manifest() {}

  /**
   * @throws MalformedEntryException if a path or link leaves the prefix, if the list is not in
   *     order (and so may name a path twice), or if a file is a folder of another one
   */
  static void check(List<EntryFile> files) throws MalformedEntryException {
    Set<String> paths = new HashSet<>();
    String last = "";
    for (EntryFile file : files) {
      Optional<String> fault = fault(file);
      if (fault.isPresent()) {
        throw new MalformedEntryException("%s %s".formatted(file.path(), fault.get()));
      }
      if (last.compareTo(file.path()) >= 0) {
        throw new MalformedEntryException(file.path() + " is not in order");
      }
      last = file.path();
      paths.add(last);
    }
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (paths.contains(path.substring(0, slash))) {
          throw new MalformedEntryException(path + " lies in a file");
        }
      }
    }
  }

  private static Optional<String> fault(EntryFile file) {
    Optional<String> fault = EntryPath.fault(file.path());
    if (fault.isEmpty() && file instanceof EntryFile.Link link) {
      return EntryPath.linkFault(link.path(), link.target());
    }
    return fault;
  }

  /** Sum of the sizes in bytes. */
  static long bytes(List<EntryFile> files) {
    return files.stream()
        .mapToLong(file -> file instanceof EntryFile.Regular regular ? regular.size() : 0)
        .sum();
  }
}
