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
package org.apache.mxnet.natives.build;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.exec.CommandFailedException;
import org.apache.mxnet.natives.store.EntryFile;
import org.apache.mxnet.natives.store.StoreEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole builds of a backend, with the machine's own compiler and linker. */
@EnabledOnOs(OS.LINUX)
class BackendBuildTest {
  private static final String GOES_ON =
      "backend 9.0: goes on where it was stopped, with 0 files compiled";

  @TempDir Path folder;

  @Test
  void buildsModulesWithTheirSymbolsAndAllLicencesOnce() throws Exception {
    CompiledBackend backend = backend(CompiledBackend.commands("")).dependencies();
    StoreEntry entry = backend.build(false);
    assertThat(entry.files())
        .extracting(EntryFile::path)
        .containsExactly(
            "debug/libtiny.so.debug",
            "debug/libtinyglue.so.debug",
            "inputs/libtiny.so.txt",
            "inputs/libtinyglue.so.txt",
            "lib/libtiny.so",
            "lib/libtinyglue.so",
            "share/licenses/backend/LICENSE",
            "share/licenses/number/LICENSE",
            "share/licenses/part/part-COPYING");
    assertThat(entry.prefix().resolve("inputs/libtinyglue.so.txt")).content().contains("crti.o\n");
    assertThat(entry.prefix().resolve("share/licenses/part/part-COPYING"))
        .hasContent("of its part");
    assertThat(entry.info().source()).isEqualTo("backend.tar");
    Path glue = entry.prefix().resolve("lib/libtinyglue.so");
    assertThat(ElfReader.read(glue).needed()).contains("libtiny.so");
    assertThat(backend.work()).doesNotExist();
    assertThat(backend.log).containsExactly("built number", "built backend");
    backend.log.clear();
    assertThat(backend.build(false)).isEqualTo(entry);
    assertThat(backend.log).containsExactly("stored backend");
  }

  @Test
  void aLibraryThatIsNotBuiltIsToldWithTheGoalThatBuildsIt() throws Exception {
    CompiledBackend backend = backend(CompiledBackend.commands(""));
    assertThat(failure(BuildException.class, () -> backend.build(false)))
        .hasMessage("number 1.0 is not in the store: it was not built, or with other settings")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Run the goal build-deps first, with the same settings.");
    assertThat(backend.log).isEmpty();
  }

  @Test
  void aBuildThatFailedGoesOnWithWhatIsSurelyWhole() throws Exception {
    CompiledBackend backend = backend(CompiledBackend.commands("")).dependencies();
    fail(backend);
    Path old = leave(backend, Instant.now().minusSeconds(3600));
    Path young = Files.createFile(old.resolveSibling("young.o"));
    StoreEntry entry = backend.build(true);
    assertThat(backend.log).containsExactly(GOES_ON, "built backend");
    assertThat(old).exists();
    assertThat(young).doesNotExist();
    sameLibraries(entry, undisturbed());
  }

  @Test
  void theFolderOfABuildIsNoPartOfItsBytes() throws Exception {
    StoreEntry entry = backend(CompiledBackend.commands("")).dependencies().build(false);
    sameLibraries(entry, undisturbed());
  }

  @Test
  void nothingIsLeftOfAnotherRecipesBuild() throws Exception {
    CompiledBackend backend = backend(CompiledBackend.commands("")).dependencies();
    fail(backend);
    Path old = leave(backend, Instant.now().minusSeconds(3600));
    backend.recipe(CompiledBackend.commands(", -DOTHER"), "out/libtiny.so");
    backend.build(true);
    assertThat(old).doesNotExist();
    assertThat(backend.log).doesNotContain(GOES_ON).endsWith("built backend");
  }

  @Test
  void makeStartsAnewBecauseItCompilesAmongTheSources() throws Exception {
    CompiledBackend backend =
        new CompiledBackend(folder).recipe(CompiledBackend.make(), "libtiny.so").dependencies();
    fail(backend);
    Path broken = Files.writeString(backend.work().resolve("src/tiny.o"), "half an object");
    StoreEntry entry = backend.build(true);
    assertThat(backend.log).containsExactly("built backend");
    assertThat(broken).content(StandardCharsets.ISO_8859_1).startsWith("\u007fELF");
    assertThat(entry.files()).hasSize(9);
  }

  @Test
  void aModuleThatTheBuildDoesNotLeaveIsTold() throws Exception {
    CompiledBackend backend =
        new CompiledBackend(folder)
            .recipe(
                "build: {system: argv, commands: {compile: [[cp, '${source}/LICENSE', x.so]]}}\n",
                "x.so")
            .dependencies();
    // Glue is linked to it, so that is where it is missed.
    assertThat(failure(CommandFailedException.class, () -> backend.build(false)))
        .hasMessageStartingWith("backend: glue failed with exit code 1")
        .hasMessageContaining(backend.work() + "/src/x.so");
  }

  private CompiledBackend backend(String build) throws Exception {
    return new CompiledBackend(folder).recipe(build, "out/libtiny.so");
  }

  /** What a build elsewhere gives that nobody stopped. */
  private StoreEntry undisturbed() throws Exception {
    return new CompiledBackend(folder.resolve("another/folder"))
        .recipe(CompiledBackend.commands(""), "out/libtiny.so")
        .dependencies()
        .build(false);
  }

  private static void sameLibraries(StoreEntry one, StoreEntry other) {
    for (String name : List.of("lib/libtiny.so", "lib/libtinyglue.so")) {
      assertThat(one.prefix().resolve(name)).hasSameBinaryContentAs(other.prefix().resolve(name));
    }
  }

  /** Lets the build fail once, in the middle. */
  private static void fail(CompiledBackend backend) throws Exception {
    Files.createFile(backend.fail());
    assertThat(failure(CommandFailedException.class, () -> backend.build(false)))
        .hasMessageStartingWith("backend: compile failed with exit code ");
    Files.delete(backend.fail());
    backend.log.clear();
  }

  private static Path leave(CompiledBackend backend, Instant time) throws Exception {
    Path file = Files.createFile(backend.work().resolve("src/out/whole.o"));
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
