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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.RelocatableBuilder;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductCheckTest {
  @TempDir Path dir;
  private BuiltPrefix prefix;

  @BeforeEach
  void buildsALibrary() throws Exception {
    prefix =
        new BuiltPrefix(dir)
            .library("libdemo1", RelocatableBuilder.object().defines("demo_open"))
            .link("lib/libdemo.a", "libdemo1.a")
            .file("include/demo/demo.h", "int demo_open(void);\n")
            .file("bin/demo", "#!/bin/sh\n")
            .file(
                "lib/pkgconfig/demo.pc", "prefix=${pcfiledir}/../..\nLibs: -L${prefix}/lib -ldemo");
    assertThat(dir.resolve("bin/demo").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void acceptsASoundPrefix() {
    prefix.declares(
        List.of("lib/libdemo.a"),
        List.of("include/demo", "include/**/*.h"),
        List.of("bin/demo"),
        List.of("lib/pkgconfig/demo.pc"));

    assertThatCode(prefix::check).doesNotThrowAnyException();
  }

  @Test
  void listsAllFaultsAndEachRemedyOnce() throws Exception {
    prefix
        .declares(List.of("lib64/libdemo1.a"), List.of("include/nothing"), List.of(), List.of())
        .file("lib/libdemo.so.1.2", "x");

    ProductException failure = failure(ProductException.class, prefix::check);

    assertThat(failure)
        .hasMessage(
            """
            libdemo 1.0 was built, but its products have 3 faults:
              lib64/libdemo1.a: declared, but the build did not make it; did you mean \
            lib/libdemo1.a?
              include/nothing: declared, but the build did not make it.
              lib/libdemo.so.1.2: a leftover that a linker may take instead of the static \
            library.""");
    assertThat(failure.remedy())
        .isEqualTo(
            """
            Correct "products" of the recipe, or the options because of which the build left it out.
            Switch shared libraries off in the recipe's options, or delete the file with \
            "build.remove".""");
  }

  @Test
  void suggestsTheNearestName() {
    prefix.declares(List.of("lib/libdemmo.a"), List.of("include/demo/*.hpp"), List.of(), List.of());

    assertThat(prefix.faults())
        .containsExactly(
            "lib/libdemmo.a: declared, but the build did not make it; did you mean"
                + " lib/libdemo1.a?",
            "include/demo/*.hpp: declared, but the build did not make it; did you mean"
                + " include/demo/demo.h?");
  }

  @Test
  void refusesAnEmptyProduct() throws Exception {
    prefix
        .file("include/demo/empty.h", "")
        .declares(List.of(), List.of("include/demo/empty.h"), List.of(), List.of());

    assertThat(prefix.fault().message()).isEqualTo("include/demo/empty.h: declared, but empty.");
  }

  @Test
  void refusesAProgramThatCannotRun() throws Exception {
    prefix.declares(List.of(), List.of(), List.of("bin/demo", "bin/other"), List.of());
    Files.write(dir.resolve("bin/other"), ElfImageBuilder.library().machine(183).build().bytes());

    assertThat(prefix.faults())
        .containsExactly(
            "bin/other: declared as a program, but nobody may run it.",
            "bin/other: a program for aarch64, expected x86_64.");
  }

  @Test
  void refusesABuildThatInstalledNothing() {
    BuiltPrefix nothing = new BuiltPrefix(dir.resolve("nothing"));

    assertThat(nothing.fault())
        .isEqualTo(
            new Fault(
                "/logical",
                "the build installed nothing there",
                "Correct the install targets of the recipe."));
  }

  @Test
  void refusesAPlatformItCannotJudge() {
    assertThat(prefix.platform(Platform.OSX_AARCH64).fault().message())
        .isEqualTo("/logical: built for osx-aarch64, whose objects this check cannot read.");
  }

  @Test
  void refusesLeftoversAnywhere() throws Exception {
    for (String name : List.of("libx.so", "libx.so.3", "libx.dylib", "libx.la", "libx.sock")) {
      prefix.file("share/deep/" + name, "x");
    }
    prefix.link("lib/libdemo.so", "libdemo1.a");

    assertThat(prefix.faults())
        .hasSize(5)
        .allMatch(
            fault ->
                fault.endsWith(
                    ": a leftover that a linker may take instead of the static library."))
        .noneMatch(fault -> fault.contains("libx.sock"));
  }

  @Test
  void refusesLinksThatLeadNowhereOrElsewhere() throws Exception {
    prefix
        .link("lib/absolute", dir.resolve("lib/libdemo1.a").toString())
        .link("lib/dangling", "libgone.a")
        .link("lib/outside", "../../x")
        .link("lib/fine", "../include/demo/demo.h");

    assertThat(prefix.faults())
        .containsExactly(
            "lib/absolute: a link to the absolute path " + dir.resolve("lib/libdemo1.a") + ".",
            "lib/dangling: a link to libgone.a, which does not exist.",
            "lib/outside: a link that leaves the prefix, to ../../x.");
  }

  @Test
  void refusesFilesThatNameTheLogicalPrefix() throws Exception {
    prefix
        .file("lib/pkgconfig/bad.pc", "prefix=/logical\nCflags: -I${prefix}/include\n")
        .file(
            "lib/cmake/Bad.cmake",
            "# /logical\nset(a /logical-not)\nset(ROOT \"/logical/lib\")\nset(B /logical)\n")
        .file("lib/cmake/Good.cmake", "set(ROOT \"${_IMPORT_PREFIX}/lib\")\n");

    assertThat(prefix.faults())
        .containsExactly(
            "lib/pkgconfig/bad.pc: a pkg-config file with the absolute path /logical in line 1.",
            "lib/cmake/Bad.cmake: line 3 names /logical, which never exists.");
  }

  @Test
  void refusesAForbiddenTextThatIsEverywhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prefix.forbids("/a").check())
        .withMessage("too short to be forbidden: \"/a\"");
  }
}
