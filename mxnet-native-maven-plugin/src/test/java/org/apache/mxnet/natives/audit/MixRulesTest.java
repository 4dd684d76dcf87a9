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
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixRulesTest {
  private static final int AARCH64 = 183;

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  private static ElfImageBuilder musl() {
    return free().name(1, "libc.musl-x86_64.so.1");
  }

  @Test
  void refusesAFileThatNeedsBothCLibraries() throws Exception {
    bundle.file("a.so", sound().name(1, "libc.musl-x86_64.so.1"));

    assertThat(bundle.words())
        .contains(
            "libc-mix: a.so needs glibc and musl at once: no process has both. | Link all objects"
                + " of the file with the compiler of one of the two.");
  }

  @Test
  void refusesFilesForBothInOneFolder() throws Exception {
    bundle.file("lib/a.so", sound()).file("lib/b.so", musl());

    assertThat(bundle.words())
        .containsExactly(
            "libc-mix: b.so is for musl, but a.so in the same folder for glibc: a process can load"
                + " only one. | Build all files of the folder for the same C library, or give the"
                + " files for musl a folder of their own.");
  }

  @Test
  void takesFilesForBothWhereFoldersOrNamesTellThemApart() throws Exception {
    bundle
        .file("linux/a.so", sound())
        .file("linux-musl/a.so", musl())
        .file("librocks-linux64.so", sound())
        .file("librocks-linux64-musl.so", musl());

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void doesNotTakeTheVersionsOfGccsLibraryForThoseOfGlibc() throws Exception {
    bundle.file("a-musl.so", musl().need("libgcc_s.so.1", "GLIBC_2.0", "__register_frame_info"));

    assertThat(bundle.words()).noneMatch(word -> word.startsWith("libc-mix"));
  }

  @ParameterizedTest
  @CsvSource({
    "native/linux-aarch64/a.so, 62, x86_64, aarch64",
    "native/Linux/x86_64/a.so, 183, aarch64, x86_64",
    "lib/amd64/a.so, 183, aarch64, x86_64"
  })
  void refusesAFileWhereThoseOfAnotherProcessorBelong(
      String path, int machine, String is, String place) throws Exception {
    bundle.file(path, sound().machine(machine));

    assertThat(bundle.words())
        .containsExactly(
            "machine-mix: %s is for %s, but is where files for %s belong: %s. | Put the file that"
                    .formatted(path.substring(path.lastIndexOf('/') + 1), is, place, path)
                + " was built for %s there, or move this one to where files for %s belong."
                    .formatted(place, is));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/sun/jna/linux-x86-64/a.so",
        "META-INF/native/libnetty_linux_x86_64.so",
        "x86_64-or-aarch64/a.so",
        "lib/libbfd-arm64.so",
        "charms/farm/a.so"
      })
  void takesAFileWhosePathNamesItsProcessorOrNone(String path) throws Exception {
    bundle.file(path, sound());

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void refusesOneFolderWithTwoProcessors() throws Exception {
    bundle
        .file("lib/liba.so", sound())
        .file("lib/libb.so", sound())
        .file("lib/libgomp.so.1", sound().machine(AARCH64))
        .file("lib/libz-arm64.so", sound().machine(AARCH64));

    assertThat(bundle.messages())
        .containsExactly(
            "machine-mix: libgomp.so.1 is for aarch64, but liba.so in the same folder is for"
                + " x86_64.");
  }

  @ParameterizedTest
  @CsvSource({
    "FBSD_1.0, libc.so.7, FreeBSD",
    "SUNW_0.7, libc.so.1, Solaris",
    "LIBC, libc.so, Android",
    "DF306.0, libc.so.8, another system"
  })
  void notesFilesForOtherSystemsAndJudgesThemNoFurther(String version, String libc, String system)
      throws Exception {
    bundle.file("a.so", ElfImageBuilder.library().name(1, libc).need(libc, version, "puts"));

    assertThat(bundle.words())
        .containsExactly(
            "not-audited: a.so is for "
                + system
                + ", not for Linux: it was not audited. | Check it with the tools of its system.");
  }

  @Test
  void goesByTheFolderOfAFileThatNeedsNoCLibrary() throws Exception {
    bundle.file("native/SunOS/x86_64/a.so", ElfImageBuilder.library().name(1, "libfoo.so"));

    assertThat(bundle.messages())
        .containsExactly(
            "not-audited: a.so is for another system, not for Linux: it was not audited.");
  }
}
