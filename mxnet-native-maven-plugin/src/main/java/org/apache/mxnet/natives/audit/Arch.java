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

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ElfClass;
import org.apache.mxnet.natives.elf.ElfFile;

/** The processors of native files, by the names that the policies have for them. */
final class Arch {
  static final String X86_64 = "x86_64";
  static final String AARCH64 = "aarch64";

  private static final int LOONGARCH = 258;
  private static final int MIPS = 8;

  /** Those with an executable stack unless a file says otherwise (glibc, {@code stackinfo.h}). */
  private static final Set<String> EXECUTABLE_STACK =
      Set.of("x86_64", "i686", "armv7l", "s390x", "s390");

  /**
   * The first glibc that ran on a processor, from its NEWS: no file for it can need an older one,
   * and no system has one.
   */
  private static final Map<String, SymbolVersion> FIRST_GLIBC =
      Map.of(
          "aarch64", glibc(17),
          "ppc64le", glibc(17),
          "riscv64", glibc(27),
          "loongarch64", glibc(36));

  /** What folders and files call the processors; names that are used of two are not here. */
  private static final Map<String, Pattern> NAMES =
      Map.of(
          "x86_64", named("x86[_-]64|amd64|x64"),
          "i686", named("i[3-6]86|x86(?![_-]?64)"),
          "aarch64", named("aarch_?64|arm64"),
          "armv7l", named("arm(?:v[5-8][a-z]*|hf|el)?"),
          "ppc64le", named("ppc64le|ppcle_64"),
          "s390x", named("s390x"),
          "riscv64", named("riscv_?64"),
          "loongarch64", named("loong(?:arch)?_?64"));

  private static final Pattern ANY_NAME =
      Pattern.compile("32|64|86|amd|arm|ppc|power|s390|riscv|mips|loong|sparc");

  private Arch() {}

  /** For example {@code x86_64}; a name of its own for each processor without policies. */
  static String of(ElfFile file) {
    boolean wide = file.elfClass() == ElfClass.ELF64;
    boolean little = file.byteOrder() == ByteOrder.LITTLE_ENDIAN;
    return switch (file.machine().value()) {
      case 3 -> "i686";
      case MIPS -> "mips" + (wide ? "64" : "") + (little ? "el" : "");
      case 20 -> "ppc";
      case 21 -> little ? "ppc64le" : "ppc64";
      case 22 -> wide ? "s390x" : "s390";
      case 40 -> little ? "armv7l" : "armeb";
      case 62 -> wide ? "x86_64" : "x32";
      case 183 -> little ? "aarch64" : "aarch64_be";
      case 243 -> wide ? "riscv64" : "riscv32";
      case LOONGARCH -> wide ? "loongarch64" : "loongarch32";
      default -> file.machine().displayName() + (wide ? "" : ", 32 bits");
    };
  }

  /** The processor that stands for all of them: x86_64 if it is there, or the most frequent. */
  static String main(List<String> archs) {
    if (archs.isEmpty() || archs.contains(X86_64)) {
      return X86_64;
    }
    return archs.stream()
        .max(
            Comparator.comparing((String arch) -> Collections.frequency(archs, arch))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** Whether the loader makes the stack executable for a file that says nothing of it. */
  static boolean hasExecutableStack(String arch) {
    return EXECUTABLE_STACK.contains(arch);
  }

  /** Whether all programs of a processor have an executable stack: Linux emulates its FPU there. */
  static boolean needsExecutableStack(String arch) {
    return arch.startsWith("mips");
  }

  /** The first glibc for a processor; empty if that is older than any floor. */
  static Optional<SymbolVersion> firstGlibc(String arch) {
    return Optional.ofNullable(FIRST_GLIBC.get(arch));
  }

  /** The processors that a path names. */
  static List<String> namedIn(String path) {
    return NAMES.entrySet().stream()
        .filter(name -> name.getValue().matcher(path).find())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether a file's name has something of a processor's in it: there may be one for each. */
  static boolean marks(String name) {
    return ANY_NAME.matcher(name).find();
  }

  private static SymbolVersion glibc(int minor) {
    return SymbolVersion.glibc("2." + minor);
  }

  private static Pattern named(String name) {
    return Pattern.compile("(?i)(?<![a-z0-9])(?:" + name + ")(?![a-z0-9])");
  }
}
