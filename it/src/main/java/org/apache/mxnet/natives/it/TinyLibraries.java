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
 * Libraries that are built in no time, with a backend above them, and the recipes for them: {@code
 * sums} by make, {@code greet}, which needs it, by commands, and {@code marks}, which is one
 * header.
 */
public final class TinyLibraries {
  private static final String MAKEFILE =
      """
      libsums.a: sums.o
      	$(AR) rcD $@ sums.o

      sums.o: sums.c sums.h
      	$(CC) $(CFLAGS) -c -o $@ sums.c

      install: libsums.a
      	mkdir -p $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include
      	cp libsums.a $(DESTDIR)$(PREFIX)/lib
      	cp sums.h $(DESTDIR)$(PREFIX)/include
      """;

  private static final String GREET =
      """
      #include "greet.h"

      #include <stdio.h>
      #include <sums.h>

      int greet(char *text, unsigned size) {
        return snprintf(text, size, "2 + 2 = %d", sum(2, 2));
      }
      """;

  private static final String HEAD =
      """
      format: mxnet-recipe/1
      name: %1$s
      version: %2$s
      why: So that there is something to build.
      homepage: https://example.com/%1$s
      license: Apache-2.0
      texts: [LICENSE]
      category: A
      """;

  private static final String SOURCES =
      """
      sources:
        - file: %1$s-%2$s.tar.gz
          sha256: %3$s
      cost: 1
      """;

  private static final String BUILD_SUMS =
      """
      build:
        system: make
      products:
        libraries: [lib/libsums.a]
        headers: [include/sums.h]
      """;

  private static final String BUILD_GREET =
      """
      needs: [sums]
      build:
        system: argv
        commands:
          compile:
            - ["${cc}", -fPIC, -O2, "-I${deps}/include", -c, "${source}/greet.c"]
            - ["${ar}", rcD, libgreet.a, greet.o]
          install:
            - [mkdir, -p, "${destdir}${prefix}/include", "${destdir}${prefix}/lib/pkgconfig"]
            - [cp, libgreet.a, "${destdir}${prefix}/lib"]
            - [cp, "${source}/greet.h", "${destdir}${prefix}/include"]
            - [cp, "${source}/greet.pc", "${destdir}${prefix}/lib/pkgconfig"]
      products:
        libraries: [lib/libgreet.a]
        headers: [include/greet.h]
        pkgconfig: [lib/pkgconfig/greet.pc]
      """;

  private static final String BUILD_MARKS =
      """
      build:
        system: headers
        copy:
          - {from: include, to: include}
      products:
        headers: [include/marks/marks.h]
      """;

  private static final String VARIANTS =
      """
      sources:
        - file: tiny-1.0.tar.gz
          sha256: %s
      needs: [%s]
      variants:
        cpu: {needs: [marks]}
        native: {needs: []}
      """;

  private TinyLibraries() {}

  /**
   * Writes the recipes and their sources into the case, and gives it the toolchain {@code
   * host-gcc}.
   *
   * @param basedir the case
   * @param repositoryRoot the script variable of this name
   * @param needs what the backend {@code tiny} needs in all its variants, {@code greet} for example
   */
  public static void lay(File basedir, String repositoryRoot, String... needs) throws IOException {
    File recipes = new File(basedir, "src/main/recipes");
    sums(recipes, "int sum(int a, int b) { return a + b; }\n");
    recipe(
        recipes,
        "greet",
        new Tarball("greet-1.0")
            .put("LICENSE", "The licence of greet.\n")
            .put("greet.c", GREET)
            .put("greet.h", "int greet(char *text, unsigned size);\n")
            .put(
                "greet.pc",
                """
                prefix=/mxnet-natives
                Name: greet
                Description: greets
                Version: 1.0
                Libs: -L${prefix}/lib -lgreet -lsums
                Cflags: -I${prefix}/include
                """),
        BUILD_GREET);
    recipe(
        recipes,
        "marks",
        new Tarball("marks-1.0")
            .put("LICENSE", "The licence of marks.\n")
            .put("include/marks/marks.h", "#define MARK '!'\n"),
        BUILD_MARKS);
    Files.createDirectories(new File(recipes, "tiny").toPath());
    Files.writeString(
        new File(recipes, "tiny/recipe.yaml").toPath(),
        HEAD.formatted("tiny", "1.0")
            + VARIANTS.formatted("0".repeat(64), String.join(", ", needs)));
    AssemblyRecipes.copyToolchain(repositoryRoot, "host-gcc", basedir);
  }

  /**
   * Writes the library {@code sums} anew.
   *
   * @param recipes the folder of all recipes
   * @param source C
   */
  public static void sums(File recipes, String source) throws IOException {
    recipe(
        recipes,
        "sums",
        new Tarball("sums-1.0")
            .put("LICENSE", "The licence of sums.\n")
            .put("Makefile", MAKEFILE)
            .put("sums.c", "#include \"sums.h\"\n\n" + source)
            .put("sums.h", "int sum(int a, int b);\n"),
        BUILD_SUMS);
  }

  private static void recipe(File recipes, String name, Tarball source, String build)
      throws IOException {
    File folder = new File(recipes, name);
    File archive = source.write(new File(folder, name + "-1.0.tar.gz"));
    Files.writeString(
        new File(folder, "recipe.yaml").toPath(),
        HEAD.formatted(name, "1.0")
            + SOURCES.formatted(name, "1.0", Bytes.sha256(archive))
            + build);
  }
}
