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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRestoreTest {
  @TempDir Path folder;
  private TestStore test;
  private Path stage;

  @BeforeEach
  void open() throws IOException {
    test = new TestStore(folder.resolve("store"));
    stage = folder.resolve("a/stage");
  }

  @Test
  void copiesFilesModesTimesAndLinks() throws Exception {
    test.store.restore(test.buildZlib(), stage);
    assertThat(stage.resolve("lib/libz.a")).hasContent("archive of zlib");
    assertThat(Files.readSymbolicLink(stage.resolve("lib/libzlib.a"))).hasToString("libz.a");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(stage.resolve("bin/minigzip"))))
        .isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(stage.resolve("include/zlib.h")))
        .hasToString("1980-01-01T00:00:00Z");
  }

  @Test
  void copiesManyAndLargeFiles() throws Exception {
    byte[] large = new byte[3_000_001];
    new Random(1).nextBytes(large);
    StoreEntry entry =
        test.store.build(
            TestStore.zlib(),
            prefix -> {
              for (int i = 0; i < 300; i++) {
                TestStore.write(prefix.resolve("include/d" + i % 7 + "/h" + i), "header " + i);
              }
              Files.write(prefix.resolve("large"), large);
              Files.createFile(prefix.resolve("none"));
              return TestStore.facts();
            });
    test.store.restore(entry, stage);
    assertThat(Files.readAllBytes(stage.resolve("large"))).isEqualTo(large);
    assertThat(stage.resolve("none")).isEmptyFile();
    assertThat(stage.resolve("include/d5/h299")).hasContent("header 299");
    assertThat(PrefixTree.of(stage)).isEqualTo(PrefixTree.of(entry.prefix()));
  }

  @Test
  void givesCopiesThatMayBeEdited() throws Exception {
    StoreEntry entry = test.buildZlib();
    test.store.restore(entry, stage);
    Files.writeString(stage.resolve("lib/libz.a"), "edited");
    assertThat(test.store.get(TestStore.zlib().fingerprint(), Verification.FULL)).contains(entry);
  }

  @Test
  void replacesFilesAndDoesNotFollowALinkInTheirPlace() throws Exception {
    Path outside = TestStore.write(folder.resolve("outside"), "precious");
    TestStore.write(stage.resolve("lib/libz.a"), "of an earlier build, and longer");
    TestStore.write(stage.resolve("lib/libzlib.a"), "no link yet");
    TestStore.write(stage.resolve("own"), "stays");
    Files.createDirectories(stage.resolve("include"));
    Files.createSymbolicLink(stage.resolve("include/zlib.h"), outside);
    test.store.restore(test.buildZlib(), stage);
    assertThat(outside).hasContent("precious");
    assertThat(stage.resolve("include/zlib.h")).hasContent("header of zlib");
    assertThat(stage.resolve("lib/libzlib.a")).isSymbolicLink().hasContent("archive of zlib");
    assertThat(stage.resolve("own")).hasContent("stays");
  }

  @Test
  void mergesEntriesThatShareEqualFiles() throws Exception {
    StoreEntry png = build("libpng", "include/zlib.h", "header of zlib");
    test.store.restoreAll(List.of(test.buildZlib(), png), stage);
    assertThat(stage.resolve("include/zlib.h")).hasContent("header of zlib");
    assertThat(stage.resolve("lib/libz.a")).exists();
  }

  @Test
  void refusesToMergeDifferentFiles() throws Exception {
    StoreEntry zlib = test.buildZlib();
    StoreEntry png = build("libpng", "include/zlib.h", "another header");
    assertConflict(zlib, png, "include/zlib.h");
  }

  @Test
  void refusesToMergeAFileWithAFolder() throws Exception {
    StoreEntry zlib = test.buildZlib();
    StoreEntry png = build("libpng", "lib", "a file");
    assertConflict(zlib, png, "lib");
  }

  private void assertConflict(StoreEntry zlib, StoreEntry png, String path) {
    StoreException failure =
        failure(StoreException.class, () -> test.store.restoreAll(List.of(zlib, png), stage));
    assertThat(failure.getMessage())
        .contains("zlib 1.3.1 (", "libpng 1 (")
        .endsWith("both have " + path + ", and not the same");
    assertThat(failure.remedy()).contains("'remove'");
    assertThat(stage).doesNotExist();
  }

  private StoreEntry build(String name, String path, String text) throws Exception {
    return test.store.build(
        TestStore.request(name, "1", Map.of()),
        prefix -> {
          TestStore.write(prefix.resolve(path), text);
          return TestStore.facts();
        });
  }
}
