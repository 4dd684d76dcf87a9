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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArchiveTest {
  private static final Format[] BOTH = {Format.TAR, Format.ZIP};

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd|its name is an absolute path",
        "//x|its name is an absolute path",
        "../x|its name holds '..'",
        "a/../../x|its name holds '..'",
        "a/../b|its name holds '..'",
        "a/..|its name holds '..'",
        "a\\..\\/x|its name holds a backslash, which some systems take for a slash",
        "C:/x|its name begins with a drive letter",
        "c:x|its name begins with a drive letter",
        ".|it has no name, and is a file"
      })
  void refusesANameThatLeadsOutOfTheFolder(String name, String reason) throws Exception {
    for (Format format : BOTH) {
      SampleArchive archive = new SampleArchive().file("a/ok", "").file(name, "evil");
      demandRefusal(archive, format, name, reason);
    }
  }

  @Test
  void refusesANameWithNul() throws Exception {
    // In a tar, only a pax header can bring one; in a zip, any name.
    SampleArchive zip = new SampleArchive().file("a\0/../../x", "");
    demandRefusal(zip, Format.ZIP, "a?/../../x", "its name holds a NUL character");
    SampleArchive tar = new SampleArchive().file("a\0/../../x" + "y".repeat(120), "");
    demandRefusal(
        tar, Format.TAR, "a?/../../x" + "y".repeat(120), "its name holds a NUL character");
  }

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesNamesThatNoFileSystemTakes(Format format) throws Exception {
    String part = "n".repeat(256);
    demandRefusal(
        new SampleArchive().file("a/" + part, ""),
        format,
        Complaints.shown("a/" + part),
        "a name of more than 255 bytes");
    String path = "dir/".repeat(600) + "x";
    demandRefusal(
        new SampleArchive().file(path, ""),
        format,
        Complaints.shown(path),
        "a name of more than 2048 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/l|/etc/passwd|it links to '/etc/passwd', an absolute path",
        "a/l|../../x|it links to '../../x', outside",
        "a/b/l|../../../x|it links to '../../../x', outside",
        "a/l|b/../../../x|it links to 'b/../../../x', outside",
        "a/l|..\\..\\x|it links to '..\\..\\x'"
      })
  void refusesASymbolicLinkThatLeadsOutOfTheFolder(String name, String target, String reason)
      throws Exception {
    for (Format format : BOTH) {
      SampleArchive archive = new SampleArchive().file("a/ok", "").file("z", "").link(name, target);
      demandRefusal(archive, format, name, reason);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesALinkOutOfTheTopFolderThatIsLeftOut(Format format) throws Exception {
    SampleArchive archive = new SampleArchive().file("a/ok", "").link("a/l", "../x");
    demandRefusal(archive, format, "a/l", "it links to '../x', outside");
  }

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesALinkThatLeadsOutThroughAnother(Format format) throws Exception {
    SampleArchive archive =
        new SampleArchive().file("z", "").link("a/b/c/out", "up/../../x").link("a/b/c/up", "../..");
    demandRefusal(archive, format, "a/b/c/out", "it links to 'up/../../x', outside");
  }

  @ParameterizedTest
  @EnumSource(names = {"TAR", "ZIP"})
  void refusesToWriteThroughALink(Format format) throws Exception {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    for (String target : new String[] {outside.toString(), "../outside", "b"}) {
      SampleArchive archive =
          new SampleArchive().file("b/ok", "").link("l", target).file("l/evil", "");
      ArchiveException failure = refusal(archive, format);
      assertThat(failure.getMessage())
          .containsAnyOf("an absolute path", "it is below 'l', which is a symbolic link");
      assertThat(outside).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("changesOfType")
  void refusesAnEntryThatTakesThePlaceOfAnotherType(
      SampleArchive archive, Format format, String name, String reason) throws Exception {
    demandRefusal(archive, format, name, reason);
  }

  static Stream<Arguments> changesOfType() {
    return Stream.of(BOTH)
        .flatMap(
            format ->
                Stream.of(
                    Arguments.of(
                        new SampleArchive().link("a/l", "x").file("a/l", "evil"),
                        format,
                        "a/l",
                        "a file replaces a symbolic link of the same name"),
                    Arguments.of(
                        new SampleArchive().file("a/f", "").link("a//f", "x"),
                        format,
                        "a//f",
                        "a symbolic link replaces a file of the same name"),
                    Arguments.of(
                        new SampleArchive().folder("a").link("./a", "x"),
                        format,
                        "./a",
                        "a symbolic link replaces a folder of the same name"),
                    Arguments.of(
                        new SampleArchive().file("a/b/c", "").file("a/b", ""),
                        format,
                        "a/b",
                        "a file replaces a folder of the same name"),
                    Arguments.of(
                        new SampleArchive().link("a/l", "x").folder("a/l"),
                        format,
                        "a/l/",
                        "a folder replaces a symbolic link of the same name"),
                    Arguments.of(
                        new SampleArchive().file("a/f", "").file("a/f/g", ""),
                        format,
                        "a/f/g",
                        "it is below 'a/f', which is a file")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd|its name is an absolute path",
        "../x|its name holds '..'",
        "none|is a hard link to 'none', which is no file unpacked before it",
        "a|is a hard link to 'a', which is no file unpacked before it",
        "a/h|is a hard link to itself"
      })
  void refusesAHardLinkToAnythingButAFileOfTheArchive(String target, String reason)
      throws Exception {
    SampleArchive archive = new SampleArchive().file("a/f", "").hardLink("a/h", target);
    boolean bad = target.startsWith("/") || target.startsWith("..");
    demandRefusal(archive, Format.TAR, bad ? target : "a/h", reason);
  }

  @ParameterizedTest
  @CsvSource({
    "TAR, 3, is a device",
    "TAR, 4, is a device",
    "TAR, 6, is a named pipe",
    "TAR, V, is of the unknown type 'V'",
    "ZIP, 3, is a device or a named pipe",
    "ZIP, 4, is a device or a named pipe",
    "ZIP, 6, is a device or a named pipe"
  })
  void refusesWhatIsNoFileFolderOrLink(Format format, char type, String reason) throws Exception {
    assertThat((char) TarConstants.LF_FIFO).isEqualTo('6');
    SampleArchive archive =
        new SampleArchive().file("a/f", "").entry("a/dev", (byte) type, 0666, "", "");
    demandRefusal(archive, format, "a/dev", reason);
  }

  private void demandRefusal(SampleArchive archive, Format format, String name, String reason)
      throws Exception {
    ArchiveException failure = refusal(archive, format);
    assertThat(failure)
        .hasMessage("archive %s, entry '%s': %s", temp.resolve("archive"), name, reason);
    assertThat(failure.remedy())
        .startsWith("Nothing of it was unpacked. Take the archive from the project's own site");
  }

  private ArchiveException refusal(SampleArchive archive, Format format) throws Exception {
    Path file = archive.write(temp.resolve("archive"), format);
    Path work = Files.createDirectories(temp.resolve("work"));
    ArchiveException failure =
        failure(
            ArchiveException.class,
            () -> ArchiveUnpacker.unpack(file, work.resolve("out"), Options.standard()));
    assertThat(work).isEmptyDirectory();
    return failure;
  }
}
