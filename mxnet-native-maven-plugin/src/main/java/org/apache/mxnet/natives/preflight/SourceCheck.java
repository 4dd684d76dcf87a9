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
package org.apache.mxnet.natives.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.mxnet.natives.exec.Programs;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * Looks for the programs that fetch sources: git, npm and apt-get. One is missing only if no
 * alternative of a source does without it.
 */
public final class SourceCheck implements Check {
  private final Map<String, List<PinnedSource>> sources = new TreeMap<>();
  private final String path;
  private final Predicate<PinnedSource> here;

  /**
   * @param path folders with {@code :} between them: the user's own, as sources are fetched with
   *     the user's settings
   * @param here whether a source was fetched before
   */
  public SourceCheck(String path, Predicate<PinnedSource> here) {
    this.path = path;
    this.here = here;
  }

  /**
   * Looks at one more source.
   *
   * @param name whose source it is, for messages
   * @return this
   */
  public SourceCheck with(String name, List<PinnedSource> alternatives) {
    sources.put(name, List.copyOf(alternatives));
    return this;
  }

  @Override
  public List<Shortage> run() {
    Map<String, Set<String>> missing = new TreeMap<>();
    sources.forEach(
        (name, alternatives) -> {
          if (!alternatives.isEmpty() && alternatives.stream().noneMatch(this::isReachable)) {
            String program = program(alternatives.get(0).source()).orElseThrow();
            missing.computeIfAbsent(program, key -> new TreeSet<>()).add(name);
          }
        });
    List<Shortage> shortages = new ArrayList<>();
    missing.forEach(
        (program, names) ->
            shortages.add(
                new Shortage(
                    "the program " + program + " is not in " + path,
                    "it fetches the source of " + BuildPrograms.list(names),
                    new Programs().remedy(program),
                    Optional.of(program))));
    return shortages;
  }

  private boolean isReachable(PinnedSource pinned) {
    Optional<String> program = program(pinned.source());
    return program.isEmpty()
        || Programs.find(program.get(), path, Path.of("/")).isPresent()
        || here.test(pinned);
  }

  private static Optional<String> program(Source source) {
    if (source instanceof Source.Git) {
      return Optional.of("git");
    }
    if (source instanceof Source.Npm) {
      return Optional.of("npm");
    }
    return source instanceof Source.Debian ? Optional.of("apt-get") : Optional.empty();
  }
}
