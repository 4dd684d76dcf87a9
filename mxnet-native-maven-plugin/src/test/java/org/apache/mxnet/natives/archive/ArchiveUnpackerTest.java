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
package org.apache.mxnet.natives.archive;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveUnpackerTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Format.class)
  void unpacksEveryFormatWithModesTimesAndLinks(Format format) throws Exception {
    SampleArchive archive =
        new SampleArchive()
            .folder("tiny-1.0")
            .folder("tiny-1.0/src")
            .file("tiny-1.0/src/tiny.c", "int tiny;\n")
            .program("tiny-1.0/configure", "#!/bin/sh\n")
            .entry("tiny-1.0/setuid", TarConstants.LF_NORMAL, 06777, "x", "")
            .entry("tiny-1.0/secret", TarConstants.LF_NORMAL, 0600, "y", "")
            .file("tiny-1.0/empty", "")
            .link("tiny-1.0/src/up", "../configure")
            .file("tiny-1.0/without/folder/entry", "z");
    Path folder = unpack(archive, format, Options.standard());
    assertThat(folder.resolve("src/tiny.c")).hasContent("int tiny;\n");
    assertThat(folder.resolve("empty")).isEmptyFile();
    assertThat(folder.resolve("without/folder/entry")).hasContent("z");
    assertThat(Files.readSymbolicLink(folder.resolve("src/up"))).hasToString("../configure");
    assertThat(mode(folder.resolve("src/tiny.c"))).isEqualTo("rw-r--r--");
    assertThat(mode(folder.resolve("configure"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(folder.resolve("setuid"))).isEqualTo("rwxr-xr-x");
    assertThat(Files.getAttribute(folder.resolve("setuid"), "unix:mode")).isEqualTo(0100755);
    assertThat(mode(folder.resolve("secret"))).isEqualTo("rw-r--r--");
    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    assertThat(mode(folder.resolve("without/folder"))).isEqualTo("rwxr-xr-x");
    for (String path : List.of("src/tiny.c", "configure", "src", "")) {
      assertThat(Files.getLastModifiedTime(folder.resolve(path)).toInstant())
          .as(path)
          .isEqualTo(SampleArchive.TIME);
    }
  }

  @Test
  void unpacksHardLinksAsFilesOfTheirOwn() throws Exception {
    SampleArchive archive =
        new SampleArchive()
            .program("a/one", "same")
            .hardLink("a/two", "a/one")
            .link("a/link", "one")
            .hardLink("a/b/three", "./a//link");
    Path folder = unpack(archive, Format.TAR, Options.standard());
    assertThat(folder.resolve("two")).hasContent("same");
    assertThat(mode(folder.resolve("two"))).isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(folder.resolve("two")).toInstant())
        .isEqualTo(SampleArchive.TIME);
    assertThat(Files.getAttribute(folder.resolve("two"), "unix:nlink")).isEqualTo(1);
    assertThat(Files.readSymbolicLink(folder.resolve("b/three"))).hasToString("one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void unpacksLongNames(boolean gnu) throws Exception {
    String path = "a/" + "long-folder/".repeat(20) + "n".repeat(200);
    String target = "long-folder/".repeat(20) + "n".repeat(200);
    SampleArchive archive = new SampleArchive().file(path, "here").link("a/link", target);
    if (gnu) {
      archive.gnuLongNames();
    }
    Path folder = unpack(archive, Format.TAR, Options.standard().keepTop());
    assertThat(folder.resolve(path)).hasContent("here");
    assertThat(folder.resolve("a/link")).hasContent("here");
  }

  @Test
  void doesNotMindADotInFront() throws Exception {
    SampleArchive archive =
        new SampleArchive().folder(".").folder("./a").file("./a/./b//c", "x").file(".//a/d", "y");
    assertThat(unpack(archive, Format.TAR, Options.standard()).resolve("b/c")).hasContent("x");
  }

  @Test
  void leavesOutATopFolderOnlyIfAllIsInIt() throws Exception {
    SampleArchive two = new SampleArchive().file("a/x", "").file("b/y", "");
    assertThat(names(unpack(two, Format.TAR, Options.standard()))).containsExactly("a", "b");
    SampleArchive file = new SampleArchive().file("only", "");
    assertThat(names(unpack(file, Format.ZIP, Options.standard()))).containsExactly("only");
    SampleArchive link = new SampleArchive().link("link", "nowhere");
    assertThat(names(unpack(link, Format.TAR, Options.standard()))).containsExactly("link");
    SampleArchive one = new SampleArchive().file("a/x", "");
    assertThat(names(unpack(one, Format.ZIP, Options.standard().keepTop()))).containsExactly("a");
  }

  @Test
  void unpacksOnlyWhatIsAskedFor() throws Exception {
    SampleArchive archive =
        new SampleArchive()
            .file("llvm/openmp/a.c", "a")
            .file("llvm/openmp-extra/b.c", "b")
            .file("llvm/cmake/c.cmake", "c")
            .file("llvm/README", "d")
            .file("llvm/clang/deep/e.c", "e")
            .file("llvm/clang/other", "f");
    Options options = Options.standard().only(Set.of("openmp", "README", "clang/deep"));
    Path folder = unpack(archive, Format.XZ, options);
    assertThat(names(folder)).containsExactly("README", "clang", "openmp");
    assertThat(names(folder.resolve("clang"))).containsExactly("deep");
  }

  @Test
  void findsWhatIsAskedForWhereThereIsNoTopFolder() throws Exception {
    SampleArchive archive =
        new SampleArchive().file("a/a/x", "").file("a/b", "").file("b/y", "").file("c", "");
    Path folder = unpack(archive, Format.GZIP, Options.standard().only(Set.of("a", "c")));
    assertThat(names(folder)).containsExactly("a", "c");
    assertThat(names(folder.resolve("a"))).containsExactly("a", "b");
  }

  @Test
  void saysWhatThereIsInPlaceOfWhatIsAskedFor() throws Exception {
    Path file =
        new SampleArchive()
            .file("llvm/openmp/a.c", "")
            .file("llvm/cmake/b", "")
            .write(temp.resolve("llvm.tar"), Format.TAR);
    Options options = Options.standard().only(Set.of("openmp", "omp"));
    ArchiveException failure =
        failure(
            ArchiveException.class,
            () -> ArchiveUnpacker.unpack(file, temp.resolve("out"), options));
    assertThat(failure).hasMessage("archive " + file + " has no 'omp'; it has [cmake, openmp]");
    assertThat(failure.remedy()).isEqualTo("Correct what is to be unpacked of it ('only').");
    assertThat(names(temp)).containsExactly("llvm.tar");
  }

  @Test
  void takesTheLastOfTwoFilesOfOneName() throws Exception {
    SampleArchive archive =
        new SampleArchive()
            .file("a/f", "older")
            .program("a/f", "new")
            .link("a/l", "f")
            .link("a/l", "g");
    Path folder = unpack(archive, Format.TAR, Options.standard());
    assertThat(folder.resolve("f")).hasContent("new").isExecutable();
    assertThat(Files.readSymbolicLink(folder.resolve("l"))).hasToString("g");
  }

  @Test
  void fillsAnEmptyFolderButNoOther() throws Exception {
    Path file = new SampleArchive().file("a/b", "").write(temp.resolve("f"), Format.TAR);
    Path empty = Files.createDirectory(temp.resolve("empty"));
    ArchiveUnpacker.unpack(file, empty, Options.standard());
    assertThat(names(empty)).containsExactly("b");
    assertThatThrownBy(() -> ArchiveUnpacker.unpack(file, empty, Options.standard()))
        .isInstanceOf(DirectoryNotEmptyException.class)
        .hasMessage(empty.toString());
    assertThatThrownBy(() -> ArchiveUnpacker.unpack(file, file, Options.standard()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(names(temp)).containsExactly("empty", "f");
  }

  @Test
  void failsAsTheMachineDoesIfThereIsNoArchive() {
    assertThatThrownBy(
            () ->
                ArchiveUnpacker.unpack(
                    temp.resolve("none"), temp.resolve("out"), Options.standard()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void isNotDamageIfTheThreadIsInterrupted(Format format) throws Exception {
    Path file = new SampleArchive().file("a/b", "x").write(temp.resolve("f"), format);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ArchiveUnpacker.unpack(file, temp.resolve("out"), Options.standard()))
        .isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(names(temp)).containsExactly("f");
  }

  private Path unpack(SampleArchive archive, Format format, Options options) throws Exception {
    Path work = Files.createTempDirectory(temp, "unpack");
    // The name says nothing of the format.
    Path file = archive.write(work.resolve("archive"), format);
    Path folder = work.resolve("new/folder");
    ArchiveUnpacker.unpack(file, folder, options);
    assertThat(names(work.resolve("new"))).containsExactly("folder");
    return folder;
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
