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
package org.apache.mxnet.natives.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.platform.GlibcVersion;

/** Whether the systems of the floor have the symbol versions that a module needs. */
final class ModuleVersions {
  private static final int NAMES_SHOWN = 10;

  /** The versions of libstdc++ and libgcc_s. */
  private static final Pattern COMPILER =
      Pattern.compile("(GLIBCXX|CXXABI|GCC)_.*", Pattern.DOTALL);

  private final ModuleRequest request;
  private final ModuleCheck.FaultSink faults;

  ModuleVersions(ModuleRequest request, ModuleCheck.FaultSink faults) {
    this.request = request;
    this.faults = faults;
  }

  void run(List<VersionNeed> needs) {
    Map<String, List<VersionNeed>> compiler = new LinkedHashMap<>();
    for (VersionNeed need : needs) {
      if (need.version().startsWith("GLIBC_")) {
        if (!need.isOptional() && !isWithinFloor(need)) {
          glibc(need);
        }
      } else if (!request.systemLibraries() && COMPILER.matcher(need.version()).matches()) {
        compiler.computeIfAbsent(need.file(), file -> new ArrayList<>()).add(need);
      }
    }
    compiler.forEach(this::compiler);
  }

  /** The latest release that a need without which the module does not load asks for. */
  static Optional<GlibcVersion> highest(List<VersionNeed> needs) {
    return needs.stream()
        .filter(need -> !need.isOptional())
        .map(ModuleVersions::release)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private static Optional<GlibcVersion> release(VersionNeed need) {
    // A marker without a number: by it a file asks for a loader that knows DT_RELR (glibc's NEWS
    // for 2.36).
    return need.version().equals("GLIBC_ABI_DT_RELR")
        ? Optional.of(new GlibcVersion(2, 36, 0))
        : GlibcVersion.ofSymbolVersion(need.version());
  }

  /** What is no release, as GLIBC_PRIVATE, is within none. */
  private boolean isWithinFloor(VersionNeed need) {
    return release(need).filter(version -> version.compareTo(request.floor()) <= 0).isPresent();
  }

  private void glibc(VersionNeed need) {
    faults.fault(
        "needs %s of %s, which glibc %s, the floor, does not promise%s"
            .formatted(need.version(), need.file(), request.floor(), symbols(List.of(need))),
        "Switch the function off in the recipe's options (a configure step found it on the build"
            + " machine), or build with a toolchain of the floor.");
  }

  /** One fault for a library: C++ code needs most of the twenty versions of libstdc++. */
  private void compiler(String library, List<VersionNeed> needs) {
    Examples versions = new Examples();
    needs.stream().map(VersionNeed::version).forEach(versions::add);
    faults.fault(
        "needs %s of %s, the run-time library of a compiler%s"
            .formatted(versions, library, symbols(needs)),
        "Link it with -static-libstdc++ and -static-libgcc.");
  }

  /** ": a, b and 3 more", or nothing. */
  private static String symbols(List<VersionNeed> needs) {
    Examples names = new Examples(NAMES_SHOWN);
    needs.stream()
        .flatMap(need -> need.symbols().stream())
        .map(BoundSymbol::name)
        .forEach(names::add);
    return names.isEmpty() ? "" : ": " + names;
  }
}
