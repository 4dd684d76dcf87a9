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
package org.apache.mxnet.natives.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LibraryDetectorTest {
  private static final LibraryDetector DETECTOR = LibraryDetector.load();
  private static final String ZMQ =
      "void zmq_version(int *a, int *b, int *c) { *a = 4; *b = %d; *c = %d; }\n"
          + "void zmq_ctx_new(void) {}\n";

  @TempDir Path folder;

  @Test
  void readsTheVersionFromMachineCodeAndTellsTheLicenceOfThatRelease() throws Exception {
    FoundLibrary old = only(compiled("old.so", ZMQ.formatted(2, 2)));

    assertThat(old.id()).isEqualTo("zmq");
    assertThat(old.names()).containsExactly("libzmq", "zeromq");
    assertThat(old.version()).contains("4.2.2");
    assertThat(old.spdx()).contains("LGPL-3.0-or-later WITH LGPL-3.0-linking-exception");
    assertThat(old.evidence())
        .extracting(Evidence::kind)
        .containsExactly(Evidence.Kind.SYMBOL, Evidence.Kind.VERSION_FUNCTION);
    assertThat(only(compiled("new.so", ZMQ.formatted(3, 5))).spdx()).contains("MPL-2.0");
  }

  @Test
  void tellsNoLicenceThatDependsOnAnUnknownVersion() throws Exception {
    FoundLibrary zmq = only(compiled("z.so", "void zmq_ctx_new(void) {}\n"));

    assertThat(zmq.version()).isEmpty();
    assertThat(zmq.spdx()).isEmpty();
  }

  @Test
  void readsANumberThatAFunctionReturns() throws Exception {
    assertThat(only(compiled("l.so", "int LZ4_versionNumber(void) { return 10904; }\n")).version())
        .contains("1.9.4");
  }

  @Test
  void findsASymbolThatIsHiddenUnlessItIsStripped() throws Exception {
    String hidden =
        "__attribute__((visibility(\"hidden\"), noinline)) void inflate_table(void)"
            + " { __asm__(\"\"); }\nvoid run(void) { inflate_table(); inflate_table(); }\n";

    assertThat(only(compiled("h.so", hidden)).id()).isEqualTo("zlib");
    assertThat(detect(compiled("s.so", hidden, "-s"))).isEmpty();
  }

  @Test
  void findsALibraryThatIsThereInTwoVersionsTwice() throws Exception {
    String source =
        MarkSource.printing(
            "copyright",
            List.of(
                " deflate 1.2.6 Copyright 1995-2012 Jean-loup Gailly and Mark Adler ",
                " inflate 1.2.6 Copyright 1995-2012 Mark Adler ",
                " inflate 1.3.1 Copyright 1995-2024 Mark Adler "));

    assertThat(detect(compiled("two.so", source)))
        .extracting(found -> found.id() + " " + found.version().orElse("?"))
        .containsExactly("zlib 1.2.6", "zlib 1.3.1");
  }

  @Test
  void takesNoVersionOfAHeaderForTheLibrary() throws Exception {
    String source =
        MarkSource.printing(
            "versions",
            List.of(
                "OpenSSL 3.0.19 27 Jan 2026",
                " OpenBLAS 0.3.21 ",
                " libpng version 1.6.39 - November 20, 2022",
                "LIBTIFF, Version 4.5.0",
                "libcurl/7.88.1"));

    assertThat(detect(compiled("headers.so", source))).isEmpty();
  }

  @Test
  void believesOpenCvsReportAboutALibraryThatIsThereButNotThatItIsThere() throws Exception {
    String report =
        MarkSource.printing(
            "getBuildInformation",
            List.of(
                "General configuration for OpenCV 3.4.2 ===",
                "    ZLib:                        /deps/lib/libz.a (ver 1.2.6)",
                "    TIFF:                        /deps/lib/libtiff.a (ver 42 / 4.0.9)"));

    assertThat(detect(compiled("report.so", report))).isEmpty();
    FoundLibrary tiff = only(compiled("both.so", report + "void TIFFOpen(void) {}\n"));
    assertThat(tiff.id()).isEqualTo("libtiff");
    assertThat(tiff.version()).contains("4.0.9");
    assertThat(tiff.evidence())
        .extracting(Evidence::kind)
        .containsExactly(Evidence.Kind.SYMBOL, Evidence.Kind.VERSION_MENTION);
  }

  @Test
  void namesTheReleasesOfACompilersRuntime() throws Exception {
    Path map = Files.writeString(folder.resolve("v.map"), "GOMP_4.5 { global: *; };\n");
    Path file =
        compiled("libgomp.so.1", "void f(void) {}\n", "-Wl,--version-script=" + map.getFileName());

    assertThat(only(file).evidence())
        .extracting(Evidence::text)
        .containsExactly("libgomp.so.1", "GOMP_4.5 (GCC 6, 7 or 8)");
  }

  @Test
  void goesByTheNameOfAFileOnlyIfItHasNoSoname() throws Exception {
    Path plain = compiled("x.so", "void f(void) {}\n");
    Path named = compiled("y.so", "void f(void) {}\n", "-Wl,-soname,libmine.so");

    assertThat(DETECTOR.detect(plain, "libquadmath.so.0"))
        .singleElement()
        .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.IS_THE_LIBRARY));
    assertThat(DETECTOR.detect(named, "libquadmath.so.0")).isEmpty();
    assertThat(
            DETECTOR.detect(new NativeEntry("a.jar!/lib/libquadmath.so.0", "lib/", "a.jar", plain)))
        .extracting(FoundLibrary::id)
        .containsExactly("libquadmath");
    assertThat(DETECTOR.detect(new NativeEntry("a.jar!/x.so", "", "a.jar", plain))).isEmpty();
  }

  @Test
  void findsNothingInAFileOfAnotherKind() throws Exception {
    Path file = Files.writeString(folder.resolve("libz.so.1"), "no ELF file");

    assertThat(detect(file)).isEmpty();
  }

  @Test
  void refusesAMalformedFile() throws Exception {
    byte[] bytes =
        Files.readAllBytes(ElfImageBuilder.library().build().write(folder.resolve("i.so")));
    Path cut = Files.write(folder.resolve("cut.so"), Arrays.copyOf(bytes, 40));

    assertThat(Failures.failure(ElfFormatException.class, () -> detect(cut)))
        .hasMessageContaining("cut.so: ELF header at offset 0x0");
  }

  @Test
  void isCalledByItsIdOrANameInAnyCase() throws Exception {
    FoundLibrary zmq = only(compiled("z.so", "void zmq_ctx_new(void) {}\n"));

    assertThat(zmq.isCalled("ZMQ")).isTrue();
    assertThat(zmq.isCalled("ZeroMQ")).isTrue();
    assertThat(zmq.isCalled("mq")).isFalse();
  }

  private Path compiled(String name, String source, String... options) throws Exception {
    return new Gcc(folder).library(name, source, options);
  }

  private static FoundLibrary only(Path file) throws Exception {
    List<FoundLibrary> found = detect(file);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<FoundLibrary> detect(Path file) throws Exception {
    return DETECTOR.detect(file, file.getFileName().toString());
  }
}
