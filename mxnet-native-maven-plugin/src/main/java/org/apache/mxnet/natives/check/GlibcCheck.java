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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * Checks that native files load on a glibc, the floor.
 *
 * <p>The loader refuses a file if a library lacks one of the versions the file needs of it, whether
 * or not the symbol is ever called, and even if the symbol is weak. Only if the need is flagged
 * VER_FLG_WEAK does it go on without (glibc, {@code elf/dl-version.c}: it warns only when asked to
 * be verbose); the symbols then resolve to nothing, which it tolerates of weak symbols and of no
 * others. So a version is optional if it has the flag and all symbols bound to it are weak. Few
 * files have such versions: GNU ld 2.40 for one leaves the flag unset.
 */
public final class GlibcCheck {
  private final KnownSystems systems;
  private final GlibcVersion floor;

  /**
   * @param systems the distributions to name in findings
   * @param floor the oldest glibc that the files are to load on
   */
  public GlibcCheck(KnownSystems systems, GlibcVersion floor) {
    this.systems = systems;
    this.floor = floor;
  }

  /**
   * Reads the files and judges what they need; findings are not errors here.
   *
   * @param files ELF files, of any processor
   * @throws ElfFormatException if one of them is not ELF, or malformed
   * @throws IOException if one of them cannot be read
   */
  public GlibcReport run(List<NativeFile> files) throws IOException, ElfFormatException {
    List<FileNeeds> needs = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (NativeFile file : files) {
      List<VersionNeed> versions = ElfReader.read(file.path()).versionNeeds();
      needs.add(needs(file.name(), versions));
      findings.addAll(findings(file.name(), versions));
    }
    return new GlibcReport(floor, needs, findings);
  }

  private static FileNeeds needs(String file, List<VersionNeed> versions) {
    Optional<GlibcVersion> highest = Optional.empty();
    TreeSet<String> optional = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    for (VersionNeed version : versions) {
      Optional<GlibcNeed> need = GlibcNeed.of(version.version());
      if (need.isEmpty()) {
        others.add(version.version());
      } else if (isOptional(version)) {
        optional.add(version.version());
      } else if (need.get() instanceof GlibcNeed.Release release
          && (highest.isEmpty() || highest.get().compareTo(release.version()) < 0)) {
        highest = Optional.of(release.version());
      }
    }
    return new FileNeeds(file, highest, List.copyOf(optional), List.copyOf(others));
  }

  private List<Finding> findings(String file, List<VersionNeed> versions) {
    List<Finding> findings = new ArrayList<>();
    for (VersionNeed version : versions) {
      Optional<GlibcNeed> need = GlibcNeed.of(version.version());
      if (need.isPresent() && !isOptional(version) && !isWithinFloor(need.get())) {
        findings.add(finding(file, version, need.get()));
      }
    }
    findings.sort(Comparator.comparing(GlibcCheck::release).reversed());
    return findings;
  }

  private static boolean isOptional(VersionNeed version) {
    return version.weak() && version.symbols().stream().allMatch(BoundSymbol::weak);
  }

  private boolean isWithinFloor(GlibcNeed need) {
    return need instanceof GlibcNeed.Release release && release.version().compareTo(floor) <= 0;
  }

  private Finding finding(String file, VersionNeed version, GlibcNeed need) {
    List<KnownSystem> lost =
        need instanceof GlibcNeed.Release release
            ? systems.lost(floor, release.version())
            : List.of();
    List<String> symbols = version.symbols().stream().map(BoundSymbol::name).toList();
    return new Finding(file, version.file(), version.version(), need, symbols, floor, lost);
  }

  /** For sorting: what no release is known to satisfy comes before what some release does. */
  private static GlibcVersion release(Finding finding) {
    return finding.need() instanceof GlibcNeed.Release release
        ? release.version()
        : new GlibcVersion(999, 0, 0);
  }
}
