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
package org.apache.mxnet.natives.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recipes and a toolchain in a project, for goals that read and do not build them. */
final class TinyBackend {
  private final Path basedir;

  TinyBackend(Path basedir) {
    this.basedir = basedir;
  }

  /** A program of the version 1.0. */
  Path old() {
    return basedir.resolve("old");
  }

  /**
   * A toolchain of one program for everything.
   *
   * @param oldest the lowest version of {@link #old}
   */
  void toolchain(String cc, String oldest) throws IOException {
    Files.writeString(old(), "#!/bin/sh\necho old 1.0\n");
    assertThat(old().toFile().setExecutable(true)).isTrue();
    write(
        "toolchains/bare.yaml",
        """
        format: mxnet-toolchain/1
        name: bare
        kind: host
        why: a test
        requires: [{program: %2$s, version: %3$s, why: it is the newest}]
        programs: {cc: [%1$s], c++: [%1$s], ar: [%1$s], ranlib: [%1$s], nm: [%1$s],
          strip: [%1$s], ld: [%1$s]}
        platforms: {linux-x86_64: {triple: x}, linux-aarch64: {triple: x}}
        """
            .formatted(cc, old(), oldest));
  }

  /** The backend, with variants cpu and cu112, of which only the latter needs anything. */
  void recipes() throws IOException {
    write("recipes/kernels/recipe.yaml", recipe("kernels") + "tools: [no-such-tool]\n");
    write(
        "recipes/tiny/recipe.yaml",
        recipe("tiny")
            + """
            modules: [{file: libtiny.so, from: libtiny.so, exports: ["tiny_*"]}]
            variants:
              cpu: {}
              cuda:
                abstract: true
                needs: [kernels]
                restriction: Nvidia forbids it
                requires:
                  - program: /no/cuda-${variant.cuda}/nvcc
                    why: it compiles the kernels
                    remedy: Install CUDA ${variant.cuda}.
              cu112: {like: cuda, settings: {cuda: "11.2"}}
            """);
  }

  private static String recipe(String name) {
    return """
        format: mxnet-recipe/1
        name: %s
        version: 1.0
        why: a test
        homepage: https://example.org
        license: Zlib
        texts: [LICENSE]
        category: A
        sources: [{file: x.tar, sha256: %s}]
        build: {system: headers, copy: [{from: x.h, to: include/x.h}]}
        """
        .formatted(name, "0".repeat(64));
  }

  private void write(String file, String text) throws IOException {
    Path path = basedir.resolve("src/main").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
