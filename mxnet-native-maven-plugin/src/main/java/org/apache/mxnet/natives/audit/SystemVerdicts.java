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
package org.apache.mxnet.natives.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.policy.TargetSystem;

/**
 * Tells on which systems the files of a bundle load.
 *
 * <p>Of files for several processors, those for x86_64 and aarch64 decide, which nearly all of the
 * systems are made for; if there are none, those for {@link Arch#main}. A system whose C library is
 * older than the first for a processor is not there for it. Of files for both C libraries, each
 * system takes those for its own. What the project declares as a requirement counts as met.
 */
final class SystemVerdicts {
  private static final int MOST_REASONS = 10;
  private static final SymbolVersion REFUSES_EXECUTABLE_STACKS = SymbolVersion.glibc("2.41");

  private final AuditContext context;
  private final Map<String, List<Subject>> byArch;

  SystemVerdicts(AuditContext context) {
    this.context = context;
    List<String> archs = context.files().stream().map(Subject::arch).toList();
    Set<String> deciding = new HashSet<>(Set.of(Arch.X86_64, Arch.AARCH64));
    if (Collections.disjoint(deciding, archs)) {
      deciding.add(Arch.main(archs));
    }
    this.byArch =
        context.files().stream()
            .filter(file -> deciding.contains(file.arch()))
            .collect(Collectors.groupingBy(Subject::arch, TreeMap::new, Collectors.toList()));
  }

  /** One for each system of the policy, in its order. */
  List<SystemVerdict> all() {
    List<SystemVerdict> verdicts = new ArrayList<>();
    for (TargetSystem system : context.policy().systems()) {
      Set<String> reasons = new LinkedHashSet<>();
      byArch.forEach(
          (arch, files) -> {
            if (runsOn(system, arch)) {
              String prefix = byArch.size() > 1 ? arch + ": " : "";
              reasons(system, files).forEach(reason -> reasons.add(prefix + reason));
            }
          });
      List<String> first = reasons.stream().limit(MOST_REASONS).toList();
      verdicts.add(new SystemVerdict(system, reasons.isEmpty(), first));
    }
    return verdicts;
  }

  private static boolean runsOn(TargetSystem system, String arch) {
    return !Losses.isGlibc(system)
        || Arch.firstGlibc(arch)
            .filter(first -> first.isAbove(SymbolVersion.glibc(system.libcVersion())))
            .isEmpty();
  }

  private Set<String> reasons(TargetSystem system, List<Subject> all) {
    Libc own = Losses.isGlibc(system) ? Libc.GLIBC : Libc.MUSL;
    Set<String> reasons = new LinkedHashSet<>();
    List<Subject> files = all.stream().filter(file -> file.libc().agrees(own)).toList();
    // Files for neither alone, which load anywhere, do not stand for those the others lack.
    boolean lacksOwn = all.stream().allMatch(f -> f.libc() == Libc.NONE || !f.libc().agrees(own));
    if (files.size() < all.size() && lacksOwn) {
      String name =
          all.stream().filter(f -> !f.libc().agrees(own)).findFirst().orElseThrow().name();
      reasons.add(
          "it has %s, %s is for %s"
              .formatted(own.id(), name, own == Libc.GLIBC ? "musl" : "glibc"));
      return reasons;
    }
    files.forEach(file -> libraries(system, file, reasons));
    if (own == Libc.GLIBC) {
      files.forEach(file -> versions(system, file, reasons));
      boolean strict =
          !REFUSES_EXECUTABLE_STACKS.isAbove(SymbolVersion.glibc(system.libcVersion()));
      files.stream()
          .filter(file -> strict && ExecutableStackRule.wants(file))
          .forEach(file -> reasons.add(file.name() + " wants an executable stack"));
    }
    return reasons;
  }

  private void libraries(TargetSystem system, Subject file, Set<String> reasons) {
    Set<String> missing = new LinkedHashSet<>();
    for (String soname : file.loading().needed()) {
      if (MissingLibraryRule.isMissing(context, file, soname) && !has(system, file, soname)) {
        missing.add(soname);
      }
    }
    if (Losses.isGlibc(system)) {
      judged(file)
          .filter(
              need -> Losses.has(system, SymbolVersion.of(need.version()).namespace()).isEmpty())
          .forEach(need -> missing.add(need.file()));
    }
    if (!missing.isEmpty()) {
      reasons.add(
          "%s needs %s, which neither it nor the bundle has"
              .formatted(file.name(), Examples.of(missing)));
    }
  }

  /** The needs that a system has to satisfy, of which it is known what systems have. */
  private Stream<VersionNeed> judged(Subject file) {
    return file.loading().versionNeeds().stream()
        .filter(need -> VersionFloorRule.isOfSystem(context, file, need))
        .filter(need -> !context.floors().isUnknown(need.version()))
        .filter(need -> context.floors().isKnown(SymbolVersion.of(need.version()).namespace()));
  }

  /** Whether a system has a library that not every one has: by the versions it has of it. */
  private static boolean has(TargetSystem system, Subject file, String soname) {
    List<VersionNeed> needs =
        file.loading().versionNeeds().stream().filter(n -> n.file().equals(soname)).toList();
    return !needs.isEmpty()
        && needs.stream()
            .map(need -> SymbolVersion.of(need.version()).namespace())
            .allMatch(system.has()::containsKey);
  }

  /** The latest version of each namespace that a system lacks. */
  private void versions(TargetSystem system, Subject file, Set<String> reasons) {
    Map<String, SymbolVersion> lacking = new TreeMap<>();
    judged(file)
        .map(need -> SymbolVersion.of(need.version()))
        .filter(v -> Losses.has(system, v.namespace()).filter(v::isAbove).isPresent())
        .forEach(v -> lacking.merge(v.namespace(), v, (a, b) -> a.isAbove(b) ? a : b));
    for (SymbolVersion version : lacking.values()) {
      String has = Losses.has(system, version.namespace()).orElseThrow().number();
      reasons.add("%s needs %s, it has %s".formatted(file.name(), version, has));
    }
  }
}
