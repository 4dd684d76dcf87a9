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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStoreTest {
  private static final int USERS = 8;
  private static final int JOBS = 10;

  @TempDir Path folder;

  @Test
  void eightProcessesDoEachJobOnce() throws Exception {
    Path log = folder.resolve("log");
    Path root = folder.resolve("store");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      processes.add(StoreKillMain.start(root, 0, JOBS, log));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(Files.readAllLines(log))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, JOBS).mapToObj(job -> "job" + job).toList());
    TestStore test = new TestStore(root);
    for (int job = 0; job < JOBS; job++) {
      assertThat(test.store.get(StoreKillMain.request(job).fingerprint(), Verification.FULL))
          .isPresent();
    }
    assertThat(test.warnings).isEmpty();
  }

  @Test
  void eightThreadsDoAJobOnceAndAreToldThatTheyWait() throws Exception {
    AtomicInteger builds = new AtomicInteger();
    CountDownLatch waiting = new CountDownLatch(USERS - 1);
    List<String> notes = new ArrayList<>();
    StoreListener listener =
        new StoreListener() {
          @Override
          public void note(String line) {
            synchronized (notes) {
              notes.add(line);
            }
            waiting.countDown();
          }

          @Override
          public void warn(String line) {
            throw new AssertionError(line);
          }
        };
    // A store of its own for each: what they share is the folder.
    Callable<StoreEntry> user =
        () ->
            Store.open(folder.resolve("store"), "0.1.0", listener)
                .build(
                    TestStore.zlib(),
                    prefix -> {
                      builds.incrementAndGet();
                      waiting.await(60, TimeUnit.SECONDS);
                      return TestStore.fillZlib(prefix);
                    });
    ExecutorService executor = Executors.newFixedThreadPool(USERS);
    try {
      List<Future<StoreEntry>> users =
          executor.invokeAll(List.of(user, user, user, user, user, user, user, user));
      for (Future<StoreEntry> each : users) {
        assertThat(each.get()).isEqualTo(users.get(0).get());
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(builds).hasValue(1);
    assertThat(notes)
        .hasSize(USERS - 1)
        .containsOnly("zlib: waits for another thread of this process that builds the same");
  }

  @Test
  void namesTheProcessThatIsWaitedFor() throws Exception {
    Path root = folder.resolve("store");
    Path log = folder.resolve("log");
    Path notes = StoreKillMain.notes(log);
    List<Process> started = new ArrayList<>();
    new TestStore(root)
        .store.build(
            StoreKillMain.request(0),
            prefix -> {
              started.add(StoreKillMain.start(root, 0, 1, log));
              while (started.get(0).isAlive() && !Files.exists(notes)) {
                Thread.sleep(5);
              }
              return TestStore.fillZlib(prefix);
            });
    assertThat(started.get(0).waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(notes)
        .hasContent(
            "job0: waits for process %d that builds the same"
                .formatted(ProcessHandle.current().pid()));
    // It used what this process built.
    assertThat(log).doesNotExist();
  }
}
