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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit has, by its trees alone: no file needs to be there.
 *
 * @param entries all files, symbolic links and submodules, whatever their folder
 */
record GitTree(List<Entry> entries) {
  private static final Pattern ENTRY =
      Pattern.compile("([0-7]{6}) (?:blob|commit) ([0-9a-f]{40})\t(.*)", Pattern.DOTALL);
  private static final String SUBMODULE = "160000";
  private static final String SYMBOLIC_LINK = "120000";

  /** What Java reads in place of bytes that are none. */
  private static final char NO_UTF_8 = '\uFFFD';

  /**
   * A file, a symbolic link, or a submodule.
   *
   * @param mode as git prints it, 100644 for a file
   * @param id of the blob; the commit of a submodule
   * @param path relative to the tree
   */
  record Entry(String mode, String id, String path) {
    boolean isSubmodule() {
      return mode.equals(SUBMODULE);
    }

    boolean isFile() {
      return !isSubmodule() && !mode.equals(SYMBOLIC_LINK);
    }

    /** Whether a path names it, or a folder above it. */
    boolean isBelow(String above) {
      return path.equals(above) || path.startsWith(above + "/");
    }
  }

  /** Reads the output of {@code git ls-tree -r -z}. */
  static GitTree parse(String output) {
    List<Entry> entries = new ArrayList<>();
    for (String line : output.split("\0")) {
      Matcher matcher = ENTRY.matcher(line);
      if (matcher.matches()) {
        entries.add(new Entry(matcher.group(1), matcher.group(2), matcher.group(3)));
      }
    }
    return new GitTree(entries);
  }

  /** Only what some paths name: files, or folders with all in them. No paths name everything. */
  GitTree below(List<String> paths) {
    return paths.isEmpty()
        ? this
        : new GitTree(
            entries.stream().filter(entry -> paths.stream().anyMatch(entry::isBelow)).toList());
  }

  /** Those of some paths that name nothing here. */
  List<String> unknown(List<String> paths) {
    return paths.stream()
        .filter(path -> entries.stream().noneMatch(entry -> entry.isBelow(path)))
        .toList();
  }

  /**
   * All as {@code git update-index -z --index-info} reads it.
   *
   * @throws IOException if a name is not UTF-8, which we would write as another name
   */
  String indexInfo() throws IOException {
    StringBuilder info = new StringBuilder();
    for (Entry entry : entries) {
      if (entry.path().indexOf(NO_UTF_8) >= 0) {
        throw new IOException("the name of " + entry.path() + " in a commit is not UTF-8");
      }
      info.append("%s %s\t%s\0".formatted(entry.mode(), entry.id(), entry.path()));
    }
    return info.toString();
  }

  /** The submodules. */
  List<GitModules.Link> links() {
    return entries.stream()
        .filter(Entry::isSubmodule)
        .map(entry -> new GitModules.Link(entry.path(), entry.id()))
        .toList();
  }

  /** Whether there is a file, and no symbolic link, of this path. */
  boolean hasFile(String path) {
    return entries.stream().anyMatch(entry -> entry.isFile() && entry.path().equals(path));
  }
}
