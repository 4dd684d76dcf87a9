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
package org.apache.mxnet.natives.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a third-party library is recognised in any ELF file, stripped and hidden or not.
 *
 * @param id for example {@code zmq}
 * @param names what people call it as well, for example {@code libzmq}
 * @param files patterns ({@link Glob}) of the sonames of its own files, or of their names
 * @param symbols names that only its code defines, exported or not
 * @param texts the texts that only its code has
 * @param sections names of sections that only its compiler makes
 * @param version what tells its version
 * @param licences under which its releases are, the oldest first
 */
public record LibraryMarks(
    String id,
    List<String> names,
    List<String> files,
    Set<String> symbols,
    TextMarks texts,
    Set<String> sections,
    VersionMarks version,
    List<LicenceFact> licences) {
  /** Copies the collections. */
  public LibraryMarks {
    Objects.requireNonNull(id, "id");
    names = List.copyOf(names);
    files = List.copyOf(files);
    symbols = Set.copyOf(symbols);
    Objects.requireNonNull(texts, "texts");
    sections = Set.copyOf(sections);
    Objects.requireNonNull(version, "version");
    licences = List.copyOf(licences);
  }

  /**
   * The licence of a release, an SPDX expression.
   *
   * @param release empty if it is not known
   * @return empty if nothing is known of the library's licence, or if it depends on the release,
   *     which is not known
   */
  public Optional<String> spdx(Optional<String> release) {
    if (release.isEmpty()) {
      return licences.size() == 1 ? Optional.of(licences.get(0).spdx()) : Optional.empty();
    }
    return licences.stream()
        .filter(
            fact ->
                fact.before().filter(end -> VersionName.compare(release.get(), end) >= 0).isEmpty())
        .map(LicenceFact::spdx)
        .findFirst();
  }
}
