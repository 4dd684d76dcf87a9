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

import static org.apache.mxnet.natives.audit.AuditedBundle.free;
import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionRulesTest {
  private static final BoundSymbol WEAK = new BoundSymbol("optional", true);

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  @Test
  void hasNothingAgainstASoundLibrary() throws Exception {
    bundle.file("lib/native/libdemo.so", sound().need("libm.so.6", "GLIBC_2.17", "cos"));

    assertThat(bundle.words()).isEmpty();
    assertThat(bundle.run().passed()).isTrue();
  }

  @Test
  void namesFileSymbolAndLostSystems() throws Exception {
    bundle.file("lib/libquadmath.so.0", sound().need("libm.so.6", "GLIBC_2.23", "__signgam"));

    assertThat(bundle.words())
        .containsExactly(
            "version-floor: libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6),"
                + " above the floor GLIBC_2.17: it does not load on CentOS 7 (glibc 2.17). |"
                + " Build against glibc 2.17 or older, leave the file out and declare it as a"
                + " system requirement, or raise the floor with -Dmxnet.glibc=2.23 and lose these"
                + " systems.");
    assertThat(bundle.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.symbol()).contains("__signgam"))
        .satisfies(f -> assertThat(f.version()).contains("GLIBC_2.23"))
        .returns("demo.jar!/lib/libquadmath.so.0", Finding::file);
  }

  @Test
  void namesThreeSymbolsAndCountsTheRestTheLatestVersionFirst() throws Exception {
    bundle.file(
        "a.so",
        sound()
            .need("libc.so.6", "GLIBC_2.25", "a", "b", "c", "d", "e")
            .need("libm.so.6", "GLIBC_2.25", "f")
            .need("libc.so.6", "GLIBC_2.42", "g"));

    assertThat(bundle.messages())
        .containsExactly(
            "version-floor: a.so needs GLIBC_2.42 (symbol g of libc.so.6), above the floor"
                + " GLIBC_2.17: it does not load on CentOS 7 (glibc 2.17), Slim (2.28), Debian 13"
                + " (2.41).",
            "version-floor: a.so needs GLIBC_2.25 (symbols a, b, c and 2 more of libc.so.6 and"
                + " symbol f of libm.so.6), above the floor GLIBC_2.17: it does not load on CentOS"
                + " 7 (glibc 2.17).");
    // A floor of 2.25 would be the next error.
    assertThat(bundle.findings())
        .extracting(Finding::remedy)
        .hasSize(2)
        .allMatch(remedy -> remedy.contains("raise the floor with -Dmxnet.glibc=2.42"));
  }

  @Test
  void judgesTheLibrariesOfTheCompiler() throws Exception {
    bundle
        .requirements("other.so")
        .file("a.so", free().need("libstdc++.so.6", "GLIBCXX_3.4.21", "s"));

    assertThat(bundle.words())
        .containsExactly(
            "version-floor: a.so needs GLIBCXX_3.4.21 (symbol s of libstdc++.so.6), above the"
                + " floor GLIBCXX_3.4.19: it does not load on CentOS 7 (GLIBCXX 3.4.19). | Link"
                + " with -static-libstdc++ -static-libgcc, or build with a toolchain whose"
                + " libraries are no newer than GLIBCXX_3.4.19.");
  }

  @Test
  void doesNotJudgeWhatTheBundleOrADeclaredLibraryProvides() throws Exception {
    bundle
        .requirements("libstdc++.so.6")
        .file("libgomp.so.1", free().defined("GOMP_task"))
        .file("a.so", sound().need("libgomp.so.1", "GOMP_5.0", "GOMP_task"))
        .file("b.so", sound().need("libstdc++.so.6", "GLIBCXX_3.4.30", "s"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void judgesALibraryOfAnotherProcessorInTheBundleAsMissing() throws Exception {
    bundle
        .file("arm/libgomp.so.1", free().machine(183))
        .file("x86/a.so", sound().need("libgomp.so.1", "GOMP_5.0", "GOMP_task"));

    assertThat(bundle.messages())
        .anyMatch(m -> m.startsWith("version-floor: a.so needs GOMP_5.0 (symbol GOMP_task of"));
  }

  @Test
  void toleratesAVersionThatOnlyFlaggedWeakReferencesNeed() throws Exception {
    bundle
        .file("a.so", sound().need("libc.so.6", "GLIBC_2.34", true, WEAK))
        .file("noflag.so", sound().need("libc.so.6", "GLIBC_2.34", false, WEAK));

    assertThat(bundle.findings()).extracting(Finding::file).containsExactly("demo.jar!/noflag.so");
  }

  @Test
  void takesTheFirstGlibcOfAProcessorForItsFloor() throws Exception {
    bundle
        .file("loong.so", sound().machine(258).need("libc.so.6", "GLIBC_2.36", "a"))
        .file("riscv.so", sound().machine(243).need("libc.so.6", "GLIBC_2.27", "a"))
        .file("riscv-late.so", sound().machine(243).need("libc.so.6", "GLIBC_2.34", "a"));

    assertThat(bundle.messages())
        .containsExactly(
            "version-floor: riscv-late.so needs GLIBC_2.34 (symbol a of libc.so.6), above the"
                + " floor GLIBC_2.27: it does not load on Slim (glibc 2.28).");
  }

  @Test
  void knowsTheReleaseOfTheMarkerOfPackedRelocations() throws Exception {
    bundle.file("a.so", sound().need("libc.so.6", "GLIBC_ABI_DT_RELR"));

    assertThat(bundle.messages())
        .containsExactly(
            "version-floor: a.so needs GLIBC_ABI_DT_RELR (of libc.so.6), which came with glibc"
                + " 2.36, above the floor GLIBC_2.17: it does not load on CentOS 7 (glibc 2.17),"
                + " Slim (2.28).");
  }

  @Test
  void refusesVersionsThatNoReleasePromises() throws Exception {
    bundle.file(
        "a.so",
        sound()
            .need("libc.so.6", "GLIBC_PRIVATE", "__libc_x")
            .need("libc.so.6", "GLIBC_ABI_NEVER_SEEN"));

    assertThat(bundle.words())
        .containsExactly(
            "unknown-version: a.so needs GLIBC_PRIVATE (symbol __libc_x of libc.so.6), which glibc"
                + " keeps for its own libraries: any other release of it may lack them. | Build"
                + " without glibc's private symbols: leave the code out that calls them.",
            "unknown-version: a.so needs GLIBC_ABI_NEVER_SEEN (of libc.so.6), which no glibc known"
                + " to this check has: it may load on no known system. | Build with a toolchain of"
                + " the floor, GLIBC_2.17: its linker asks for no such version.");
  }
}
