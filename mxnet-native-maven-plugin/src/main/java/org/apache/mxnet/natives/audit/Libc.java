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

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.elf.VersionNeed;

/**
 * The C library a file is for, told by the names it needs it by; an ELF file has no field for it.
 */
enum Libc {
  GLIBC("glibc", "Linux"),
  MUSL("musl", "Linux"),
  /** It needs neither by name: it has no code that calls one, or takes what is loaded. */
  NONE("none", "Linux"),
  ANDROID("none", "Android"),
  FREEBSD("none", "FreeBSD"),
  OPENBSD("none", "OpenBSD"),
  SOLARIS("none", "Solaris"),
  OTHER("none", "another system");

  private static final Pattern LOADER =
      Pattern.compile("ld-linux.*\\.so\\.[0-9]+|ld64\\.so\\.[12]|ld\\.so\\.1|ld-musl-.*\\.so\\.1");
  private static final Pattern MUSL_NAME =
      Pattern.compile("libc\\.musl-.*|ld-musl-.*|libc\\.so\\.musl.*");
  private static final String SUN_MATH = "libm.so.2";
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(?<![a-z])(?:sunos|solaris|(?:free|open|net|dragonfly)bsd|aix|android)");
  private static final Pattern OTHER_NAME = Pattern.compile("libc\\.so\\.[0-9.]+");

  /** What glibc installs; which of them a processor has is for the policy to say. */
  private static final Set<String> GLIBC_NAMES =
      Set.of(
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "librt.so.1",
          "libpthread.so.0",
          "libresolv.so.2",
          "libutil.so.1",
          "libanl.so.1",
          "libmvec.so.1",
          "libBrokenLocale.so.1",
          "libthread_db.so.1");

  /** Android's names, of which musl has none. */
  private static final Set<String> ANDROID_NAMES =
      Set.of("libm.so", "libdl.so", "liblog.so", "libandroid.so", "libstdc++.so");

  private final String id;
  private final String system;

  Libc(String id, String system) {
    this.id = id;
    this.system = system;
  }

  /**
   * Tells it.
   *
   * @param path where the file lies: of one that needs no C library only the folder may tell
   */
  static Libc of(SharedLibrary library, String path) {
    Libc told = of(library);
    return told == NONE && ELSEWHERE.matcher(path).find() ? OTHER : told;
  }

  private static Libc of(SharedLibrary library) {
    ElfFile file = library.loading();
    List<String> needed = file.needed();
    if (needsGlibc(file)) {
      return GLIBC;
    }
    if (needsMusl(file) || library.interpreter().filter(i -> i.contains("ld-musl-")).isPresent()) {
      return MUSL;
    }
    if (needsVersion(file, "FBSD_") || needed.contains("libc.so.7")) {
      return FREEBSD;
    }
    if (hasSection(library, ".note.openbsd")) {
      return OPENBSD;
    }
    if (needsVersion(file, "SUNW_") || hasSection(library, ".SUNW_") || needed.contains(SUN_MATH)) {
      return SOLARIS;
    }
    if (needed.contains("libc.so")) {
      return isAndroid(library) ? ANDROID : MUSL;
    }
    return needed.stream().anyMatch(OTHER_NAME.asMatchPredicate()) ? OTHER : NONE;
  }

  /** Whether a soname is the loader's own, of glibc or musl, on any processor. */
  static boolean isLoader(String soname) {
    return LOADER.matcher(soname).matches();
  }

  /** Whether a library comes with glibc, its loader included. */
  static boolean isOfGlibc(String soname) {
    return GLIBC_NAMES.contains(soname) || isLoader(soname) && !soname.startsWith("ld-musl");
  }

  /** Whether a library comes with musl, which has all in one. */
  static boolean isOfMusl(String soname) {
    return MUSL_NAME.matcher(soname).matches() || soname.equals("libc.so");
  }

  static boolean needsGlibc(ElfFile file) {
    // Not by the version's name alone: libgcc_s has symbols of GLIBC_2.0 on musl, too.
    return file.needed().stream().anyMatch(Libc::isOfGlibc)
        || file.versionNeeds().stream().map(VersionNeed::file).anyMatch(Libc::isOfGlibc);
  }

  static boolean needsMusl(ElfFile file) {
    return file.needed().stream().anyMatch(MUSL_NAME.asMatchPredicate());
  }

  private static boolean isAndroid(SharedLibrary library) {
    ElfFile file = library.loading();
    return hasSection(library, ".note.android")
        || file.needed().stream().anyMatch(ANDROID_NAMES::contains)
        || file.versionNeeds().stream().anyMatch(need -> need.version().equals("LIBC"));
  }

  private static boolean needsVersion(ElfFile file, String prefix) {
    return file.versionNeeds().stream()
        .map(VersionNeed::version)
        .anyMatch(version -> version.startsWith(prefix));
  }

  private static boolean hasSection(SharedLibrary library, String prefix) {
    return library.sections().stream().anyMatch(section -> section.name().startsWith(prefix));
  }

  /** {@code glibc}, {@code musl} or {@code none}. */
  String id() {
    return id;
  }

  /** The operating system, for messages. */
  String system() {
    return system;
  }

  boolean isLinux() {
    return system.equals("Linux");
  }

  /** Whether files for the two can be in one process. */
  boolean agrees(Libc other) {
    return this == other || this == NONE || other == NONE;
  }
}
