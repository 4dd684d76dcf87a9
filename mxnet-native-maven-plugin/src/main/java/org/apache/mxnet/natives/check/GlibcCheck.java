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
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * Checks that native files load on a glibc, the floor.
 *
 * <p>The loader refuses a file if a library lacks one of the versions the file needs of it, whether
 * or not the symbol is ever called, and even if the symbol is weak; see {@link
 * VersionNeed#isOptional} for the exception.
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
      needs.add(FileNeeds.of(file.name(), versions));
      findings.addAll(findings(file.name(), versions));
    }
    return new GlibcReport(floor, needs, findings);
  }

  private List<Finding> findings(String file, List<VersionNeed> versions) {
    List<Finding> findings = new ArrayList<>();
    for (VersionNeed version : versions) {
      Optional<GlibcNeed> need = GlibcNeed.of(version.version());
      if (need.isPresent() && !version.isOptional() && !isWithinFloor(need.get())) {
        findings.add(finding(file, version, need.get()));
      }
    }
    findings.sort(Comparator.comparing(GlibcCheck::release).reversed());
    return findings;
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
