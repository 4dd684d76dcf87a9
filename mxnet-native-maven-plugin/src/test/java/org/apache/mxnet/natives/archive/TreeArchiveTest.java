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
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeArchiveTest {
  private static final String LONG = "long-folder/".repeat(15) + "n".repeat(90);

  /** Needs a pax header: no slash where ustar wants one. */
  private static final String LONGER = "long-folder/".repeat(15) + "n".repeat(101);

  private static final List<String> PATHS =
      List.of("a/b", "a-b", "a.b", "a/c/d", "B", "z", LONG, LONGER);

  @TempDir Path temp;

  @Test
  void givesTheSameBytesWhateverTheOrderTimesAndModes() throws Exception {
    List<String> backwards = new ArrayList<>(PATHS);
    Collections.reverse(backwards);
    Path one = tree("one", PATHS, "rw-r--r--", "rwxr-xr-x", 1_000_000_000);
    Path two = tree("two", backwards, "rw-------", "rwx------", 2_000_000_000);
    byte[] bytes = bytes(one);
    assertThat(bytes(two)).isEqualTo(bytes);
    String user = System.getProperty("user.name");
    System.setProperty("user.name", "somebody-else");
    try {
      assertThat(bytes(one)).isEqualTo(bytes);
    } finally {
      System.setProperty("user.name", user);
    }
    assertThat(zstd(two)).isEqualTo(zstd(one));
  }

  @Test
  void sortsByTheBytesOfThePaths() throws Exception {
    List<String> paths = List.of("a/b", "a-b", "a.b", "a/c/d", "B", "z");
    Path archive = temp.resolve("tar");
    Files.write(archive, bytes(tree("tree", paths, "rw-r--r--", "rwxr-xr-x", 1)));
    assumeThat(Path.of("/bin/tar")).exists();
    assertThat(gnu("tar", "-tf", archive.toString(), "--quoting-style=literal"))
        .containsExactly(
            "B", "a/", "a-b", "a.b", "a/b", "a/c/", "a/c/d", "empty/", "link", "program", "z");
  }

  @Test
  void isReadByGnuTarWithFixedOwnersModesAndTimes() throws Exception {
    Path archive = temp.resolve("tar");
    Files.write(
        archive, bytes(tree("tree", List.of("f", LONG, LONGER), "rw-rw----", "rwxrwx---", 1)));
    assumeThat(Path.of("/bin/tar")).exists();
    assertThat(gnu("tar", "-tvf", archive.toString(), "--numeric-owner", "--full-time"))
        .contains("drwxr-xr-x 0/0               0 1970-01-01 00:00:00 empty/")
        .contains("-rw-r--r-- 0/0               1 1970-01-01 00:00:00 f")
        .contains("-rwxr-xr-x 0/0               9 1970-01-01 00:00:00 program")
        .contains("lrwxrwxrwx 0/0               0 1970-01-01 00:00:00 link -> " + LONG)
        .contains("-rw-r--r-- 0/0               3 1970-01-01 00:00:00 " + LONG)
        .contains("-rw-r--r-- 0/0               3 1970-01-01 00:00:00 " + LONGER);
  }

  @Test
  void isUnpackedAsItWas() throws Exception {
    Path tree = tree("tree", PATHS, "rw-r--r--", "rwxr-xr-x", 1);
    Path archive = Files.write(temp.resolve("archive"), zstd(tree));
    Path again = temp.resolve("again");
    ArchiveUnpacker.unpack(archive, again, Options.standard().keepTop());
    assertThat(again.resolve(LONGER)).hasContent("281");
    assertThat(again.resolve("program")).isExecutable();
    assertThat(again.resolve("empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(again.resolve("link"))).hasToString(LONG);
    assertThat(bytes(again)).isEqualTo(bytes(tree));
  }

  @Test
  void putsAllIntoATopFolderWithATime() throws Exception {
    Path tree = Files.createDirectories(temp.resolve("tree/only")).getParent();
    Files.writeString(tree.resolve("only/f"), "x");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Instant time = Instant.ofEpochSecond(1_600_000_000, 5);
    TreeArchive.write(tree, "source", time, out);
    Path archive = Files.write(temp.resolve("archive"), out.toByteArray());
    ArchiveUnpacker.unpack(archive, temp.resolve("out"), Options.standard());
    assertThat(temp.resolve("out/only/f")).hasContent("x");
    assertThat(Files.getLastModifiedTime(temp.resolve("out/only/f")).toInstant())
        .isEqualTo(Instant.ofEpochSecond(1_600_000_000));
    ArchiveUnpacker.unpack(archive, temp.resolve("top"), Options.standard().keepTop());
    assertThat(temp.resolve("top/source/only/f")).exists();
  }

  @Test
  void leavesOutWhatIsNotWantedWithAllBelowIt() throws Exception {
    Path tree = temp.resolve("tree");
    for (String name : List.of("a/out/deep/f", "a/out-f", "a/out.f", "a/outer/f", "out/f", "g")) {
      Files.createDirectories(tree.resolve(name).getParent());
      Files.writeString(tree.resolve(name), name);
    }
    List<Path> asked = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TreeArchive.write(
        tree,
        "",
        Instant.EPOCH,
        path -> {
          asked.add(path);
          return !path.equals(Path.of("a/out")) && !path.equals(Path.of("g"));
        },
        out);
    // The same bytes as a tree that never had them.
    Path less = temp.resolve("less");
    for (String name : List.of("a/out-f", "a/out.f", "a/outer/f", "out/f")) {
      Files.createDirectories(less.resolve(name).getParent());
      Files.writeString(less.resolve(name), name);
    }
    assertThat(out.toByteArray()).isEqualTo(bytes(less));
    assertThat(asked).contains(Path.of("a/out"), Path.of("out/f"), Path.of("g"));
    assertThat(asked).doesNotContain(Path.of("a/out/deep"), Path.of("a/out/deep/f"));
  }

  @Test
  void refusesWhatNoArchiveCanHold() throws Exception {
    Path tree = Files.createDirectory(temp.resolve("tree"));
    assumeThat(Path.of("/usr/bin/mkfifo")).exists();
    assertThat(gnu("mkfifo", tree.resolve("pipe").toString())).isEmpty();
    ArchiveException failure =
        failure(
            ArchiveException.class, () -> TreeArchive.write(tree, OutputStream.nullOutputStream()));
    assertThat(failure)
        .hasMessage(
            tree.resolve("pipe")
                + " is no file, folder or symbolic link, so it cannot be put into an archive");
    assertThat(failure.remedy()).contains("Find out what made it");
  }

  @Test
  void leavesTheStreamOpen() throws Exception {
    Path tree = tree("tree", List.of("f"), "rw-r--r--", "rwxr-xr-x", 1);
    boolean[] closed = {false};
    OutputStream out =
        new FilterOutputStream(OutputStream.nullOutputStream()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    TreeArchive.write(tree, out);
    TreeArchive.writeZstd(tree, out);
    assertThat(closed[0]).isFalse();
  }

  private Path tree(String name, List<String> paths, String files, String folders, long time)
      throws IOException {
    Path tree = Files.createDirectory(temp.resolve(name));
    for (String path : paths) {
      Path file = tree.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, Integer.toString(path.length()));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(files));
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(time)));
      Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(folders));
    }
    Path program = Files.writeString(tree.resolve("program"), "#!/bin/sh");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(folders));
    Files.createDirectory(tree.resolve("empty"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of(LONG));
    return tree;
  }

  private static byte[] bytes(Path tree) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TreeArchive.write(tree, out);
    return out.toByteArray();
  }

  private static byte[] zstd(Path tree) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TreeArchive.writeZstd(tree, out);
    return out.toByteArray();
  }

  private static List<String> gnu(String... argv) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
