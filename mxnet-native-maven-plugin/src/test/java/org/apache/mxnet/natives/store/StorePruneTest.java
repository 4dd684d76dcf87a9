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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePruneTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path folder;
  private TestStore test;

  @BeforeEach
  void open() throws IOException {
    test = new TestStore(folder.resolve("store"));
  }

  @Test
  void removesWhatWasNotUsedForLongestUntilTheRestFits() throws Exception {
    StoreEntry old = build("1.1", Duration.ofDays(30));
    StoreEntry older = build("1.0", Duration.ofDays(40));
    StoreEntry recent = build("1.2", Duration.ofDays(1));
    source("sha/oldest.tar.gz", 1000, Duration.ofDays(50));
    source("sha/new.tar.gz", 1000, Duration.ofDays(2));
    // Each has its own size: entry.json tells how long the build took.
    long gone = FileTrees.bytes(older.prefix().getParent());
    long kept = 0;
    for (StoreEntry entry : List.of(old, recent)) {
      kept += FileTrees.bytes(entry.prefix().getParent());
    }
    PruneReport report = test.store.prune(kept + 1000, YEAR);
    assertThat(report.removed())
        .extracting(PruneReport.Removed::what)
        .containsExactly("sources/sha/oldest.tar.gz", older.info().request().toString());
    assertThat(report.bytesRemoved()).isEqualTo(1000 + gone);
    assertThat(report.bytesKept()).isEqualTo(1000 + kept);
    assertThat(test.store.get(older.info().fingerprint())).isEmpty();
    assertThat(test.store.get(old.info().fingerprint())).isPresent();
    assertThat(test.store.get(recent.info().fingerprint())).isPresent();
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
    assertThat(test.warnings).isEmpty();
  }

  @Test
  void removesWhatIsTooOldHoweverMuchFits() throws Exception {
    StoreEntry old = build("1.0", Duration.ofDays(40));
    build("1.1", Duration.ofDays(20));
    assertThat(test.store.prune(Long.MAX_VALUE, Duration.ofDays(30)).removed())
        .extracting(PruneReport.Removed::what)
        .containsExactly(old.info().request().toString());
    assertThat(test.store.entries()).hasSize(1);
  }

  @Test
  void keepsWhatARunningBuildMayBeCopying() throws Exception {
    build("1.0", Duration.ofMinutes(90));
    source("new.tar.gz", 5, Duration.ZERO);
    assertThat(test.store.prune(0, Duration.ZERO).removed()).isEmpty();
    assertThat(test.store.entries()).hasSize(1);
  }

  @Test
  void keepsWhatIsLocked() throws Exception {
    StoreEntry entry = build("1.0", Duration.ofDays(40));
    Path lock = test.root.resolve("locks").resolve(entry.info().fingerprint().digest() + ".lock");
    Optional<StoreLock> held = StoreLock.tryAcquire(lock);
    assertThat(test.store.prune(0, Duration.ZERO).removed()).isEmpty();
    held.orElseThrow().close();
    assertThat(test.store.prune(0, Duration.ZERO).removed()).hasSize(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void countsAnEntryAsUsedWhenItIsFound() throws Exception {
    StoreEntry entry = build("1.0", Duration.ofDays(40));
    assertThat(test.store.get(entry.info().fingerprint())).isPresent();
    assertThat(test.store.prune(0, Duration.ZERO).removed()).isEmpty();
    assertThat(test.store.entries().get(0).lastUsed())
        .isAfter(Instant.now().minus(YEAR.dividedBy(365)));
  }

  @Test
  void removesDamagedEntriesAndDeadBuilds() throws Exception {
    StoreEntry entry = build("1.0", Duration.ZERO);
    Files.writeString(entry.prefix().resolve("lib/libz.a"), "edited");
    assertThat(test.store.get(entry.info().fingerprint())).isEmpty();
    Path dead = test.root.resolve("tmp/zlib-dead/prefix/lib/libz.a");
    TestStore.write(dead, "half");
    PruneReport report = test.store.prune(Long.MAX_VALUE, YEAR);
    assertThat(report.removed()).hasSize(1);
    assertThat(report.removed().get(0).what()).startsWith("damaged/");
    assertThat(test.root.resolve("damaged")).isEmptyDirectory();
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void openingDeletesDeadBuildsButNotLivingOnes() throws Exception {
    Path dead = test.root.resolve("tmp/zlib-dead/prefix/x");
    test.store.build(
        TestStore.zlib(),
        prefix -> {
          TestStore.write(dead, "half");
          TestStore.write(test.root.resolve("tmp/zlib-dead.lock"), "process 1");
          new TestStore(test.root);
          assertThat(prefix).exists();
          return TestStore.fillZlib(prefix);
        });
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
  }

  private StoreEntry build(String version, Duration unused) throws Exception {
    StoreEntry entry =
        test.store.build(TestStore.request("zlib", version, Map.of()), TestStore::fillZlib);
    age(test.root.resolve("state").resolve(entry.info().fingerprint().digest() + ".used"), unused);
    return entry;
  }

  private void source(String path, int size, Duration unused) throws IOException {
    age(TestStore.write(test.store.sources().resolve(path), "x".repeat(size)), unused);
  }

  private static void age(Path file, Duration unused) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(unused)));
  }
}
