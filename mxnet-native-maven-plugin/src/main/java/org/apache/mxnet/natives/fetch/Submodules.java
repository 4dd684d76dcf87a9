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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.recipe.Source;

/** Which submodules belong to a source, seen from one of its repositories. */
final class Submodules {
  private final Source.Git source;

  /** Path of the repository in the whole tree, with a slash at the end; empty for the top. */
  private final String prefix;

  /** Paths that no repository had so far. */
  private final Set<String> missing;

  private Submodules(Source.Git source, String prefix, Set<String> missing) {
    this.source = source;
    this.prefix = prefix;
    this.missing = missing;
  }

  static Submodules of(Source.Git source) {
    return new Submodules(source, "", new HashSet<>(source.submodulePaths()));
  }

  /** As a submodule of this repository sees it. */
  Submodules within(GitModules.Link link) {
    return new Submodules(source, prefix + link.path() + "/", missing);
  }

  /** Whether any submodule of this repository may belong to the source. */
  boolean anyHere() {
    return source.submodules()
        && (source.submodulePaths().isEmpty()
            || source.submodulePaths().stream().anyMatch(path -> path.startsWith(prefix)));
  }

  /** Where to look for them: below the paths, but for listed ones in the whole tree. */
  GitTree among(GitTree tree, List<String> paths) {
    return source.submodulePaths().isEmpty() ? tree.below(paths) : tree;
  }

  /** Whether one does; {@code modules} says which git itself leaves out. */
  boolean take(GitModules modules, GitModules.Link link) {
    if (source.submodulePaths().isEmpty()) {
      return !modules.skips(link);
    }
    String path = prefix + link.path();
    missing.remove(path);
    return source.submodulePaths().contains(path);
  }

  /**
   * Called when all repositories were seen.
   *
   * @throws SourceUnavailableException if a path is no submodule
   */
  void requireAll() throws SourceUnavailableException {
    if (!missing.isEmpty()) {
      throw new SourceUnavailableException(
          "%s commit %s has no submodule %s"
              .formatted(
                  source.uri(),
                  source.commit(),
                  String.join(", ", missing.stream().sorted().toList())),
          "List what 'git submodule status --recursive' prints there; for a submodule of a"
              + " submodule, list that one too.");
    }
  }
}
