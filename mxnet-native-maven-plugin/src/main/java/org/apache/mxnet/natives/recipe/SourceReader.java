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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;

/** Reads where an archive comes from, and what pins its bytes. */
public final class SourceReader {
  private SourceReader() {}

  /**
   * The alternatives under {@code sources}, at least one, of every kind there is.
   *
   * @param map the mapping with the key {@code sources}
   * @param file the file that holds it; paths are relative to its folder
   * @throws YamlException with file:line:column for whatever is not as the format asks
   */
  public static List<PinnedSource> read(YamlMap map, Path file) throws YamlException {
    return read(map, file, List.of(SourceKind.values()));
  }

  /** As above, but only kinds whose file is the archive itself: what a prebuilt backend takes. */
  static List<PinnedSource> readArchives(YamlMap map, Path file) throws YamlException {
    return read(map, file, List.of(SourceKind.MAVEN, SourceKind.FILE, SourceKind.URL));
  }

  private static List<PinnedSource> read(YamlMap map, Path file, List<SourceKind> kinds)
      throws YamlException {
    List<PinnedSource> sources = new ArrayList<>();
    for (YamlMap item : map.maps("sources")) {
      SourceKind kind = kind(item, kinds);
      item.only(kind.keys());
      Source source = kind.read(item, file);
      Optional<Sha256> sha256 =
          kind == SourceKind.GIT ? Optional.empty() : Optional.of(sha256(item));
      sources.add(new PinnedSource(source, sha256, item.where()));
    }
    if (sources.isEmpty()) {
      throw map.error("no source", "List at least one under 'sources'.");
    }
    return sources;
  }

  private static SourceKind kind(YamlMap item, List<SourceKind> kinds) throws YamlException {
    // A misspelt key first: it may be the kind.
    item.only(
        kinds.stream()
            .flatMap(kind -> List.of(kind.keys()).stream())
            .distinct()
            .toArray(String[]::new));
    List<SourceKind> given =
        kinds.stream()
            .filter(kind -> item.has(kind.id()))
            // A Debian source names a file of its own.
            .filter(kind -> kind != SourceKind.FILE || !item.has(SourceKind.DEBIAN.id()))
            .toList();
    if (given.size() != 1) {
      throw item.error(
          "a source has exactly one of %s; this has %s"
              .formatted(
                  String.join(", ", kinds.stream().map(SourceKind::id).toList()),
                  given.stream().map(SourceKind::id).toList()),
          "Give each alternative an item of its own.");
    }
    return given.get(0);
  }

  private static Sha256 sha256(YamlMap item) throws YamlException {
    return ReaderChecks.digest(item.text("sha256"));
  }
}
