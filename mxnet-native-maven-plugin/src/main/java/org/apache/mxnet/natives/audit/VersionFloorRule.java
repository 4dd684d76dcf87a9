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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;

/**
 * A file may need no symbol version that the systems of the floor lack.
 *
 * <p>The loader refuses a file if a library lacks one of the versions the file needs of it, whether
 * or not the symbol is ever called, and even if the symbol is weak; see {@link
 * VersionNeed#isOptional} for the exception. What a file needs of a library that is in the bundle,
 * or that the project declares as a requirement, no system has to have.
 */
final class VersionFloorRule implements Rule {
  static final String ID = "version-floor";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      if (file.libc() != Libc.MUSL) {
        check(context, file, findings);
      }
    }
  }

  private void check(AuditContext context, Subject file, Consumer<Finding> findings) {
    Map<String, List<VersionNeed>> above = new TreeMap<>();
    for (VersionNeed need : file.loading().versionNeeds()) {
      SymbolVersion version = SymbolVersion.of(need.version());
      if (isOfSystem(context, file, need)
          && !context.floors().isUnknown(need.version())
          && context.floors().isAbove(file.arch(), version)) {
        above.computeIfAbsent(need.version(), name -> new ArrayList<>()).add(need);
      }
    }
    // The highest of each namespace: a floor that is raised to a lower one would not help.
    Map<String, SymbolVersion> highest = new HashMap<>();
    above.values().stream()
        .sorted(Comparator.comparing(VersionFloorRule::version).reversed())
        .forEach(
            needs -> {
              highest.putIfAbsent(version(needs).namespace(), version(needs));
              findings.accept(finding(context, file, needs, highest));
            });
  }

  private static SymbolVersion version(List<VersionNeed> needs) {
    return SymbolVersion.of(needs.get(0).version());
  }

  /** Whether it is a system that has to satisfy a need. */
  static boolean isOfSystem(AuditContext context, Subject file, VersionNeed need) {
    return !need.isOptional()
        && !context.floors().isDeclared(need.file())
        && context.bundle().beside(file, need.file()).isEmpty();
  }

  private Finding finding(
      AuditContext context,
      Subject file,
      List<VersionNeed> needs,
      Map<String, SymbolVersion> highest) {
    String name = needs.get(0).version();
    SymbolVersion version = version(needs);
    Optional<SymbolVersion> limit = context.floors().limit(file.arch(), version.namespace());
    SymbolVersion floor = limit.orElse(context.floors().glibc(file.arch()));
    Losses losses = Losses.of(context, file.arch(), version);
    String marker =
        version.toString().equals(name) ? "" : ", which came with glibc " + version.number();
    String message =
        "%s needs %s (%s)%s, above the floor %s: it does not load on %s."
            .formatted(file.name(), name, origins(needs), marker, floor, losses.words());
    SymbolVersion raised = highest.get(version.namespace());
    String remedy = remedy(raised, floor, Losses.of(context, file.arch(), raised));
    Finding finding = context.finding(this, file, message, remedy).ofVersion(name);
    List<BoundSymbol> symbols = needs.stream().flatMap(need -> need.symbols().stream()).toList();
    return symbols.size() == 1 ? finding.about(symbols.get(0).name()) : finding;
  }

  private static String remedy(SymbolVersion version, SymbolVersion floor, Losses losses) {
    if (version.isGlibc()) {
      return ("Build against glibc %s or older, leave the file out and declare it as a system"
              + " requirement, or raise the floor with -Dmxnet.glibc=%s and lose %s.")
          .formatted(
              floor.number(),
              version.number(),
              losses.isEmpty() ? "older systems" : "these systems");
    }
    String link =
        switch (version.namespace()) {
          case "GLIBCXX", "CXXABI", "CXXABI_TM", "CXXABI_FLOAT128", "GCC" ->
              "Link with -static-libstdc++ -static-libgcc";
          default -> "Link the library from its static archive, or put it into the bundle";
        };
    return link + ", or build with a toolchain whose libraries are no newer than " + floor + ".";
  }

  /** "symbols a, b of libc.so.6 and symbol c of libm.so.6". */
  static String origins(List<VersionNeed> needs) {
    return needs.stream().map(VersionFloorRule::origin).collect(Collectors.joining(" and "));
  }

  private static String origin(VersionNeed need) {
    List<String> names = need.symbols().stream().map(BoundSymbol::name).toList();
    return (names.isEmpty() ? "" : Examples.counted("symbol", names) + " ") + "of " + need.file();
  }
}
