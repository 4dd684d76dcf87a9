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
package org.apache.mxnet.natives.store;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TamperedEntryTest {
  @TempDir Path folder;
  private TestStore test;
  private StoreEntry entry;

  /** Somebody's edit. */
  @FunctionalInterface
  interface Edit {
    void make(Path entry) throws IOException;
  }

  @BeforeEach
  void build() throws Exception {
    test = new TestStore(folder.resolve("store"));
    entry = test.buildZlib();
    // From now on the cheap look has something to go by.
    assertThat(test.store.get(TestStore.zlib().fingerprint())).contains(entry);
    assertThat(test.root.resolve("state").resolve(digest() + ".verified"))
        .content()
        .contains(" lib/libz.a\n");
  }

  static Stream<Arguments> edits() {
    String flipped = "archive of zliB";
    return Stream.of(
        Arguments.of(
            (Edit) e -> overwriteUnseen(e.resolve("prefix/lib/libz.a"), flipped),
            "lib/libz.a has digest %s, not %s"
                .formatted(Sha256.of(flipped), Sha256.of("archive of zlib"))),
        Arguments.of(
            (Edit) e -> Files.writeString(e.resolve("prefix/lib/libz.a"), "longer than it was"),
            "lib/libz.a has 18 bytes, not 15"),
        Arguments.of(
            (Edit) e -> Files.delete(e.resolve("prefix/include/zlib.h")),
            "include/zlib.h is missing"),
        Arguments.of(
            (Edit) e -> Files.writeString(e.resolve("prefix/lib/libz.so"), "x"),
            "lib/libz.so does not belong to it"),
        Arguments.of(
            (Edit) e -> mode(e.resolve("prefix/bin/minigzip"), "rw-r--r--"),
            "bin/minigzip has the mode rw-r--r--, not rwxr-xr-x"),
        Arguments.of((Edit) TamperedEntryTest::relink, "lib/libzlib.a leads to ../x, not libz.a"),
        Arguments.of(
            (Edit) e -> Files.writeString(e.resolve("entry.json"), "{\"schema\": "),
            "entry.json cannot be read: Unexpected end-of-input within/between Object entries"),
        Arguments.of(
            (Edit) e -> replace(e.resolve("entry.json"), "libz.a", "../../x"),
            "lib/../../x goes by way of '..'"),
        Arguments.of(
            (Edit) e -> replace(e.resolve("entry.json"), "\"1.3.1\"", "\"1.3.2\""),
            "entry.json is of the fingerprint "),
        Arguments.of((Edit) e -> Files.delete(e.resolve("entry.json")), "entry.json is missing"),
        Arguments.of(
            (Edit) e -> Files.move(e.resolve("prefix"), e.resolve("elsewhere")),
            "the folder prefix is missing"));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void isNamedSetAsideAndBuiltAgain(Edit edit, String fault) throws Exception {
    edit.make(test.entry(TestStore.zlib()));
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isEmpty();
    assertThat(test.warnings).hasSize(1);
    assertThat(test.warnings.get(0))
        .startsWith("store entry ")
        .contains(digest().hex().substring(0, 12), " is damaged: " + fault)
        .contains("; it is set aside in " + test.root.resolve("damaged"))
        .endsWith(" and rebuilt");
    assertThat(test.root.resolve("damaged")).isDirectoryContaining(Files::isDirectory);
    assertThat(test.buildZlib().files()).isEqualTo(entry.files());
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isPresent();
    assertThat(test.warnings).hasSize(1);
  }

  @Test
  void isRebuiltWithoutAnybodyAskingFirst() throws Exception {
    overwriteUnseen(entry.prefix().resolve("lib/libz.a"), "archive of zliB");
    StoreEntry rebuilt = test.buildZlib();
    assertThat(rebuilt.prefix().resolve("lib/libz.a")).hasContent("archive of zlib");
    assertThat(test.warnings).singleElement().asString().startsWith("store entry zlib 1.3.1 (");
  }

  @Test
  void isFoundWhileItIsCopied() throws Exception {
    overwriteUnseen(entry.prefix().resolve("lib/libz.a"), "archive of zliB");
    Path stage = folder.resolve("stage");
    DamagedEntryException failure =
        failure(DamagedEntryException.class, () -> test.store.restore(entry, stage));
    assertThat(failure)
        .hasMessageContaining("is damaged: lib/libz.a has digest ")
        .hasMessageContaining(Sha256.of("archive of zlib").hex());
    assertThat(failure.remedy()).isEqualTo("Run the build again: the entry is built anew.");
    assertThat(stage.resolve("lib/libz.a")).doesNotExist();
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isEmpty();
  }

  @Test
  void staysIfOnlyItsTimesChanged() throws Exception {
    Files.setLastModifiedTime(entry.prefix().resolve("lib/libz.a"), FileTime.fromMillis(0));
    assertThat(test.store.get(TestStore.zlib().fingerprint())).contains(entry);
    assertThat(test.warnings).isEmpty();
  }

  @Test
  void isSeenInFullWhenTheRecordOfTheLastLookIsForged() throws Exception {
    Path sidecar = test.root.resolve("state").resolve(digest() + ".verified");
    Files.write(sidecar, new byte[] {(byte) 0xff, 0});
    overwriteUnseen(entry.prefix().resolve("lib/libz.a"), "archive of zliB");
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isEmpty();
  }

  private Sha256 digest() {
    return TestStore.zlib().fingerprint().digest();
  }

  /** The size stays, and the time is set back: what an attacker, or a failing disk, would do. */
  private static void overwriteUnseen(Path file, String text) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, before);
    assertThat(Files.size(file)).isEqualTo(size);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
  }

  private static void relink(Path entry) throws IOException {
    Path link = entry.resolve("prefix/lib/libzlib.a");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("../x"));
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void replace(Path file, String old, String text) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, text));
  }
}
