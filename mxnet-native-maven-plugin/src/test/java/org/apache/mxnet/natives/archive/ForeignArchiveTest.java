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

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of the programs that people make archives with. */
class ForeignArchiveTest {
  private static final long HOLE = 3_000_000;

  @TempDir Path temp;
  private Path tree;
  private Path archive;

  @BeforeEach
  void plantATree() throws IOException {
    archive = temp.resolve("archive");
    tree = Files.createDirectories(temp.resolve("tree"));
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/b/file"), "content");
    Files.createLink(tree.resolve("a/hard"), tree.resolve("a/b/file"));
    Files.createSymbolicLink(tree.resolve("a/soft"), Path.of("b/file"));
    Path program = Files.writeString(tree.resolve("program"), "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "oldgnu", "pax", "ustar", "v7"})
  void unpacksTheTarsOfGnuTar(String format) throws Exception {
    run("tar", "-C", temp.toString(), "--format=" + format, "-cf", archive.toString(), "tree");
    demandTree();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
  void unpacksWhatCompressionProgramsCompressed(String program) throws Exception {
    assumeProgram(program);
    run(
        "tar",
        "-C",
        temp.toString(),
        "--use-compress-program=" + program,
        "-cf",
        archive.toString(),
        "tree");
    demandTree();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
  void unpacksWhatWasCompressedInSeveralPieces(String program) throws Exception {
    assumeProgram(program);
    run("tar", "-C", temp.toString(), "-cf", archive.toString(), "tree");
    run(
        "sh",
        "-c",
        "head -c 3000 \"$1\" | %s >\"$1.1\" && tail -c +3001 \"$1\" | %1$s >>\"$1.1\""
            .formatted(program),
        "sh",
        archive.toString());
    archive = temp.resolve("archive.1");
    demandTree();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format=gnu",
        "--format=pax --sparse-version=0.0",
        "--format=pax --sparse-version=0.1",
        "--format=pax --sparse-version=1.0"
      })
  void unpacksSparseFiles(String options) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(tree.resolve("sparse").toFile(), "rw")) {
      file.write("begin".getBytes(StandardCharsets.US_ASCII));
      file.seek(HOLE);
      file.write("end".getBytes(StandardCharsets.US_ASCII));
    }
    List<String> argv = new ArrayList<>(List.of("tar", "-C", temp.toString(), "--sparse"));
    argv.addAll(List.of(options.split(" ")));
    argv.addAll(List.of("-cf", archive.toString(), "tree"));
    run(argv.toArray(String[]::new));
    assertThat(Files.size(archive)).isLessThan(HOLE);
    demandTree();
    assertThat(temp.resolve("out/sparse")).hasSameBinaryContentAs(tree.resolve("sparse"));
  }

  @Test
  void unpacksTheZipsOfInfoZip() throws Exception {
    assumeProgram("zip");
    run("sh", "-c", "cd \"$1\" && zip -qry archive.zip tree", "sh", temp.toString());
    archive = temp.resolve("archive.zip");
    demandTree();
  }

  @Test
  void refusesAnEncryptedZip() throws Exception {
    assumeProgram("zip");
    run("sh", "-c", "cd \"$1\" && zip -qr -P secret archive.zip tree", "sh", temp.toString());
    archive = temp.resolve("archive.zip");
    assertThat(failure(ArchiveException.class, this::unpack))
        .hasMessageStartingWith("archive " + archive + ", entry 'tree/")
        .hasMessageEndingWith("': is encrypted");
  }

  private void demandTree() throws Exception {
    unpack();
    Path out = temp.resolve("out");
    assertThat(out.resolve("a/b/file")).hasContent("content");
    assertThat(out.resolve("a/hard")).hasContent("content");
    assertThat(Files.readSymbolicLink(out.resolve("a/soft"))).hasToString("b/file");
    assertThat(out.resolve("program")).isExecutable();
    assertThat(Files.getLastModifiedTime(out.resolve("program")).toInstant().getEpochSecond())
        .isEqualTo(Files.getLastModifiedTime(tree.resolve("program")).toInstant().getEpochSecond());
  }

  private void unpack() throws ArchiveException, IOException {
    ArchiveUnpacker.unpack(archive, temp.resolve("out"), Options.standard());
  }

  private static void assumeProgram(String program) {
    assumeThat(Files.exists(Path.of("/bin", program)) || Files.exists(Path.of("/usr/bin", program)))
        .as(program)
        .isTrue();
  }

  private static void run(String... argv) throws Exception {
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
