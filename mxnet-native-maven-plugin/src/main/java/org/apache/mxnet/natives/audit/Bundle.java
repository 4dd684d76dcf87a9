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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.elf.ExportedSymbol;

/**
 * The files that are given to an audit together. Java's loaders unpack what they load into one
 * folder, so of all files for the same processor and C library each finds each.
 */
final class Bundle {
  private final List<Subject> files;
  private final Map<String, Set<String>> exports = new HashMap<>();

  Bundle(List<Subject> files) {
    this.files = List.copyOf(files);
    for (Subject file : files) {
      Set<String> names = new HashSet<>();
      file.library().exports().stream().map(ExportedSymbol::name).forEach(names::add);
      exports.put(file.path(), names);
    }
  }

  /** The file that another gets for a soname: one of its own folder if there is one. */
  Optional<Subject> beside(Subject user, String soname) {
    List<Subject> fitting =
        files.stream()
            .filter(f -> f.answersTo(soname) && f.arch().equals(user.arch()))
            .filter(f -> f.libc().agrees(user.libc()))
            .toList();
    return fitting.stream()
        .filter(f -> isSameFolder(f, user))
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  /** A file with the soname that does not fit, for another processor or C library. */
  Optional<Subject> misfit(Subject user, String soname) {
    return beside(user, soname).isPresent()
        ? Optional.empty()
        : files.stream().filter(f -> f.answersTo(soname) && isSameFolder(f, user)).findFirst();
  }

  /** Whether a file exports a symbol. */
  boolean exports(Subject file, String symbol) {
    return exports.get(file.path()).contains(symbol);
  }

  /** Whether any file that a process may hold together with this one exports a symbol. */
  boolean anyExports(Subject user, String symbol) {
    return files.stream()
        .filter(f -> f.arch().equals(user.arch()) && f.libc().agrees(user.libc()))
        .anyMatch(f -> exports(f, symbol));
  }

  /** All that a file needs, and what that needs, as far as the bundle has it: sonames. */
  Set<String> needs(Subject file) {
    Set<String> sonames = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(Set.of(file.path()));
    Deque<Subject> open = new ArrayDeque<>(List.of(file));
    while (!open.isEmpty()) {
      Subject next = open.remove();
      for (String soname : next.loading().needed()) {
        sonames.add(soname);
        beside(next, soname).filter(found -> seen.add(found.path())).ifPresent(open::add);
      }
    }
    return sonames;
  }

  static boolean isSameFolder(Subject one, Subject other) {
    return folder(one).equals(folder(other));
  }

  /** A name for a file's folder: its path without its name. */
  static String folder(Subject file) {
    return file.path().substring(0, file.path().length() - file.name().length());
  }
}
