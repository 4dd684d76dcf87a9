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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.audit.ArchiveContributors;
import org.apache.mxnet.natives.audit.Contribution;
import org.apache.mxnet.natives.audit.Contributors;

/**
 * The static libraries of build-deps, which may have brought a symbol into the backend. They are
 * read when the first finding asks: most builds have none.
 */
final class StagedArchives implements Contributors {
  private final Path prefix;
  private final SortedMap<String, List<String>> linked;
  private Contributors archives;

  /**
   * @param prefix of the libraries; need not exist
   * @param linked by native file, the names of the static libraries that it has code of
   */
  StagedArchives(Path prefix, SortedMap<String, List<String>> linked) {
    this.prefix = prefix;
    this.linked = linked;
  }

  @Override
  public List<Contribution> of(String file, String symbol, String version) {
    if (archives == null) {
      archives = read();
    }
    List<String> inside = linked.getOrDefault(file.substring(file.lastIndexOf('/') + 1), List.of());
    return archives.of(file, symbol, version).stream()
        .filter(contribution -> inside.contains(contribution.archive()))
        .toList();
  }

  private Contributors read() {
    Path folder = prefix.resolve("lib");
    if (!Files.isDirectory(folder)) {
      return Contributors.none();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return ArchiveContributors.read(
          files.filter(file -> file.toString().endsWith(".a")).sorted().toList());
    } catch (NativeBuildException e) {
      // A library that cannot be read explains nothing; what was found stands without it.
      return Contributors.none();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
