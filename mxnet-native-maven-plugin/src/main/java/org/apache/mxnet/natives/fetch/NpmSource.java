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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/** Packages of npm, through npm itself: its registry, proxy and login are the user's. */
final class NpmSource {
  private final SourceCache cache;
  private final Tool tool;

  NpmSource(SourceCache cache, Tool tool) {
    this.cache = cache;
    this.tool = tool;
  }

  Path fetch(PinnedSource pinned, Source.Npm source) throws NativeBuildException, IOException {
    return cache.fetchAlone(pinned, () -> pack(pinned, source));
  }

  private Path pack(PinnedSource pinned, Source.Npm source)
      throws NativeBuildException, IOException {
    Path folder = cache.temporary();
    try {
      Tool.Output output =
          tool.run(
              folder,
              Map.of(),
              List.of(
                  "npm",
                  "pack",
                  source.name() + "@" + source.version(),
                  "--pack-destination",
                  folder.toString(),
                  // Not --silent: that hides the reason of a failure as well.
                  "--loglevel=error",
                  "--ignore-scripts"));
      if (!output.succeeded()) {
        throw unavailable(source, "npm says: " + output.reason());
      }
      List<Path> packed;
      try (Stream<Path> files = Files.list(folder)) {
        packed = files.filter(file -> file.toString().endsWith(".tgz")).toList();
      }
      if (packed.size() != 1) {
        throw unavailable(source, "npm pack made " + packed.size() + " archives where one is due");
      }
      return cache.take(pinned, packed.get(0), "from npm pack");
    } finally {
      SourceCache.delete(folder);
    }
  }

  private static SourceUnavailableException unavailable(Source.Npm source, String reason) {
    return new SourceUnavailableException(
        source + " could not be fetched: " + reason,
        "See whether 'npm view %s@%s' works on this machine; registry and proxy are npm's own settings."
            .formatted(source.name(), source.version()));
  }
}
