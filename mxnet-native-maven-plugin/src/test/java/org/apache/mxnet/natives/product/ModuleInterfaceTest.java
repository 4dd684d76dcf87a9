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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module needs of others and what it offers to them. */
class ModuleInterfaceTest {
  private static final int DT_RPATH = 15;
  private static final int DT_RUNPATH = 29;
  private static final String ORIGIN_REMEDY =
      " | Link it with -Wl,-rpath,'$ORIGIN' and no other -rpath; for CMake, BUILD_RPATH and"
          + " INSTALL_RPATH of the target.";

  @TempDir Path dir;
  private BuiltModule module;

  @BeforeEach
  void linksAModule() {
    module = new BuiltModule(dir);
  }

  @Test
  void refusesAModuleWithoutASoname() {
    assertThat(module.soname("").fault())
        .isEqualTo(
            "it has no soname (DT_SONAME) | Link it with -Wl,-soname,libdemo.so: others need it by"
                + " that name.");
  }

  @Test
  void acceptsAllOfGlibcAndTheLoader() throws Exception {
    String[] glibc = {
      "libc.so.6",
      "libm.so.6",
      "libdl.so.2",
      "librt.so.1",
      "libpthread.so.0",
      "ld-linux-x86-64.so.2"
    };

    assertThat(module.needs(glibc).check().needed()).containsExactly(glibc);
  }

  @Test
  void acceptsTheLoaderOfItsOwnPlatformAlone() {
    assertThat(
            module
                .with(image -> image.machine(183))
                .platform(Platform.LINUX_AARCH64)
                .needs("ld-linux-aarch64.so.1", "ld-linux-x86-64.so.2")
                .fault())
        .startsWith("needs ld-linux-x86-64.so.2, which the jar does not hold");
  }

  @ParameterizedTest
  @CsvSource({
    "libstdc++.so.6, Link it with -static-libstdc++.",
    "libgcc_s.so.1, Link it with -static-libgcc.",
    "libgomp.so.1, Link the archive of one OpenMP runtime",
    "libomp.so, Link the archive of one OpenMP runtime",
    "libomp.so.5, Link the archive of one OpenMP runtime",
    "libgfortran.so.3, Build without Fortran",
    "libquadmath.so.0, Build without Fortran",
    "libjvm.so, Leave it out of the link",
    "libopenblas.so.0, Link the archive of the library from the needs of the recipe",
    "odd, Link the archive of the library from the needs of the recipe"
  })
  void refusesAnotherLibraryWithItsOwnRemedy(String soname, String remedy) {
    assertThat(module.needs("libc.so.6", soname).fault())
        .startsWith("needs " + soname + ", which the jar does not hold and a system may lack | ")
        .contains(" | " + remedy);
  }

  @Test
  void letsDynamicLinkageNeedTheSystem() throws Exception {
    ModuleSummary summary =
        module
            .needs("libstdc++.so.6")
            .with(image -> image.need("libstdc++.so.6", "GLIBCXX_3.4.19", "_ZSt4cout"))
            .systemLibraries()
            .check();

    assertThat(summary.needed()).containsExactly("libstdc++.so.6");
  }

  @ParameterizedTest
  @ValueSource(ints = {DT_RPATH, DT_RUNPATH})
  void findsAnEarlierModuleBesideItself(int tag) throws Exception {
    ModuleSummary summary =
        module
            .needs("libfirst.so")
            .siblings("libfirst.so")
            .with(image -> image.name(tag, "$ORIGIN"))
            .check();

    assertThat(summary.needed()).containsExactly("libfirst.so");
  }

