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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed with SIGKILL, the signal that cannot be caught, at random moments. */
class StoreKillTest {
  /** {@code -Dmxnet.test.kills=200} for more. */
  private static final int KILLS = Integer.getInteger("mxnet.test.kills", 50);

  /** Builds until it is killed. */
  private static final int JOBS = Integer.MAX_VALUE;

  private final Set<String> verified = new HashSet<>();

  @TempDir Path folder;

  @Test
  void noEntryIsEverHalf() throws Exception {
    Path root = folder.resolve("store");
    Path log = folder.resolve("log");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int interrupted = 0;
    int before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = StoreKillMain.start(root, before, JOBS, log);
      if (kill % 2 == 0) {
        // The first job of a new JVM is slow; the second tells how long one takes.
        long each = awaitJobs(process, log, 2);
        TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * 1.5 * each));
      } else {
        awaitEntry(process, root);
      }
      process.destroyForcibly().waitFor();
      interrupted += StoreIndex.children(root.resolve("tmp")).isEmpty() ? 0 : 1;
      before = verify(root, before, "seed " + seed + ", kill " + kill);
    }
    // Else the kills came at moments that show nothing.
    assertThat(interrupted).as("kills that hit a build").isGreaterThan(KILLS / 4);
    assertThat(before).as("entries that were finished in between").isGreaterThan(KILLS / 4);
    finish(root, log, before);
    Path calm = folder.resolve("calm");
    finish(calm, folder.resolve("calm.log"), before);
    assertThat(content(root)).isEqualTo(content(calm)).hasSize(before);
  }

  /**
   * Waits until the process has filled the prefixes of so many jobs.
   *
   * @return nanoseconds that the last of them took
   */
  private static long awaitJobs(Process process, Path log, int jobs) throws Exception {
    long took = 0;
    long size = size(log);
    for (int job = 0; job < jobs; job++) {
      long start = System.nanoTime();
      while (process.isAlive() && size(log) == size) {
        Thread.sleep(1);
      }
      size = size(log);
      took = System.nanoTime() - start;
    }
    assertThat(process.isAlive()).isTrue();
    return took;
  }

  /** Returns the moment a new entry can be seen: at that moment all of it must be there. */
  private static void awaitEntry(Process process, Path root) {
    File entries = root.resolve("entries").toFile();
    int before = entries.list().length;
    while (process.isAlive() && entries.list().length == before) {
      Thread.onSpinWait();
    }
  }

  private static long size(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private int verify(Path root, int before, String when) throws IOException {
    List<Path> entries = StoreIndex.children(root.resolve("entries"));
    TestStore test = new TestStore(root);
    for (EntrySummary summary : test.store.entries()) {
      EntryRequest request = TestStore.request(summary.name(), "1", Map.of());
      // In full once; afterwards it is enough that nothing has changed since.
      Verification level = verified.add(summary.name()) ? Verification.FULL : Verification.STAT;
      assertThat(test.store.get(request.fingerprint(), level)).as(when).isPresent();
    }
    assertThat(test.store.entries()).as(when).hasSameSizeAs(entries);
    assertThat(entries.size()).as(when).isGreaterThanOrEqualTo(before);
    assertThat(test.warnings).as(when).isEmpty();
    assertThat(root.resolve("tmp")).as(when).isEmptyDirectory();
    return entries.size();
  }

  private static void finish(Path root, Path log, int count) throws Exception {
    Process process = StoreKillMain.start(root, 0, count, log);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Every file of every entry, without what tells when it was built. */
  private static Map<String, List<EntryFile>> content(Path root) throws IOException {
    TestStore test = new TestStore(root);
    Map<String, List<EntryFile>> content = new TreeMap<>();
    for (EntrySummary summary : test.store.entries()) {
      EntryRequest request = TestStore.request(summary.name(), "1", Map.of());
      content.put(
          summary.name(),
          test.store.get(request.fingerprint(), Verification.FULL).orElseThrow().files());
    }
    return content;
  }
}
