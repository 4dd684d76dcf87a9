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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.Test;

class IntakeNotesTest extends IntakeFixture {
  private byte[] elf(int type) {
    return ElfImageBuilder.library().type(type).build().bytes();
  }

  @Test
  void namesNativeFilesThatNoJvmLoads() throws Exception {
    Path jar =
        new SampleJar()
            .with("libx.so", library)
            .with("libz.a", "!<arch>\nz.o/ and so on")
            .with("net.ko", elf(1))
            .with("bin/protoc", elf(2))
            .with("core", elf(4))
            .with("x.deb", "!<arch>\ndebian-binary   1")
            .write(folder.resolve("foo.jar"));
    Result result = open(jar);
    assertThat(result.paths()).containsExactly("foo.jar!/libx.so");
    assertThat(result.notes())
        .containsExactly(
            "foo.jar!/bin/protoc: an ELF executable, not audited: no JVM loads it.",
            "foo.jar!/core: an ELF core dump, not audited: no JVM loads it.",
            "foo.jar!/libz.a: an archive of object files, not audited: no JVM loads it.",
            "foo.jar!/net.ko: an ELF object file or kernel module, not audited: no JVM loads it.");
  }

  @Test
  void tellsAProgramFromALibraryThatNamesAnInterpreter() throws Exception {
    byte[] program = ElfImageBuilder.library().segment(3, 4, 0).build().bytes();
    byte[] runnable =
        ElfImageBuilder.library().name(14, "libc.so.6").segment(3, 4, 0).build().bytes();
    Path jar =
        new SampleJar()
            .with("bin/tool", program)
            .with("libc.so.6", runnable)
            .write(folder.resolve("foo.jar"));
    Result result = open(jar);
    assertThat(result.paths()).containsExactly("foo.jar!/libc.so.6");
    assertThat(result.notes())
        .containsExactly("foo.jar!/bin/tool: an ELF executable, not audited: no JVM loads it.");
    assertScratchIsEmpty();
  }

  @Test
  void takesOfTwoEntriesOfOneNameTheOneThatTheJvmTakes() throws Exception {
    byte[] other = Arrays.copyOf(library, library.length + 1);
    Path jar =
        new SampleJar()
            .with("libx.so", library)
            .with("libx.so", other)
            .write(folder.resolve("foo.jar"));
    try (ZipFile jvm = new ZipFile(jar.toFile());
        InputStream in = jvm.getInputStream(jvm.getEntry("libx.so"));
        Intake intake = Intake.open(List.of(jar), scratch)) {
      assertThat(intake.natives()).hasSize(1);
      assertThat(intake.natives().get(0).file())
          .hasBinaryContent(other)
          .hasBinaryContent(in.readAllBytes());
      assertThat(intake.notes())
          .containsExactly(
              "foo.jar!/libx.so: 2 entries have this name; a JVM sees the last one alone, and so"
                  + " does the audit.");
    }
  }

  @Test
  void goesOnAfterADamagedJarInsideAJar() throws Exception {
    byte[] inner = new SampleJar().with("liby.so", library).bytes();
    Path jar =
        new SampleJar()
            .with("libx.so", library)
            .with("cut.jar", Arrays.copyOf(inner, inner.length - 10))
            .with("page.jar", "<html>")
            .write(folder.resolve("foo.jar"));
    Result result = open(jar);
    assertThat(result.paths()).containsExactly("foo.jar!/libx.so");
    assertThat(result.notes()).hasSize(2);
    assertThat(result.notes().get(0))
        .startsWith(
            "foo.jar!/cut.jar: not audited. foo.jar!/cut.jar cannot be read, it is damaged or cut"
                + " off: zip END header not found");
    assertThat(result.notes().get(1))
        .isEqualTo("foo.jar!/page.jar: is named like an archive and is none, not audited.");
    assertScratchIsEmpty();
  }

  @Test
  void goesOnAfterADamagedJarInAFolder() throws Exception {
    file("lib/libx.so", library);
    file("lib/cut.jar", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    Result result = open(folder.resolve("lib"));
    assertThat(result.paths()).containsExactly("lib/libx.so");
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0))
        .startsWith("lib/cut.jar: not audited. lib/cut.jar cannot be read, it is damaged");
  }

  @Test
  void opensFourArchivesOneInsideTheOtherAndNoMore() throws Exception {
    byte[] jar = new SampleJar().with("l5.so", library).bytes();
    for (int depth = 4; depth >= 0; depth--) {
      jar =
          new SampleJar()
              .with("n%d.jar".formatted(depth + 1), jar)
              .with("l%d.so".formatted(depth), library)
              .bytes();
    }
    Result result = open(file("n0.jar", jar));
    String fourth = "n0.jar!/n1.jar!/n2.jar!/n3.jar!/n4.jar";
    assertThat(result.paths()).hasSize(5).contains(fourth + "!/l4.so");
    assertThat(result.notes())
        .containsExactly(
            fourth
                + "!/n5.jar: lies in 5 archives, one inside the other, and is not audited: at most"
                + " 5 are opened.");
  }

  @Test
  void followsNoLinkInAFolder() throws Exception {
    Path inside = file("lib/libx.so.1", library);
    Path outside = file("secret/liby.so", library);
    Files.createSymbolicLink(folder.resolve("lib/libx.so"), inside);
    Files.createSymbolicLink(folder.resolve("lib/liby.so"), outside);
    Files.createSymbolicLink(folder.resolve("lib/all"), outside.getParent());
    Files.createSymbolicLink(folder.resolve("lib/gone.so"), folder.resolve("nothing"));
    Files.createSymbolicLink(folder.resolve("lib/loop"), folder.resolve("lib/loop"));
    Path link = Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("lib"));
    Result result = open(link);
    assertThat(result.paths()).containsExactly("alias/libx.so.1");
    assertThat(result.notes())
        .containsExactly(
            "alias/all: a link out of the folder, not followed.",
            "alias/gone.so: a link to no file that can be read, not followed.",
            "alias/liby.so: a link out of the folder, not followed.",
            "alias/loop: a link to no file that can be read, not followed.");
  }

  @Test
  void saysWhichInputHasNoNatives() throws Exception {
    Path api = new SampleJar().with("a.txt", "words").write(folder.resolve("api.jar"));
    Path jar = new SampleJar().with("libx.so", library).write(folder.resolve("foo.jar"));
    assertThat(open(api, jar).notes()).containsExactly("api.jar: holds no native library.");
  }
}
