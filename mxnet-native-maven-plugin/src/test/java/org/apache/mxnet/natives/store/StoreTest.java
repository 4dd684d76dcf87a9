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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder;
  private TestStore test;

  @BeforeEach
  void open() throws IOException {
    test = new TestStore(folder.resolve("store"));
  }

  @Test
  void buildsOnceAndFindsItAgain() throws Exception {
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isEmpty();
    StoreEntry built = test.buildZlib();
    assertThat(test.store.build(TestStore.zlib(), TestStore::fillNever)).isEqualTo(built);
    assertThat(test.store.get(TestStore.zlib().fingerprint(), Verification.FULL)).contains(built);
    assertThat(new TestStore(test.root).store.get(TestStore.zlib().fingerprint())).contains(built);
    assertThat(test.warnings).isEmpty();
  }

  @Test
  void keepsWhatWasBuiltAndHow() throws Exception {
    EntryInfo info = test.buildZlib().info();
    assertThat(info.request()).isEqualTo(TestStore.zlib());
    assertThat(info.bytes()).isEqualTo(15 + 14 + 7);
    assertThat(info.cpu()).hasMillis(1234);
    assertThat(info.source()).isEqualTo("https://zlib.net/zlib-1.3.1.tar.gz");
    assertThat(info.createdBy()).isEqualTo("0.1.0");
    assertThat(test.entry(TestStore.zlib()).resolve("entry.json"))
        .content()
        .contains(
            "\"schema\": \"mxnet-store/1\"", "\"version\": \"1.3.1\"", "\"target\": \"libz.a\"");
  }

  @Test
  void givesAllFilesTheSameModesAndTimeAndDropsEmptyFolders() throws Exception {
    StoreEntry entry = test.buildZlib();
    assertThat(entry.files())
        .containsExactly(
            new EntryFile.Regular("bin/minigzip", true, 7, Sha256.of("program")),
            new EntryFile.Regular("include/zlib.h", false, 14, Sha256.of("header of zlib")),
            new EntryFile.Regular("lib/libz.a", false, 15, Sha256.of("archive of zlib")),
            new EntryFile.Link("lib/libzlib.a", "libz.a"));
    Path program = entry.prefix().resolve("bin/minigzip");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program)))
        .isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(program)).hasToString("1980-01-01T00:00:00Z");
    assertThat(entry.prefix().resolve("share")).doesNotExist();
  }

  @Test
  void cutsTheTieToTheBuildFolderOfAHardLinkedFile() throws Exception {
    Path original = TestStore.write(folder.resolve("build/x.h"), "as built");
    StoreEntry entry =
        test.store.build(
            TestStore.zlib(),
            prefix -> {
              Files.createLink(prefix.resolve("x.h"), original);
              return TestStore.facts();
            });
    Files.writeString(original, "edited later");
    assertThat(entry.prefix().resolve("x.h")).hasContent("as built");
  }

  @Test
  void leavesNothingOfAFailedBuild() throws IOException {
    assertThatThrownBy(
            () ->
                test.store.build(
                    TestStore.zlib(),
                    prefix -> {
                      TestStore.write(prefix.resolve("lib/half.a"), "half");
                      throw new IllegalStateException("the compiler crashed");
                    }))
        .hasMessage("the compiler crashed");
    assertThat(test.store.get(TestStore.zlib().fingerprint())).isEmpty();
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
    assertThat(test.store.entries()).isEmpty();
  }

  @Test
  void refusesAPrefixWithNothingInIt() {
    StoreException failure =
        failure(
            StoreException.class,
            () -> test.store.build(TestStore.zlib(), prefix -> TestStore.facts()));
    assertThat(failure)
        .hasMessageStartingWith("zlib 1.3.1 (")
        .hasMessageEndingWith("…): the build left nothing in its prefix");
    assertThat(failure.remedy()).contains("installTargets");
  }

  @Test
  void refusesLinksThatLeaveThePrefix() {
    for (String target : List.of("/usr/lib/libz.a", "../../libz.a", "a/../../../x")) {
      StoreException failure =
          failure(StoreException.class, () -> buildWithLink("lib/libz.a", target));
      assertThat(failure).hasMessageContaining("the build installs lib/libz.a -> " + target);
      assertThat(failure.remedy()).contains("good in any folder");
    }
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void refusesNamesThatAnotherLocaleSpellsOtherwise() {
    StoreException failure =
        failure(StoreException.class, () -> buildWithLink("lib/tab\there", "x"));
    assertThat(failure)
        .hasMessageContaining("lib/tab\there, which has characters that are not printable ASCII");
  }

  private void buildWithLink(String path, String target) throws Exception {
    test.store.build(
        TestStore.zlib(),
        prefix -> {
          Path link = prefix.resolve(path);
          Files.createDirectories(link.getParent());
          Files.createSymbolicLink(link, Path.of(target));
          return TestStore.facts();
        });
  }

  @Test
  void listsItsEntries() throws Exception {
    test.buildZlib();
    test.store.build(TestStore.request("zlib", "1.3", Map.of()), TestStore::fillZlib);
    test.store.build(TestStore.request("libpng", "1.6.48", Map.of()), TestStore::fillZlib);
    assertThat(test.store.entries())
        .extracting(summary -> summary.name() + " " + summary.version() + " " + summary.bytes())
        .containsExactly("libpng 1.6.48 36", "zlib 1.3 36", "zlib 1.3.1 36");
  }

  @Test
  void saysWhyItBuilds() throws Exception {
    EntryRequest wanted =
        TestStore.request("zlib", "1.3.1", Map.of("need.x", "a".repeat(64), "b", "1", "c", "1"));
    assertThat(explain(wanted)).isEqualTo("first build");
    test.store.build(TestStore.request("zlib", "0.9", Map.of("z", "1")), TestStore::fillZlib);
    assertThat(explain(wanted))
        .isEqualTo("rebuilt: b added 1; c added 1; need.x added aaaaaaaaaaaa… and 2 more");
    test.store.build(
        TestStore.request("zlib", "1.3", Map.of("need.x", "b".repeat(64), "b", "1", "c", "1")),
        TestStore::fillZlib);
    assertThat(explain(wanted))
        .isEqualTo("rebuilt: need.x bbbbbbbbbbbb… -> aaaaaaaaaaaa…; version 1.3 -> 1.3.1");
    assertThat(test.store.explainMiss("zlib", "linux-aarch64", wanted.fingerprint()))
        .isEqualTo("first build");
  }

  private String explain(EntryRequest wanted) throws IOException {
    return test.store.explainMiss(wanted.name(), wanted.platform(), wanted.fingerprint());
  }
}
