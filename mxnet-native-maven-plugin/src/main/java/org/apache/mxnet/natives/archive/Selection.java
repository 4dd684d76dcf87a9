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

import java.util.Set;
import java.util.TreeSet;

/** Which entries of an archive are unpacked, and whether its top folder counts. */
final class Selection {
  private static final int SHOWN = 20;

  private final Set<String> only;
  private final boolean strip;
  private final Set<String> missing;
  private final Set<String> tops = new TreeSet<>();
  private final Set<String> choices = new TreeSet<>();
  private boolean topIsFolder = true;

  /**
   * @param only the paths to unpack, all if empty
   * @param strip whether they are below the archive's single top folder
   */
  Selection(Set<String> only, boolean strip) {
    this.only = only;
    this.strip = strip;
    this.missing = new TreeSet<>(only);
  }

  boolean wants(Item item) {
    String path = item.path();
    int slash = path.indexOf('/');
    tops.add(slash < 0 ? path : path.substring(0, slash));
    topIsFolder &= slash >= 0 || item.kind() == Item.Kind.FOLDER;
    String below = strip ? (slash < 0 ? "" : path.substring(slash + 1)) : path;
    if (only.isEmpty() || below.isEmpty()) {
      return true;
    }
    String choice = below.indexOf('/') < 0 ? below : below.substring(0, below.indexOf('/'));
    if (choices.size() < SHOWN) {
      choices.add(choice);
    }
    boolean wanted = false;
    for (String one : only) {
      if (below.equals(one) || below.startsWith(one + "/")) {
        missing.remove(one);
        wanted = true;
      }
    }
    return wanted;
  }

  /** Whether no entry came. */
  boolean isEmpty() {
    return tops.isEmpty();
  }

  /** Whether all is in one folder, known after the last entry. */
  boolean hasSingleTop() {
    return tops.size() == 1 && topIsFolder;
  }

  /** The folder that all is in, if {@link #hasSingleTop}. */
  String top() {
    return tops.iterator().next();
  }

  /**
   * @throws ArchiveException if something that was asked for is not there
   */
  void demandAll(Complaints complaints) throws ArchiveException {
    if (!missing.isEmpty()) {
      throw complaints.whole(
          "has no '%s'; it has %s"
              .formatted(missing.iterator().next(), Complaints.shown("" + choices)),
          "Correct what is to be unpacked of it ('only').");
    }
  }
}
