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

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.exec.CommandFailedException;
import org.apache.mxnet.natives.store.StoreEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole builds that link twice, with the machine's own compiler. Its linker takes no order, but
 * writes another map when it is told of one.
 */
@EnabledOnOs(OS.LINUX)
class SecondLinkTest {
  private static final String WORD = "-Wl,-Map=${file}.again";
  private static final String LINKED_AGAIN =
      "libtiny\\.so: linked again, \\d+ functions side by side with their likes";

  @TempDir Path folder;
  private CompiledBackend backend;

  @BeforeEach
  void linksTwice() throws Exception {
    backend = new CompiledBackend(folder).moduleOrder(WORD);
  }

  @Test
  void theSecondRunOfTheBuildOnlyLinksWhatTheBuildSystemMakes() throws Exception {
    prepare(CompiledBackend.configured("-O1"));
    backend.build(true);

    assertThat(notes()).containsExactly("compiled", "linked 0", "linked 1");
    assertThat(backend.log).hasSize(2).endsWith("built backend");
    assertThat(backend.log.get(0)).matches(LINKED_AGAIN);
    Path modules = backend.work().resolve("modules");
    assertThat(Files.readAllLines(modules.resolve("libtiny.so.order")))
        .containsSubsequence("hidden", "tiny_number")
        .doesNotHaveDuplicates();
    assertThat(modules.resolve("libtiny.so.order.again")).isNotEmptyFile();
    assertThat(modules.resolve("libtinyglue.so")).isNotEmptyFile();
    assertThat(modules.resolve("libtinyglue.so.order")).doesNotExist();
  }

  @Test
  void aBuildThatWasStoppedAfterwardsLinksBothTimesAnew() throws Exception {
    prepare(CompiledBackend.configured("-O1"));
    Files.createFile(backend.fail());
    assertThat(failure(CommandFailedException.class, () -> backend.build(false)))
        .hasMessageStartingWith("backend: install failed with exit code ");
    Files.delete(backend.fail());
    assertThat(notes()).containsExactly("compiled", "linked 0", "linked 1");
    Path build = backend.work().resolve("src/out");
    age(build);
    Files.createFile(build.resolve("young"));
    backend.log.clear();

    StoreEntry entry = backend.build(false);

    assertThat(notes()).containsExactly("compiled", "linked 0", "linked 1", "linked 0", "linked 1");
    assertThat(backend.log).hasSize(3).endsWith("built backend");
    assertThat(backend.log.get(1)).matches(LINKED_AGAIN);
    assertThat(entry.prefix().resolve("lib/libtiny.so")).isNotEmptyFile();
  }

  @Test
  void aLibraryWithoutSymbolsIsLinkedOnce() throws Exception {
    prepare(CompiledBackend.configured("-s"));
    backend.build(false);
    assertThat(notes()).containsExactly("compiled", "linked 0");
    assertThat(backend.log).containsExactly("built backend");
  }

  @Test
  void aToolchainWithoutWordsLinksOnce() throws Exception {
    backend.moduleOrder();
    prepare(CompiledBackend.configured("-O1"));
    backend.build(false);
    assertThat(notes()).containsExactly("compiled", "linked 0");
    assertThat(backend.log).containsExactly("built backend");
  }

  @Test
  void aBuildThatDoesNotLinkAgainIsTold() throws Exception {
    prepare(
        """
        build:
          system: argv
          buildFolder: out
          commands:
            compile:
              - [cc, '-I${source}/include', '-I${deps}/include', -fPIC, -c, '${source}/tiny.c']
              - [sh, -c, 'test -e done || cc -shared $0 -o libtiny.so tiny.o', '${link:libtiny.so}']
              - [touch, done]
        """);
    Path linked = backend.work().resolve("src/out/libtiny.so");
    BuildException e = failure(BuildException.class, () -> backend.build(false));
    assertThat(e)
        .hasMessage(
            backend.recipeFile() + ": run again, the build of backend 9.0 links no new " + linked)
        .extracting(NativeBuildException::remedy)
        .isEqualTo(
            "Take 'moduleOrder' out of the toolchain, or have 'from' of the module name what the"
                + " build's linker writes; the log is "
                + folder.resolve("logs/backend.log")
                + ".");
    assertThat(backend.log).isEmpty();
  }

  private void prepare(String build) throws Exception {
    backend.recipe(build, "out/libtiny.so").dependencies();
    backend.log.clear();
  }

  private List<String> notes() throws Exception {
    return Files.readAllLines(backend.recipeFile().resolveSibling("notes"));
  }

  /** Lets all files be as old as if they were surely whole. */
  private static void age(Path build) throws Exception {
    FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
    try (Stream<Path> files = Files.walk(build)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, old);
      }
    }
  }
}
