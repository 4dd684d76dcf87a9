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
package org.apache.mxnet.natives.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.ForeignFormat;
import org.apache.mxnet.natives.elf.SharedLibrary;

/**
 * What all three reports say of a file.
 *
 * @param machine for example {@code x86_64}; empty if the file could not be read
 * @param format {@code ELF64}, {@code ELF32} or the format of a file that is not audited, for
 *     example {@code Mach-O}; empty if the file could not be read
 * @param elf the file itself, if it is one of ELF
 * @param versions its version needs by family
 */
record FileFacts(
    Optional<String> machine,
    Optional<String> format,
    Optional<ElfFile> elf,
    SortedMap<String, VersionFamily> versions) {

  static FileFacts of(AuditedFile file) {
    Optional<ElfFile> elf = file.library().map(SharedLibrary::loading);
    return new FileFacts(
        elf.map(e -> e.machine().displayName())
            .or(() -> file.foreign().map(ForeignFormat.Foreign::machine)),
        elf.map(e -> "ELF" + e.elfClass().bits())
            .or(() -> file.foreign().map(ForeignFormat.Foreign::format)),
        elf,
        elf.map(e -> VersionFamily.of(e.versionNeeds())).orElseGet(TreeMap::new));
  }

  /**
   * The folders where the loader looks, in its order and unexpanded. A DT_RUNPATH makes it overlook
   * a DT_RPATH (gABI, "Shared Object Dependencies"); an empty entry is the current folder.
   */
  List<String> runpath() {
    return elf.flatMap(e -> e.runpath().or(e::rpath))
        .map(path -> List.of(path.split(":", -1)))
        .orElse(List.of());
  }

  /** For example {@code GLIBC 2.14, GLIBCXX 3.4.19}; why there is nothing, if there is nothing. */
  String floor(AuditedFile file) {
    if (elf.isEmpty()) {
      return file.foreign().map(FileFacts::told).orElse("not readable");
    }
    return versions.isEmpty() ? "no versions" : listed(versions);
  }

  /** For example {@code GLIBC 2.17, GLIBCXX 3.4.19}. */
  static String listedFloor(Map<String, String> floor) {
    return new TreeMap<>(floor)
        .entrySet().stream()
            .map(each -> named(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String listed(SortedMap<String, VersionFamily> versions) {
    return versions.entrySet().stream()
        .map(each -> named(each.getKey(), each.getValue().max()))
        .collect(Collectors.joining(", "));
  }

  private static String named(String family, String number) {
    return number.isEmpty() ? family : family + " " + number;
  }

  private static String told(ForeignFormat.Foreign foreign) {
    StringBuilder told = new StringBuilder("not audited: ").append(foreign.format());
    foreign.minimumOs().ifPresent(os -> told.append(", from macOS ").append(os));
    if (!foreign.installNames().isEmpty()) {
      told.append(", names ").append(String.join(", ", foreign.installNames()));
    }
    return told.toString();
  }
}
