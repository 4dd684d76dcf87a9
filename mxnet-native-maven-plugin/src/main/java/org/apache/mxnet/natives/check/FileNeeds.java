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

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * What one native file needs, as far as symbol versions tell.
 *
 * @param name of the file, as it was given to the check
 * @param highest the latest glibc release that it needs; empty if it needs none, as a file without
 *     symbol versions
 * @param optional glibc's versions that it refers to but loads without, see {@link
 *     VersionNeed#isOptional}
 * @param others the versions of other libraries, such as {@code GLIBCXX_3.4.21} or {@code
 *     GOMP_4.0}, which are not judged; sorted by name, each once
 */
public record FileNeeds(
    String name, Optional<GlibcVersion> highest, List<String> optional, List<String> others) {
  /** Copies the lists. */
  public FileNeeds {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(highest, "highest");
    optional = List.copyOf(optional);
    others = List.copyOf(others);
  }

  /** The name and the release, for example {@code libmxnet.so 2.14}; or the name and "none". */
  @Override
  public String toString() {
    return name + " " + highest.map(GlibcVersion::toString).orElse("none");
  }

  /** Sorts what an ELF file needs by what it means for glibc. */
  public static FileNeeds of(String file, List<VersionNeed> versions) {
    Optional<GlibcVersion> highest = Optional.empty();
    TreeSet<String> optional = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    for (VersionNeed version : versions) {
      Optional<GlibcNeed> need = GlibcNeed.of(version.version());
      if (need.isEmpty()) {
        others.add(version.version());
      } else if (version.isOptional()) {
        optional.add(version.version());
      } else if (need.get() instanceof GlibcNeed.Release release
          && (highest.isEmpty() || highest.get().compareTo(release.version()) < 0)) {
        highest = Optional.of(release.version());
      }
    }
    return new FileNeeds(file, highest, List.copyOf(optional), List.copyOf(others));
  }
}
