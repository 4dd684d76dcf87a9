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

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.platform.Platform;

/** Whether the loader finds a module under its name, and finds all that the module needs. */
final class ModuleLoading {
  private static final String ORIGIN = "$ORIGIN";
  private static final String ORIGIN_REMEDY =
      "Link it with -Wl,-rpath,'$ORIGIN' and no other -rpath; for CMake, BUILD_RPATH and"
          + " INSTALL_RPATH of the target.";

  /** What every system with glibc has; in later releases most of them are empty. */
  private static final Set<String> GLIBC =
      Set.of("libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0");

  private final ModuleRequest request;
  private final ModuleCheck.FaultSink faults;

  /** Whether every system has a library because it has glibc. */
  static boolean comesWithGlibc(String soname) {
    return GLIBC.contains(soname) || soname.startsWith("ld-linux");
  }

  ModuleLoading(ModuleRequest request, ModuleCheck.FaultSink faults) {
    this.request = request;
    this.faults = faults;
  }

  void run(ElfFile file) {
    soname(file.soname());
    file.needed().stream().filter(needed -> !mayNeed(needed)).distinct().forEach(this::foreign);
    searchPath(file);
  }

  private void soname(Optional<String> soname) {
    if (!soname.equals(Optional.of(request.name()))) {
      faults.fault(
          soname
              .map(found -> "its soname (DT_SONAME) is %s, not its name".formatted(found))
              .orElse("it has no soname (DT_SONAME)"),
          "Link it with -Wl,-soname,%s: others need it by that name.".formatted(request.name()));
    }
  }

  private boolean mayNeed(String needed) {
    return GLIBC.contains(needed)
        || needed.equals(loader())
        || request.siblings().contains(needed)
        || request.systemLibraries();
  }

  private String loader() {
    return request.platform() == Platform.LINUX_AARCH64
        ? "ld-linux-aarch64.so.1"
        : "ld-linux-x86-64.so.2";
  }

  private void foreign(String needed) {
    faults.fault(
        "needs %s, which the jar does not hold and a system may lack".formatted(needed),
        remedy(needed));
  }

  private static String remedy(String needed) {
    int end = needed.indexOf(".so");
    return switch (end < 0 ? needed : needed.substring(0, end)) {
      case "libstdc++" -> "Link it with -static-libstdc++.";
      case "libgcc_s" -> "Link it with -static-libgcc.";
      case "libgomp", "libomp", "libiomp5" ->
          "Link the archive of one OpenMP runtime from the needs of the recipe, instead of what"
              + " -fopenmp adds.";
      case "libgfortran", "libquadmath" ->
          "Build without Fortran, OpenBLAS for example with NOFORTRAN=1 and C_LAPACK=1.";
      case "libjvm" ->
          "Leave it out of the link: the JVM that loads the module hands all functions of JNI to"
              + " it.";
      default ->
          "Link the archive of the library from the needs of the recipe, or switch off what wants"
              + " it; a module of the same jar must come earlier under \"modules\".";
    };
  }

  private void searchPath(ElfFile file) {
    if (file.rpath().isPresent() && file.runpath().isPresent()) {
      faults.fault("it has both DT_RPATH and DT_RUNPATH", ORIGIN_REMEDY);
    }
    Stream.of(file.rpath(), file.runpath())
        .flatMap(Optional::stream)
        .filter(path -> !path.equals(ORIGIN))
        .distinct()
        .forEach(
            path ->
                faults.fault(
                    "libraries are looked for in \"%s\" (DT_RPATH or DT_RUNPATH), not in %s alone"
                        .formatted(path, ORIGIN),
                    ORIGIN_REMEDY));
    if (file.rpath().isEmpty() && file.runpath().isEmpty()) {
      file.needed().stream()
          .filter(request.siblings()::contains)
          .findFirst()
          .ifPresent(
              sibling ->
                  faults.fault(
                      "needs %s of the same jar, but has no DT_RUNPATH of %s to find it by"
                          .formatted(sibling, ORIGIN),
                      ORIGIN_REMEDY));
    }
  }
}
