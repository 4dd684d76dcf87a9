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
package org.apache.mxnet.natives.check;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * What native files need of glibc.
 *
 * @param floor the glibc release that the files are to load on
 * @param files what each file needs
 */
public record GlibcReport(GlibcVersion floor, List<FileNeeds> files) {
  /** Copies the list. */
  public GlibcReport {
    Objects.requireNonNull(floor, "floor");
    files = List.copyOf(files);
  }

  /** The latest glibc release that any of the files needs; empty if none needs any. */
  public Optional<GlibcVersion> highest() {
    return files.stream().map(FileNeeds::highest).flatMap(Optional::stream).max(latest());
  }

  /**
   * A line for people, for example {@code 2 native files need at most GLIBC_2.17 (floor 2.17):
   * libgomp.so.1 2.17, libmxnet.so 2.14}; the most demanding file comes first.
   */
  public String summary() {
    if (files.isEmpty()) {
      return "no native files to check (floor %s)".formatted(floor);
    }
    boolean one = files.size() == 1;
    String most =
        highest().map(version -> "at most " + version.symbolVersion()).orElse("no glibc version");
    return "%d native %s %s (floor %s): %s"
        .formatted(files.size(), one ? "file needs" : "files need", most, floor, listed());
  }

  private String listed() {
    Stream<FileNeeds> needing =
        files.stream()
            .filter(file -> file.highest().isPresent())
            .sorted(
                Comparator.comparing((FileNeeds file) -> file.highest().orElseThrow())
                    .reversed()
                    .thenComparing(FileNeeds::name));
    Stream<FileNeeds> others =
        files.stream()
            .filter(file -> file.highest().isEmpty())
            .sorted(Comparator.comparing(FileNeeds::name));
    return Stream.concat(needing, others)
        .map(FileNeeds::toString)
        .collect(Collectors.joining(", "));
  }

  private static Comparator<GlibcVersion> latest() {
    return Comparator.naturalOrder();
  }
}
