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

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ElfSymbol;
import org.apache.mxnet.natives.elf.RelocatableFile;
import org.apache.mxnet.natives.platform.GlibcVersion;

/** The symbols of all archives of a prefix, as far as a rule asks for them. */
final class SymbolLedger {
  /** What libquadmath has beside its names that say so: the functions of C, with a q. */
  private static final Pattern QUADMATH =
      Pattern.compile(
          "(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|log2|pow|sqrt|cbrt|fabs|fmod|floor"
              + "|ceil|round|trunc|erfc?|[lt]gamma|hypot|copysign|fmax|fmin)q");

  private static final int NAMES_SHOWN = 10;

  private final GlibcNames names;
  private final GlibcVersion floor;
  private final Set<String> allowed;

  private final Set<String> defined = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();

  /** By archive, then by name, the members. */
  private final Map<String, Map<String, Examples>> wanted = new TreeMap<>();

  private final Map<String, Map<String, Examples>> shadowing = new TreeMap<>();

  SymbolLedger(GlibcNames names, GlibcVersion floor, Set<String> allowed) {
    this.names = names;
    this.floor = floor;
    this.allowed = allowed;
  }

  /** Takes the symbols of an object of the prefix. */
  void add(String archive, String member, RelocatableFile object) {
    for (ElfSymbol symbol : object.symbols()) {
      if (symbol.binding() == ElfSymbol.Binding.LOCAL) {
        continue;
      }
      // The most constraining visibility of all objects is that of the link (gABI, "Symbol Table").
      if (symbol.visibility() != ElfSymbol.Visibility.DEFAULT) {
        hidden.add(symbol.name());
      }
      if (symbol.isDefined()) {
        addDefined(symbol.name());
        // Also a hidden one: it takes the calls of every object that becomes part of its library.
        boolean weak = symbol.binding() == ElfSymbol.Binding.WEAK;
        if (names.isShadow(symbol.name(), weak) && !allowed.contains(symbol.name())) {
          note(shadowing, archive, symbol.name(), member);
        }
      } else if (symbol.binding() == ElfSymbol.Binding.GLOBAL && isProblem(symbol.name())) {
        note(wanted, archive, symbol.name(), member);
      }
    }
  }

  /** Takes what an object of a dependency defines. */
  void addDependency(RelocatableFile object) {
    object.symbols().stream()
        .filter(symbol -> symbol.binding() != ElfSymbol.Binding.LOCAL && symbol.isDefined())
        .forEach(symbol -> addDefined(symbol.name()));
  }

  /** Whether an object so far keeps the symbol to the library that it becomes part of. */
  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  /** Whether a name is undefined so far that must be defined by somebody. */
  boolean lacksDefinitions() {
    return wanted.values().stream()
        .flatMap(names -> names.keySet().stream())
        .anyMatch(name -> !defined.contains(name));
  }

  /** Tells what is wrong once all objects are known. */
  void report(Consumer<Fault> faults) {
    shadowing.forEach((archive, members) -> shadows(archive, members, faults));
    wanted.forEach(
        (archive, names) -> {
          names.keySet().removeIf(defined::contains);
          glibc(archive, names, faults);
          fortran(archive, names, faults);
        });
  }

  private static void shadows(
      String archive, Map<String, Examples> members, Consumer<Fault> faults) {
    Examples names = new Examples(NAMES_SHOWN);
    members.forEach((name, where) -> names.add("%s (%s)".formatted(name, where)));
    faults.accept(
        new Fault(
            archive,
            "defines functions of glibc, which all callers would get instead: " + names,
            "Compile without -D_FORTIFY_SOURCE, whose wrappers call themselves with clang on old"
                + " headers; if the library means to define the name, list it under"
                + " \"products.defines\"."));
  }

  private void glibc(String archive, Map<String, Examples> wantedNames, Consumer<Fault> faults) {
    Examples needs = new Examples(NAMES_SHOWN);
    wantedNames.forEach(
        (name, members) -> {
          Optional<GlibcVersion> since = names.above(floor, name);
          since.ifPresent(
              version -> needs.add("%s of glibc %s (%s)".formatted(name, version, members)));
        });
    if (!needs.isEmpty()) {
      faults.accept(
          new Fault(
              archive,
              "needs a newer glibc than the floor, %s: %s".formatted(floor, needs),
              "Switch the function off in the recipe's options (a configure step found it on the"
                  + " build machine), or build with a toolchain of the floor."));
    }
  }

  private static void fortran(
      String archive, Map<String, Examples> wantedNames, Consumer<Fault> faults) {
    Examples needs = new Examples(NAMES_SHOWN);
    wantedNames.forEach(
        (name, members) -> {
          if (isFortran(name)) {
            needs.add("%s (%s)".formatted(name, members));
          }
        });
    if (!needs.isEmpty()) {
      faults.accept(
          new Fault(
              archive,
              "needs the run-time libraries of Fortran: " + needs,
              "Build without Fortran, OpenBLAS for example with NOFORTRAN=1 and C_LAPACK=1."));
    }
  }

  private boolean isProblem(String name) {
    return names.above(floor, name).isPresent() || isFortran(name);
  }

  private static boolean isFortran(String name) {
    return name.startsWith("_gfortran_")
        || name.startsWith("quadmath_")
        || name.endsWith("q") && QUADMATH.matcher(name).matches();
  }

  private void addDefined(String name) {
    // Others are never asked for, and a large library has a hundred thousand.
    if (isProblem(name)) {
      defined.add(name);
    }
  }

  private static void note(
      Map<String, Map<String, Examples>> notes, String archive, String name, String member) {
    notes
        .computeIfAbsent(archive, key -> new TreeMap<>())
        .computeIfAbsent(name, key -> new Examples())
        .add(member);
  }
}
