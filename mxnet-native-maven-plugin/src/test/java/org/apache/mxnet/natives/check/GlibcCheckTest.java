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
package org.apache.mxnet.natives.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlibcCheckTest {
  private static final GlibcVersion FLOOR = new GlibcVersion(2, 17, 0);
  private static final BoundSymbol WEAK = new BoundSymbol("optional", true);
  private static final BoundSymbol STRONG = new BoundSymbol("demanded", false);

  @TempDir Path dir;

  @Test
  void namesFileSymbolAndLostSystems() throws Exception {
    GlibcReport report =
        check(
            file(
                "libquadmath.so.0",
                library()
                    .need("libc.so.6", "GLIBC_2.14", "memcpy")
                    .need("libm.so.6", "GLIBC_2.23", "__signgam")));

    assertThat(report.passed()).isFalse();
    assertThatThrownBy(report::demandPass)
        .isInstanceOf(GlibcFloorException.class)
        .hasMessage(
            "libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6), above the floor"
                + " GLIBC_2.17: it does not load on Amazon Linux 1 (glibc 2.17), CentOS 7 (2.17),"
                + " Debian 8 (2.19), Ubuntu 14.04 (2.19).")
        .asInstanceOf(InstanceOfAssertFactories.type(GlibcFloorException.class))
        .returns(
            "Build against glibc 2.17 or older, leave the file out and declare it as a system"
                + " requirement, or raise the floor with -Dmxnet.glibc=2.23 and lose these"
                + " systems.",
            GlibcFloorException::remedy);
  }

  @Test
  void passesWhatIsAtOrBelowTheFloor() throws Exception {
    GlibcReport report =
        check(
            file("b.so", library().need("libc.so.6", "GLIBC_2.14", "memcpy")),
            file("a.so", library().need("libc.so.6", "GLIBC_2.17", "secure_getenv")),
            file("data.so", library()));

    report.demandPass();
    assertThat(report.findings()).isEmpty();
    assertThat(report.summary())
        .isEqualTo(
            "3 native files need at most GLIBC_2.17 (floor 2.17): a.so 2.17, b.so 2.14, data.so"
                + " none");
  }

  @Test
  void listsEveryFileAndVersionAboveTheFloor() throws Exception {
    GlibcReport report =
        check(
            file(
                "one.so",
                library()
                    .need("libc.so.6", "GLIBC_2.18", "a")
                    .need("libm.so.6", "GLIBC_2.27", "b")),
            file("good.so", library().need("libc.so.6", "GLIBC_2.2.5", "c")),
            file("two.so", library().need("libc.so.6", "GLIBC_2.18", "d")));

    assertThatThrownBy(report::demandPass)
        .isInstanceOf(GlibcFloorException.class)
        .hasMessageMatching(
            "one\\.so needs GLIBC_2\\.27 \\(symbol b of libm\\.so\\.6\\).*\n"
                + "one\\.so needs GLIBC_2\\.18 \\(symbol a of libc\\.so\\.6\\).*\n"
                + "two\\.so needs GLIBC_2\\.18 \\(symbol d of libc\\.so\\.6\\).*");
    assertThat(report.highest()).contains(new GlibcVersion(2, 27, 0));
  }

  @Test
  void findsTheMarkerOfPackedRelocations() throws Exception {
    GlibcCheck check = new GlibcCheck(KnownSystems.load(), new GlibcVersion(2, 35, 0));

    assertThatThrownBy(
            () ->
                check
                    .run(List.of(file("a.so", library().need("libc.so.6", "GLIBC_ABI_DT_RELR"))))
                    .demandPass())
        .isInstanceOf(GlibcFloorException.class)
        .hasMessage(
            "a.so needs GLIBC_ABI_DT_RELR (of libc.so.6), which came with glibc 2.36, above the"
                + " floor GLIBC_2.35: it does not load on Ubuntu 22.04 (glibc 2.35).");
  }

  @Test
  void findsPrivateAndUnknownVersionsWhateverTheFloor() throws Exception {
    GlibcReport report =
        check(
            file(
                "a.so",
                library()
                    .need("libc.so.6", "GLIBC_PRIVATE", "__libc_x")
                    .need("libc.so.6", "GLIBC_ABI_GNU2_TLS")));

    assertThatThrownBy(report::demandPass)
        .isInstanceOf(GlibcFloorException.class)
        .hasMessage(
            "a.so needs GLIBC_PRIVATE (symbol __libc_x of libc.so.6), which glibc keeps for its own"
                + " libraries: any other release of it may lack them.\n"
                + "a.so needs GLIBC_ABI_GNU2_TLS (of libc.so.6), which no glibc known to this check"
                + " has: it may load on no known system.")
        .asInstanceOf(InstanceOfAssertFactories.type(GlibcFloorException.class))
        .returns(
            "Build against glibc 2.17 or older and without glibc's private symbols, or leave the"
                + " file out and declare it as a system requirement.",
            GlibcFloorException::remedy);
    assertThat(report.highest()).isEmpty();
  }

  @Test
  void toleratesAVersionThatOnlyWeakReferencesNeed() throws Exception {
    GlibcReport report =
        check(
            file(
                "a.so",
                library()
                    .need("libc.so.6", "GLIBC_2.2.5", "puts")
                    .need("libc.so.6", "GLIBC_2.34", true, WEAK)
                    .need("libc.so.6", "GLIBC_2.35", true)));

    assertThat(report.passed()).isTrue();
    assertThat(report.files())
        .containsExactly(
            new FileNeeds(
                "a.so",
                GlibcVersion.ofSymbolVersion("GLIBC_2.2.5"),
                List.of("GLIBC_2.34", "GLIBC_2.35"),
                List.of()));
  }

  @Test
  void findsWeakNeedsThatStopTheLoaderAllTheSame() throws Exception {
    // The loader refuses the first for want of the flag, the second at the strong symbol.
    GlibcReport report =
        check(
            file("noflag.so", library().need("libc.so.6", "GLIBC_2.34", false, WEAK)),
            file("mixed.so", library().need("libc.so.6", "GLIBC_2.34", true, WEAK, STRONG)));

    assertThat(report.findings())
        .extracting(Finding::file, Finding::symbols)
        .containsExactly(
            tuple("noflag.so", List.of("optional")),
            tuple("mixed.so", List.of("optional", "demanded")));
  }

  @Test
  void recordsOtherFamiliesWithoutJudgingThem() throws Exception {
    GlibcReport report =
        check(
            file(
                "a.so",
                library()
                    .need("libstdc++.so.6", "GLIBCXX_3.4.30", "s")
                    .need("libstdc++.so.6", "CXXABI_1.3.13", "t")
                    .need("libgomp.so.1", "GOMP_4.0", "u")
                    .need("libgcc_s.so.1", "GCC_3.0", "v")));

    assertThat(report.passed()).isTrue();
    assertThat(report.files().get(0).others())
        .containsExactly("CXXABI_1.3.13", "GCC_3.0", "GLIBCXX_3.4.30", "GOMP_4.0");
    assertThat(report.summary())
        .isEqualTo("1 native file needs no glibc version (floor 2.17): a.so none");
  }

  @Test
  void leavesFilesItCannotReadToTheReadersErrors() throws Exception {
    NativeFile script =
        new NativeFile("lib.so", Files.writeString(dir.resolve("lib.so"), "GROUP ( libc.so.6 )"));
    NativeFile missing = new NativeFile("missing.so", dir.resolve("missing.so"));

    assertThatThrownBy(() -> check(script))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageEndingWith("lib.so: not an ELF file, it does not start with 7f 45 4c 46.");
    assertThatThrownBy(() -> check(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageEndingWith("missing.so");
  }

  private static ElfImageBuilder library() {
    return ElfImageBuilder.library();
  }

  private NativeFile file(String name, ElfImageBuilder image) throws IOException {
    return new NativeFile(name, image.build().write(dir.resolve(name)));
  }

  private static GlibcReport check(NativeFile... files) throws IOException, ElfFormatException {
    return new GlibcCheck(KnownSystems.load(), FLOOR).run(List.of(files));
  }
}
