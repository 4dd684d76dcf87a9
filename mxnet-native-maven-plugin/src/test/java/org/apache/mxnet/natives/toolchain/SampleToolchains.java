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
package org.apache.mxnet.natives.toolchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;

/** Toolchains for tests. */
public final class SampleToolchains {
  private SampleToolchains() {}

  /** The machine's own GCC, which links once. */
  public static Toolchain host(Platform platform) {
    return host(platform, List.of());
  }

  /** The same, with words for a second link. */
  public static Toolchain host(Platform platform, List<String> moduleOrder) {
    TreeMap<String, List<String>> programs = new TreeMap<>();
    programs.put("cc", List.of("gcc", "-ffile-prefix-map=${work}=."));
    programs.put("c++", List.of("g++", "-ffile-prefix-map=${work}=."));
    for (String tool : List.of("ar", "ranlib", "nm", "strip", "ld", "objcopy")) {
      programs.put(tool, List.of("/usr/bin/" + tool));
    }
    return of(Toolchain.Kind.HOST, platform, programs, moduleOrder);
  }

  /** One whose compilers are all of one program. */
  public static Toolchain of(Toolchain.Kind kind, Platform platform, String... compiler) {
    TreeMap<String, List<String>> programs = new TreeMap<>();
    for (String role : List.of("cc", "c++", "ar")) {
      programs.put(role, List.of(compiler));
    }
    return of(kind, platform, programs, List.of());
  }

  /** As a GCC of the build machine adds them. */
  private static List<Toolchain.Runtime> runtimes() {
    return List.of(
        new Toolchain.Runtime(
            "libgcc",
            "12",
            "GPL-3.0-or-later WITH GCC-exception-3.1",
            "https://gcc.gnu.org/git/gcc.git",
            List.of("libgcc.a", "libgcc_eh.a", "crtbeginS.o", "crtendS.o")),
        new Toolchain.Runtime(
            "glibc",
            "2.36",
            "LGPL-2.1-or-later WITH GCC-exception-2.0-note",
            "https://sourceware.org/git/glibc.git",
            List.of("libc_nonshared.a", "crti.o", "crtn.o")));
  }

  private static Toolchain of(
      Toolchain.Kind kind,
      Platform platform,
      TreeMap<String, List<String>> programs,
      List<String> moduleOrder) {
    return new Toolchain(
        Path.of("sample.yaml"),
        "sample",
        kind,
        Optional.empty(),
        platform,
        platform.arch() + "-unknown-linux-gnu",
        programs,
        Optional.empty(),
        Map.of(),
        new Flags(List.of("-O2"), List.of("-O3"), List.of("-Wl,-O1")),
        List.of("-Wl,--hash-style=gnu"),
        moduleOrder,
        List.of(),
        List.of(),
        runtimes());
  }
}
