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
package org.apache.mxnet.natives.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DefinedSymbolsTest {
  @TempDir Path folder;

  @Test
  void findsWhatIsExportedAndNothingThatIsOnlyCalled() throws Exception {
    Path file =
        ElfImageBuilder.library()
            .defined("ours")
            .defined("other")
            .need("libz.so.1", "Z_1", "called")
            .build()
            .write(folder.resolve("lib.so"));

    assertThat(DefinedSymbols.find(file, Set.of("ours", "called", "our", "ours2")))
        .extracting(DefinedSymbol::name)
        .containsExactly("ours");
    assertThat(DefinedSymbols.find(file, Set.of())).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void agreesWithNmOnALibraryOfTheJdk() throws Exception {
    Path file = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
    Process nm = new ProcessBuilder("nm", "-D", "--defined-only", file.toString()).start();
    List<String> names =
        new String(nm.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst(".* ", "").replaceFirst("@.*", ""))
            .toList();

    assertThat(names).hasSizeGreaterThan(50);
    assertThat(DefinedSymbols.find(file, Set.copyOf(names)))
        .extracting(DefinedSymbol::name)
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(names));
  }

  @Test
  void refusesAFileThatIsNotElf() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "plain text, no binary");

    assertThat(
            Failures.failure(
                ElfFormatException.class, () -> DefinedSymbols.find(file, Set.of("a"))))
        .hasMessageContaining("not an ELF file");
  }
}
