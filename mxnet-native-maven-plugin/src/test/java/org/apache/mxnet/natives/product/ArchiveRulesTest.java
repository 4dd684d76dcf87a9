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
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.elf.ArBuilder;
import org.apache.mxnet.natives.elf.ElfClass;
import org.apache.mxnet.natives.elf.RelocatableBuilder;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive may consist of. */
class ArchiveRulesTest {
  @TempDir Path dir;

  @Test
  void refusesObjectsOfOtherProcessors() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .archive(
                "lib/liba.a",
                new ArBuilder()
                    .member("fine.o", RelocatableBuilder.object().build())
                    .member("arm.o", RelocatableBuilder.object().machine(183).build())
                    .member("x32.o", object(ElfClass.ELF32, ByteOrder.LITTLE_ENDIAN))
                    .member("big.o", object(ElfClass.ELF64, ByteOrder.BIG_ENDIAN)));

    assertThat(prefix.faults())
        .containsExactly(
            "lib/liba.a: 1 of its objects are for aarch64, 64-bit, little-endian, expected x86_64:"
                + " arm.o.",
            "lib/liba.a: 1 of its objects are for x86_64, 32-bit, little-endian, expected x86_64:"
                + " x32.o.",
            "lib/liba.a: 1 of its objects are for x86_64, 64-bit, big-endian, expected x86_64:"
                + " big.o.");
    assertThat(prefix.platform(Platform.LINUX_AARCH64).faults()).hasSize(3);
  }

  @Test
  void refusesMembersThatAreNoMachineCode() throws Exception {
    byte[] bitcode = {'B', 'C', (byte) 0xc0, (byte) 0xde};
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .archive(
                "lib/liba.a",
                new ArBuilder()
                    .member("bit.o", bitcode)
                    .member("slim.o", object(".gnu.lto_.symtab.1"))
                    .member("fat.o", object(".llvm.lto"))
                    .member("readme", new byte[5]));

    assertThat(prefix.faults())
        .containsExactly(
            "lib/liba.a: 3 of its objects hold a compiler's intermediate code for link-time"
                + " optimisation: bit.o, slim.o, fat.o.",
            "lib/liba.a: 1 of its members are no ELF objects: readme.");
  }

  @Test
  void refusesAnEmptyArchiveAndAnyOtherFileOfThatName() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .archive("lib/empty.a", new ArBuilder())
            .file("lib/script.a", "GROUP ( libm-2.36.a )")
            .file("lib/thin.a", "!<thin>\n");

    assertThat(prefix.faults())
        .containsExactly(
            "lib/empty.a: an archive without objects.",
            "lib/script.a: %s: not an archive, it does not start with \"!<arch>\" and a line feed."
                .formatted(dir.resolve("lib/script.a")),
            "lib/thin.a: %s: a thin archive, which only names the object files of the build folder."
                .formatted(dir.resolve("lib/thin.a")));
  }

  @Test
  void tellsOfADamagedObjectAndGoesOn() throws Exception {
    byte[] damaged = RelocatableBuilder.object().build();
    damaged[58] = 1;
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .archive(
                "lib/liba.a",
                new ArBuilder()
                    .member("bad.o", damaged)
                    .member("f.o", RelocatableBuilder.object().defines("strncpy").build()));

    assertThat(prefix.faults())
        .containsExactly(
            "lib/liba.a: %s(bad.o): e_shentsize is 1, not 64.".formatted(dir.resolve("lib/liba.a")),
            "lib/liba.a: defines functions of glibc, which all callers would get instead: strncpy"
                + " (f.o).");
  }

  @Test
  void refusesFunctionsOfGlibcAlsoWeakAndHiddenOnes() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .library(
                "liba",
                RelocatableBuilder.object()
                    .defines("vsnprintf")
                    .definesWeakHidden("strncpy")
                    .symbol("memcpy", 0, 2, 0, 1)
                    .needs("strlen")
                    .defines("index_of"));

    Fault fault = prefix.fault();

    assertThat(fault.message())
        .isEqualTo(
            "lib/liba.a: defines functions of glibc, which all callers would get instead: strncpy"
                + " (a.o), vsnprintf (a.o).");
    assertThat(fault.remedy())
        .isEqualTo(
            "Compile without -D_FORTIFY_SOURCE, whose wrappers call themselves with clang on old"
                + " headers; if the library means to define the name, list it under"
                + " \"products.defines\".");
    assertThatCode(prefix.allows("strncpy", "vsnprintf")::check).doesNotThrowAnyException();
  }

  @Test
  void acceptsTheInlineFunctionsOfGlibcsOwnHeaders() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir).library("liba", RelocatableBuilder.object().definesWeakHidden("atof"));
    assertThatCode(prefix::check).doesNotThrowAnyException();

    prefix.library("libb", RelocatableBuilder.object().defines("atof"));

    assertThat(prefix.fault().place()).isEqualTo("lib/libb.a");
  }

  @Test
  void refusesNamesOfANewerGlibc() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .library(
                "liba",
                RelocatableBuilder.object()
                    .needs("arc4random")
                    .needs("__isoc23_strtol")
                    .needs("exp")
                    .needs("stat")
                    .needsWeakly("__cxa_thread_atexit_impl"));

    assertThat(prefix.fault().message())
        .isEqualTo(
            "lib/liba.a: needs a newer glibc than the floor, 2.17: __isoc23_strtol of glibc 2.38"
                + " (a.o), arc4random of glibc 2.36 (a.o).");
    assertThat(prefix.floor(36).fault().message())
        .isEqualTo(
            "lib/liba.a: needs a newer glibc than the floor, 2.36: __isoc23_strtol of glibc 2.38"
                + " (a.o).");
    assertThatCode(prefix.floor(38)::check).doesNotThrowAnyException();
  }

  @Test
  void acceptsANewNameThatThePrefixOrADependencyDefines() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir.resolve("own"))
            .library("liba", RelocatableBuilder.object().needs("strlcpy").needs("getentropy"))
            .library("libb", RelocatableBuilder.object().defines("getentropy"));
    assertThat(prefix.fault().message()).contains(": strlcpy of glibc 2.38 (a.o).");
    Path other = dir.resolve("other");
    new BuiltPrefix(other).library("libc", RelocatableBuilder.object().defines("strlcpy"));

    assertThatCode(prefix.dependency(other)::check).doesNotThrowAnyException();
  }

  @Test
  void refusesTheRunTimeOfFortran() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .library(
                "liba",
                RelocatableBuilder.object()
                    .needs("_gfortran_st_write")
                    .needs("quadmath_snprintf")
                    .needs("sqrtq")
                    .needs("dequeueq"));

    assertThat(prefix.fault())
        .isEqualTo(
            new Fault(
                "lib/liba.a",
                "needs the run-time libraries of Fortran: _gfortran_st_write (a.o),"
                    + " quadmath_snprintf (a.o), sqrtq (a.o)",
                "Build without Fortran, OpenBLAS for example with NOFORTRAN=1 and C_LAPACK=1."));
  }

  @Test
  void findsPathsOfTheBuildFolderWithTheirMembers() throws Exception {
    BuiltPrefix prefix =
        new BuiltPrefix(dir)
            .archive(
                "lib/liba.a",
                new ArBuilder()
                    .member("fine.o", RelocatableBuilder.object().build())
                    .member("leak.o", object("/home/me/work/src/a.c")))
            .file("share/options.txt", "built in /home/me/work and /home/me/works")
            .forbids("/home/me/work", "/nowhere");
    byte[] large = new byte[5 << 20];
    byte[] text = "/home/me/work/x".getBytes(StandardCharsets.US_ASCII);
    // Across the boundary of the chunks that are read.
    System.arraycopy(text, 0, large, (1 << 20) - 7, text.length);
    Files.write(dir.resolve("share/z.bin"), large);

    assertThat(prefix.faults())
        .containsExactly(
            "lib/liba.a: holds a path of the building machine: /home/me/work/src/a.c in leak.o.",
            "share/options.txt: holds a path of the building machine: /home/me/work at offset 0x9,"
                + " /home/me/works at offset 0x1b.",
            "share/z.bin: holds a path of the building machine: /home/me/work/x at offset 0xffff9.");
  }

  private static byte[] object(ElfClass elfClass, ByteOrder order) {
    return new RelocatableBuilder(elfClass, order).build();
  }

  private static byte[] object(String section) {
    return RelocatableBuilder.object().section(section, 0).build();
  }
}
