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
package org.apache.mxnet.natives.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryMarksTest {
  private static final String HEAD = "format: mxnet-libraries/1\nlibraries:\n  - id: z\n";

  @TempDir Path folder;

  @Test
  void readsWhatALibraryIsToldBy() throws Exception {
    LibraryMarks marks =
        marks(
            """
                names: [libz]
                files: ["libz.so*"]
                symbols: [z_open]
                texts: ["z: cannot open %s"]
                paths: [src/z.c]
                sections: [.z]
                version: "z (\\\\d+)"
                literal: "z "
                version-proves: true
                mention: "with z (\\\\d+)"
                mention-literal: with z
                version-functions: {z_version: stored, z_number: 100.1}
                series: {Z_2: z 2 to 4, Z_5: z 5}
            """);

    assertThat(marks.names()).containsExactly("libz");
    assertThat(marks.files()).containsExactly("libz.so*");
    assertThat(marks.symbols()).containsExactly("z_open");
    assertThat(marks.texts())
        .isEqualTo(new TextMarks(List.of("z: cannot open %s"), List.of("src/z.c"), 2));
    assertThat(marks.sections()).containsExactly(".z");
    assertThat(marks.version().pattern()).isEqualTo("z (\\d+)");
    assertThat(marks.version().proves()).isTrue();
    assertThat(marks.version().mentionLiteral()).isEqualTo("with z");
    assertThat(marks.version().functions())
        .containsExactly(
            new VersionFunction("z_version", List.of()),
            new VersionFunction("z_number", List.of(100, 1)));
    assertThat(marks.version().series().keySet()).containsExactly("Z_2", "Z_5");
    assertThat(marks.spdx(Optional.of("1"))).as("no licence").isEmpty();
  }

  @Test
  void prefersMarksToTheSymbolsThatTheAuditJudges() throws Exception {
    assertThat(marks("    symbols: [a]\n    marks: [b]\n").symbols()).containsExactly("b");
  }

  @Test
  void knowsTheLicenceOfEachRelease() throws Exception {
    LibraryMarks zmq = shipped("zmq");
    assertThat(zmq.spdx(Optional.of("4.2.2")))
        .contains("LGPL-3.0-or-later WITH LGPL-3.0-linking-exception");
    assertThat(zmq.spdx(Optional.of("4.3.4"))).contains(zmq.licences().get(0).spdx());
    assertThat(zmq.spdx(Optional.of("4.3.5"))).contains("MPL-2.0");
    assertThat(zmq.spdx(Optional.empty())).isEmpty();
    assertThat(shipped("zlib").spdx(Optional.empty())).contains("Zlib");
    assertThat(shipped("openssl").spdx(Optional.of("1.1.1k"))).contains("OpenSSL");
    assertThat(shipped("openssl").spdx(Optional.of("3.0.19"))).contains("Apache-2.0");
    assertThat(shipped("libpng").spdx(Optional.of("1.6.35"))).contains("Libpng");
    assertThat(shipped("opencv").spdx(Optional.of("4.10.0"))).contains("Apache-2.0");
  }

  @Test
  void theAuditKnowsOnlyThoseWhoseExportsItCanJudge() {
    KnownLibraries libraries = KnownLibraries.load();

    assertThat(libraries.all()).extracting(KnownLibrary::id).doesNotContain("libstdc++", "nvcc");
    assertThat(libraries.marks())
        .extracting(LibraryMarks::id)
        .contains("libstdc++", "nvcc")
        .containsAll(libraries.all().stream().map(KnownLibrary::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "names: [x] | :3:9: nothing tells of 'z' | Give it files",
        "texts: [short] | :4:13: 'short' is too short to tell of a library | 6 characters",
        "paths: [a.c] | :4:13: 'a.c' is too short to tell of a library | 6 characters",
        "mention: (1) | :3:9: 'z' has one of mention and mention-literal | Give both",
        "version-proves: yes | :4:21: unknown word 'yes' | true",
        "version-functions: {v: x} | :4:5: 'x' of v is no form of a version | 10000.100.1",
        "enough: 2 | :4:13: '2' of 0 texts cannot be enough | as many texts",
        "licences: [{spdx: A}, {spdx: B}] | :4:27: no release is left for this licence | order",
        "licences: [{before: 2, spdx: A}, {before: 1, spdx: B}] |"
            + " :4:38: no release is left for this licence | order",
      })
  void saysWhereMarksAreWrong(String line, String problem, String remedy) {
    YamlException failure =
        Failures.failure(YamlException.class, () -> marks("    " + line + "\n"));
    assertThat(failure).hasMessageEndingWith(problem);
    assertThat(failure.remedy()).contains(remedy);
  }

  private LibraryMarks marks(String lines) throws Exception {
    return KnownLibraries.parse(Yaml.of(folder, HEAD + lines)).marks().get(0);
  }

  private static LibraryMarks shipped(String id) {
    return KnownLibraries.load().marks().stream()
        .filter(marks -> marks.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
