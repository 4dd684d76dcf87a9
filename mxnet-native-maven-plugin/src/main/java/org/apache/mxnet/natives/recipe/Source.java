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
package org.apache.mxnet.natives.recipe;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where an archive comes from. */
public sealed interface Source {
  /** What may be published about it: never a path of the machine that builds. */
  default String origin() {
    return toString();
  }

  /** An artifact of a Maven repository. */
  record MavenArtifact(
      String groupId, String artifactId, String version, String extension, String classifier)
      implements Source {
    /**
     * {@code groupId:artifactId:version:extension[:classifier]}, as {@code dependency:get} reads.
     */
    @Override
    public String toString() {
      String coordinates = String.join(":", groupId, artifactId, version, extension);
      return classifier.isEmpty() ? coordinates : coordinates + ":" + classifier;
    }
  }

  /** A file of this machine, a Python wheel for example. */
  record LocalFile(Path path) implements Source {
    @Override
    public String origin() {
      return path.getFileName().toString();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A file on a web server. */
  record Download(URI uri) implements Source {
    @Override
    public String toString() {
      return uri.toString();
    }
  }

  /**
   * The tree of one commit, as a deterministic tar without {@code .git}.
   *
   * <p>Lists of paths are sorted, so that their order in a file does not matter.
   *
   * @param commit 40 lower-case hexadecimal digits; it pins every byte
   * @param paths files and folders of the repository that belong to it; the whole tree if it is
   *     empty
   * @param submodules whether trees of submodules belong to it
   * @param submodulePaths of these submodules, and of no others; if it is empty, of all that are
   *     below {@code paths}, and theirs
   */
  record Git(
      URI uri, String commit, List<String> paths, boolean submodules, List<String> submodulePaths)
      implements Source {
    public Git {
      paths = paths.stream().distinct().sorted().toList();
      submodulePaths = submodulePaths.stream().distinct().sorted().toList();
    }

    @Override
    public String toString() {
      String only = paths.isEmpty() ? "" : " only " + String.join(", ", paths);
      String which = submodulePaths.isEmpty() ? "" : " " + String.join(", ", submodulePaths);
      return uri + " commit " + commit + only + (submodules ? " with submodules" + which : "");
    }
  }

  /** What {@code npm pack name@version} gives: a tar.gz from npm's registry. */
  record Npm(String name, String version) implements Source {
    @Override
    public String toString() {
      return "npm " + name + "@" + version;
    }
  }

  /**
   * An upstream archive as Debian keeps it, without Debian's changes.
   *
   * @param pkg name of the source package
   * @param suite code name of the release, {@code trixie} for example
   * @param file name of the {@code .orig} archive; it holds the upstream version
   */
  record Debian(String pkg, String suite, String file) implements Source {
    @Override
    public String toString() {
      return "Debian " + suite + " source " + pkg + " file " + file;
    }
  }
}
