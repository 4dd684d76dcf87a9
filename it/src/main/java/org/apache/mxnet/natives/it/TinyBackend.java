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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A backend of C++ that is compiled in seconds, by the machine's own GCC: a library {@code
 * libtiny.so} in nine files, which shows how the goal {@code compile-backend} takes what goes
 * wrong.
 */
public final class TinyBackend {
  private static final int PARTS = 8;

  private static final String CMAKE =
      """
      cmake_minimum_required(VERSION 3.10)
      project(tiny LANGUAGES CXX)

      # As MXNet's own find modules: wherever it is.
      find_library(OTHER_LIBRARY NAMES other)

      if(FETCH)
        file(DOWNLOAD "${FETCH}" fetched EXPECTED_HASH "SHA256=${FETCH_SHA256}")
      endif()

      if(SLOW)
        # Takes time, and no processor.
        file(WRITE ${CMAKE_BINARY_DIR}/slowly "sleep ${SLOW}\\nexec \\"$@\\"\\n")
        set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE "/bin/sh ${CMAKE_BINARY_DIR}/slowly")
      endif()

      file(GLOB SOURCES *.cc)
      add_library(tiny SHARED ${SOURCES})
      """;

  private static final String LIBRARY =
      """
      #include <stdexcept>
      #include <string>

      %s
      extern "C" int tiny_version() { return %d; }

      extern "C" int tiny_sum(const char *text) {
        try {
          return std::stoi(std::string(text) + "0")%s;
        } catch (const std::exception &) {
          return -1;
        }
      }
      """;

  private static final String RECIPE =
      """
      format: mxnet-recipe/1
      name: tiny
      version: "1.0"
      why: So that there is something to build.
      homepage: https://example.com/tiny
      license: Apache-2.0
      texts: [LICENSE]
      category: A
      sources:
        - file: tiny-1.0.tar.gz
          sha256: %s
      cost: 5
      build:
        system: cmake
        buildFolder: build
        options:
          CMAKE_SKIP_RPATH: "ON"
          CMAKE_SHARED_LINKER_FLAGS: "${link:libtiny.so}"
      modules:
        - file: libtiny.so
          from: build/libtiny.so
          exports: ["tiny_*"]
      variants:
        cpu: {}
      """;

  private static final String TOOLCHAIN =
      """
      format: mxnet-toolchain/1
      name: %s
      kind: host
      why: For tests alone.
      programs:
        cc: [gcc, "-ffile-prefix-map=${work}=."]
        c++: [g++, "-ffile-prefix-map=${work}=."%s]
        ar: [/usr/bin/ar]
        ranlib: [/usr/bin/ranlib]
        nm: [/usr/bin/nm]
        strip: [/usr/bin/strip]
        objcopy: [/usr/bin/objcopy]
        ld: [/usr/bin/ld]
      runtimes:
        - name: libstdc++
          version: host
          license: GPL-3.0-or-later WITH GCC-exception-3.1
          source: https://gcc.gnu.org/git/gcc.git
          files: [libstdc++.a, libsupc++.a]
        - name: libgcc
          version: host
          license: GPL-3.0-or-later WITH GCC-exception-3.1
          source: https://gcc.gnu.org/git/gcc.git
          files: [libgcc.a, libgcc_eh.a, crtbeginS.o, crtendS.o]
        - name: glibc
          version: host
          license: LGPL-2.1-or-later WITH GCC-exception-2.0-note
          source: https://sourceware.org/git/glibc.git
          files: [libc_nonshared.a, crti.o, crtn.o]
      flags:
        cxx: [-O1, -g0]
      platforms:
        linux-x86_64: {triple: x86_64-linux-gnu}
      """;

  private TinyBackend() {}

  /**
   * Writes it into the case: its recipe, with the archive of its source, and the toolchains {@code
   * gcc-static}, which links the libraries of the compiler into it, and {@code gcc-shared}.
   *
   * @param basedir the case
   */
  public static void lay(File basedir) throws IOException {
    File folder = new File(basedir, "src/main/recipes/tiny");
    Tarball source = new Tarball("tiny-1.0").put("LICENSE", "The licence of tiny.\n");
    source.put("CMakeLists.txt", CMAKE).put("tiny.cc", library(1));
    for (int i = 0; i < PARTS; i++) {
      source.put("part%d.cc".formatted(i), "int part%d() { return %d; }\n".formatted(i, i));
    }
    File archive = source.write(new File(folder, "tiny-1.0.tar.gz"));
    Files.writeString(
        new File(folder, "recipe.yaml").toPath(), RECIPE.formatted(Bytes.sha256(archive)));
    File toolchains = new File(basedir, "src/main/toolchains");
    Files.createDirectories(toolchains.toPath());
    toolchain(toolchains, "gcc-static", ", -static-libstdc++, -static-libgcc");
    toolchain(toolchains, "gcc-shared", "");
    Files.writeString(new File(basedir, "LICENSE").toPath(), "The licence of the project.\n");
  }

  /**
   * Its main source file.
   *
   * @param version what {@code tiny_version()} returns
   */
  public static String library(int version) {
    StringBuilder declarations = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < PARTS; i++) {
      declarations.append("int part%d();\n".formatted(i));
      calls.append(" + part%d()".formatted(i));
    }
    return LIBRARY.formatted(declarations, version, calls);
  }

  private static void toolchain(File folder, String name, String options) throws IOException {
    Files.writeString(
        new File(folder, name + ".yaml").toPath(), TOOLCHAIN.formatted(name, options));
  }
}
