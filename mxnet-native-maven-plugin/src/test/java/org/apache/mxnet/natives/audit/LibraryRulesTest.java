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
import static org.apache.mxnet.natives.elf.UndefinedSymbols.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryRulesTest {
  private static final int NEEDED = 1;
  private static final int SONAME = 14;
  private static final int RUNPATH = 29;

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  @Test
  void refusesALibraryThatNobodyHas() throws Exception {
    bundle.file("a.so", sound().name(NEEDED, "libopenblas.so.0"));

    assertThat(bundle.words())
        .containsExactly(
            "missing-library: a.so needs libopenblas.so.0, which is neither in the bundle nor on"
                + " every system of the floor. | Link its static archive, or put the library into"
                + " the bundle; if users are to install it, declare libopenblas.so.0 under"
                + " \"requirements\" of the policy.");
  }

  @Test
  void takesLibrariesOfTheBundleOfGlibcAndOfTheRequirements() throws Exception {
    bundle
        .requirements("libgtk-x11-2.0.so.0")
        .file("x/libonnx.so", free().name(SONAME, "libonnx.so.1"))
        .file(
            "a.so",
            sound()
                .name(NEEDED, "libonnx.so.1")
                .name(NEEDED, "libdl.so.2")
                .name(NEEDED, "ld-linux-x86-64.so.2")
                .name(NEEDED, "libgtk-x11-2.0.so.0"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void saysSoIfTheLibraryInTheFolderDoesNotFit() throws Exception {
    bundle
        .file("libx-arm.so", free().machine(183).name(SONAME, "libx.so"))
        .file("liba-x86.so", sound().name(NEEDED, "libx.so"));

    assertThat(bundle.messages())
        .containsExactly(
            "missing-library: liba-x86.so needs libx.so, of which the bundle has one for aarch64"
                + " and none, not for x86_64 and glibc.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"libjvm.so", "libjawt.so", "libpython3.11.so.1.0"})
  void refusesLibrariesOfTheHost(String soname) throws Exception {
    bundle.file("a.so", sound().name(NEEDED, soname));

    assertThat(bundle.words())
        .containsExactly(
            "host-library: a.so needs "
                + soname
                + ", a library of the program that loads it, which the loader does not look for"
                + " where that program is. | Leave it out of the link: the program that loads the"
                + " file hands over its functions.");
  }

  @Test
  void refusesWhatInstrumentsTests() throws Exception {
    bundle
        .file("a.so", sound().name(NEEDED, "libasan.so.6"))
        .file("b.so", undefined(sound(), "__gcov_init", "__asan_report_load4"));

    assertThat(bundle.words())
        .contains(
            "host-library: a.so needs libasan.so.6, which is for tests on the machine of a"
                + " developer. | Build it without -fsanitize, --coverage and -fprofile options.",
            "host-library: b.so was instrumented for tests: it calls __gcov_init,"
                + " __asan_report_load4, which it does not have. | Build it without -fsanitize,"
                + " --coverage and -fprofile options.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$ORIGIN", "${ORIGIN}", "$ORIGIN/", "$ORIGIN/../deps", "$ORIGIN:$ORIGIN"})
  void hasNothingAgainstPathsWithinTheJar(String path) throws Exception {
    bundle.file("lib/native/a.so", sound().name(RUNPATH, path));

    assertThat(bundle.words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "29, /opt/lib:$ORIGIN, /opt/lib",
    "15, /home/me/lib, /home/me/lib",
    "29, $ORIGIN/../../.., $ORIGIN/../../..",
    "15, $ORIGIN:, the working directory (an empty entry)",
    "29, $ORIGINAL, $ORIGINAL"
  })
  void refusesPathsElsewhere(int tag, String path, String shown) throws Exception {
    bundle.file("lib/native/a.so", sound().name(tag, path));

    assertThat(bundle.words())
        .singleElement()
        .asString()
        .startsWith(
            "library-path: a.so has its libraries looked for in "
                + shown
                + " (DT_RPATH or DT_RUNPATH), outside $ORIGIN. | Link it with"
                + " -Wl,-rpath,'$ORIGIN' and no other -rpath;");
  }

  @Test
  void refusesASymbolThatNoLibraryHas() throws Exception {
    bundle
        .file("libx.so", sound().defined("x_known"))
        .file("a.so", undefined(sound().name(NEEDED, "libx.so"), "x_known", "x_unknown"));

    assertThat(bundle.words())
        .containsExactly(
            "unresolved-symbol: a.so needs symbol x_unknown, which no library that it needs has. |"
                + " Link the library that defines it; link with -Wl,-z,defs to be told.");
  }

  @Test
  void refusesASymbolThatTheBundledLibraryLacks() throws Exception {
    bundle
        .file("libx.so.1", sound().defined("x_old"))
        .file("a.so", sound().name(NEEDED, "libx.so.1").need("libx.so.1", "X_2", "x_new", "x_old"));

    assertThat(bundle.words())
        .containsExactly(
            "unresolved-symbol: a.so needs symbol x_new, which libx.so.1 of the bundle, of which"
                + " it asks it, does not export. | Bundle the libx.so.1 that the file was linked"
                + " with.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dlopen", "pthread_create", "JNI_GetCreatedJavaVMs", "__tls_get_addr"})
  void takesFunctionsOfGlibcAndTheJvmFromTheProcess(String name) throws Exception {
    bundle.file("a.so", undefined(sound(), name));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void doesNotJudgeSymbolsWhereALibraryIsNotKnown() throws Exception {
    bundle
        .requirements("libother.so.1")
        .file("libx.so", sound().name(NEEDED, "libother.so.1"))
        .file("a.so", undefined(sound().name(NEEDED, "libx.so"), "from_other"));

    assertThat(bundle.words()).isEmpty();
  }
}