  @Test
  void refusesAModuleThatDoesNotFindAnEarlierOne() {
    assertThat(module.needs("libfirst.so").siblings("libfirst.so", "libother.so").fault())
        .isEqualTo(
            "needs libfirst.so of the same jar, but has no DT_RUNPATH of $ORIGIN to find it by"
                + ORIGIN_REMEDY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${ORIGIN}", "$ORIGIN:/usr/lib", "/build/lib", "$ORIGIN/"})
  void refusesAnyOtherSearchPath(String path) {
    assertThat(module.with(image -> image.name(DT_RUNPATH, path)).fault())
        .isEqualTo(
            "libraries are looked for in \"%s\" (DT_RPATH or DT_RUNPATH), not in $ORIGIN alone"
                    .formatted(path)
                + ORIGIN_REMEDY);
  }

  @Test
  void refusesTwoSearchPaths() {
    assertThat(
            module
                .with(image -> image.name(DT_RPATH, "$ORIGIN").name(DT_RUNPATH, "$ORIGIN"))
                .fault())
        .isEqualTo("it has both DT_RPATH and DT_RUNPATH" + ORIGIN_REMEDY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GLIBC_2.18", "GLIBC_PRIVATE", "GLIBC_ABI_DT_RELR"})
  void refusesWhatTheFloorDoesNotHave(String version) {
    assertThat(module.with(image -> image.need("libm.so.6", version, "f", "g")).fault())
        .isEqualTo(
            "needs "
                + version
                + " of libm.so.6, which glibc 2.17, the floor, does not promise: f, g | Switch the"
                + " function off in the recipe's options (a configure step found it on the build"
                + " machine), or build with a toolchain of the floor.");
  }

  @Test
  void ignoresANeedThatTheLoaderGoesWithout() throws Exception {
    ModuleSummary summary =
        module
            .with(i -> i.need("libc.so.6", "GLIBC_2.33", true, new BoundSymbol("stat", true)))
            .check();

    assertThat(summary.glibc()).hasToString("Optional[2.14]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GLIBCXX_3.4", "CXXABI_1.3", "GCC_3.0"})
  void refusesTheVersionsOfACompilersLibraries(String version) {
    assertThat(module.with(image -> image.need("libother.so", version, "f")).fault())
        .isEqualTo(
            "needs "
                + version
                + " of libother.so, the run-time library of a compiler: f | Link it with"
                + " -static-libstdc++ and -static-libgcc.");
  }

  @Test
  void tellsTheVersionsOfALibraryTogether() {
    assertThat(
            module
                .with(image -> image.need("libstdc++.so.6", "GLIBCXX_3.4", "a", "b"))
                .with(image -> image.need("libstdc++.so.6", "CXXABI_1.3", "c"))
                .fault())
        .startsWith(
            "needs GLIBCXX_3.4, CXXABI_1.3 of libstdc++.so.6, the run-time library of a compiler:"
                + " a, b, c | ");
  }

  @Test
  void acceptsExportsThatItsGlobsName() throws Exception {
    ModuleSummary summary =
        module
            .with(image -> image.defined("MXa").defined("fixed").defined("x1y.z"))
            .with(image -> image.defined("hidden", 0x12, 2).defined("local", 0x02, 0))
            .exports("demo_*", "MX?", "fixed", "x?y.*")
            .check();

    assertThat(summary.exports()).isEqualTo(4);
  }

  @Test
  void listsTheFirstTenOtherExportsAndTheirNumber() {
    List<String> others = IntStream.rangeClosed(1, 12).mapToObj(i -> "_ZN" + i).toList();

    assertThat(module.with(image -> others.forEach(image::defined)).fault())
        .isEqualTo(
            "exports 12 symbols beyond those of the recipe: "
                + String.join(", ", others.subList(0, 10))
                + " and 2 more | Link it with a version script of its \"exports\" and \"local: *\","
                + " or add what belongs to its interface to \"exports\" of the module.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo_openx", "Demo_open", "xdemo_open"})
  void takesAGlobForTheWholeName(String export) {
    assertThat(module.exports("demo_open").with(image -> image.defined(export)).fault())
        .startsWith("exports a symbol beyond those of the recipe: " + export + " | ");
  }

  @Test
  void refusesGlobsThatNothingMatches() {
    assertThat(module.exports("demo_*", "NN*", "demo_open?", "demo.open").fault())
        .isEqualTo(
            "exports nothing that matches NN*, demo_open?, demo.open | Correct \"exports\" of the"
                + " module, or the options because of which the build left it out or hid it.");
  }

  @Test
  void refusesDefinitionsOfGlibcsNames() {
    assertThat(module.exports("*").with(image -> image.defined("memcpy")).fault())
        .isEqualTo(
            "exports functions of glibc, which the whole process may get instead: memcpy | Take"
                + " the names out of \"exports\" of the module.");
  }
}
