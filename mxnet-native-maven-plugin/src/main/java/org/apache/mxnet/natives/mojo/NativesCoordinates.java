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
package org.apache.mxnet.natives.mojo;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ArtifactRepository;
import org.apache.mxnet.natives.recipe.Source;

/**
 * Finds what <code>mxnet.natives</code> names: a file or a folder, or, if there is none of that
 * name, an artifact of a Maven repository.
 *
 * @param repository gives the artifacts
 * @param folder that relative paths start at
 */
record NativesCoordinates(ArtifactRepository repository, Path folder) {
  /** By these an extension is told from a version, as coordinates are written in two orders. */
  private static final Set<String> EXTENSIONS =
      Set.of("jar", "war", "ear", "aar", "zip", "nar", "whl", "so");

  /**
   * @param items paths; or coordinates, as <code>
   *     groupId:artifactId:version[:extension[:classifier]]
   *     </code> (the order of dependency:get) or <code>
   *     groupId:artifactId:extension[:classifier]:version</code> (that of Maven's messages); the
   *     extension is <code>jar</code> if there is none
   * @return the files and folders, in the order of the items
   * @throws ParameterException if an item is neither a file nor coordinates
   * @throws NativeBuildException if the artifact is in no repository
   */
  List<Path> resolve(List<String> items) throws NativeBuildException {
    List<Path> paths = new ArrayList<>();
    for (String raw : items) {
      String item = raw == null ? "" : raw.trim();
      Optional<Path> file = file(item);
      paths.add(file.isPresent() ? file.get() : repository.resolve(coordinates(item)));
    }
    return paths;
  }

  private Optional<Path> file(String item) {
    try {
      return item.isEmpty()
          ? Optional.empty()
          : Optional.of(folder.resolve(item)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Source.MavenArtifact coordinates(String item) throws ParameterException {
    String[] parts = item.split(":", -1);
    boolean path = item.indexOf('/') >= 0 || item.indexOf('\\') >= 0;
    if (path || List.of(parts).contains("") || parts.length < 3 || parts.length > 5) {
      throw new ParameterException(
          "'%s' in mxnet.natives is no file, no folder and no Maven coordinates".formatted(item),
          "Correct the path, or write groupId:artifactId:version:extension:classifier, of which the"
              + " last two may be left out. Commas part the items.");
    }
    String classifier = parts.length == 5 ? parts[4] : "";
    if (parts.length == 3) {
      return new Source.MavenArtifact(parts[0], parts[1], parts[2], "jar", "");
    }
    if (!EXTENSIONS.contains(parts[2])) {
      return new Source.MavenArtifact(parts[0], parts[1], parts[2], parts[3], classifier);
    }
    return parts.length == 4
        ? new Source.MavenArtifact(parts[0], parts[1], parts[3], parts[2], "")
        : new Source.MavenArtifact(parts[0], parts[1], parts[4], parts[2], parts[3]);
  }
}
