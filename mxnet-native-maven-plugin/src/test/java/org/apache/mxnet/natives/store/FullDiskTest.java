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
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * With a file system of 4 MiB where the tests may mount one; elsewhere its cases are reported as
 * skipped, and only the device that is always full (Linux, full(4)) stands for a full disk.
 */
class FullDiskTest {
  private static final int TOO_MUCH = 5 << 20;

  @TempDir Path folder;
  private Path small;
  private boolean mounted;

  @BeforeEach
  void mount(TestReporter reporter) throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString());
    reporter.publishEntry("full disk", mounted ? "tmpfs of 4 MiB" : "/dev/full only");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", small.toString())).isTrue();
    }
  }

  @Test
  void isToldWithTheFolderTheRestAndWhatToDo() throws Exception {
    TestStore test = new TestStore(folder.resolve("store"));
    StoreException failure =
        failure(
            StoreException.class,
            () ->
                test.store.build(
                    TestStore.zlib(),
                    prefix -> {
                      TestStore.write(prefix.resolve("first"), "fits");
                      Files.write(Path.of("/dev/full"), new byte[1]);
                      return TestStore.facts();
                    }));
    assertFull(failure, test);
  }

  @Test
  void isNotBlamedForOtherTrouble() throws Exception {
    TestStore test = new TestStore(folder.resolve("store"));
    assertThatIOException()
        .isThrownBy(
            () ->
                test.store.build(
                    TestStore.zlib(),
                    prefix -> {
                      throw new IOException("Input/output error");
                    }))
        .withMessage("Input/output error");
  }

  @Test
  void endsABuildAndTheNextOneFitsAgain() throws Exception {
    assumeMounted();
    TestStore test = new TestStore(small.resolve("store"));
    StoreException failure =
        failure(StoreException.class, () -> test.store.build(TestStore.zlib(), FullDiskTest::fill));
    assertFull(failure, test);
    assertThat(test.store.get(test.buildZlib().info().fingerprint(), Verification.FULL))
        .isPresent();
  }

  @Test
  void endsAnEntryWhoseListNoLongerFits() throws Exception {
    assumeMounted();
    TestStore test = new TestStore(small.resolve("store"));
    StoreException failure =
        failure(
            StoreException.class,
            () ->
                test.store.build(
                    TestStore.zlib(),
                    prefix -> {
                      // Empty files take no block of a tmpfs, but lines in entry.json.
                      for (int i = 0; i < 500; i++) {
                        Files.createFile(prefix.resolve("a-name-that-is-rather-long-" + i));
                      }
                      fillToTheBrim(prefix.resolve("rest"));
                      return TestStore.facts();
                    }));
    assertFull(failure, test);
  }

  @Test
  void endsARestore() throws Exception {
    assumeMounted();
    TestStore test = new TestStore(folder.resolve("store"));
    StoreEntry entry = test.store.build(TestStore.zlib(), FullDiskTest::fill);
    Path stage = small.resolve("stage");
    StoreException failure = failure(StoreException.class, () -> test.store.restore(entry, stage));
    assertThat(failure)
        .hasMessageStartingWith("the prefixes cannot be copied: the disk of " + stage + " is full");
    assertThat(test.store.get(TestStore.zlib().fingerprint(), Verification.FULL)).contains(entry);
  }

  @Test
  void endsAFetchFromTheRemoteCache() throws Exception {
    assumeMounted();
    TestRemote remote = new TestRemote(folder.resolve("remote"));
    TestStore other = new TestStore(folder.resolve("store"));
    other.store.with(remote).build(TestStore.zlib(), FullDiskTest::fill);
    TestStore test = new TestStore(small.resolve("store"));
    StoreException failure =
        failure(
            StoreException.class,
            () -> test.store.with(remote).build(TestStore.zlib(), TestStore::fillNever));
    assertFull(failure, test);
  }

  private void assumeMounted() {
    assumeTrue(mounted, "no file system can be mounted here; only /dev/full was tried");
  }

  private static void assertFull(StoreException failure, TestStore test) throws IOException {
    assertThat(failure.getMessage())
        .startsWith("zlib 1.3.1 (")
        .contains("cannot be kept: the disk of " + test.root + " is full, ")
        .endsWith(" bytes are free");
    assertThat(failure.remedy()).contains("store-prune", "-Dmxnet.store");
    assertThat(test.root.resolve("tmp")).isEmptyDirectory();
    assertThat(test.store.entries()).isEmpty();
  }

  private static BuildFacts fill(Path prefix) throws IOException {
    byte[] noise = new byte[TOO_MUCH];
    new Random(1).nextBytes(noise);
    Files.write(prefix.resolve("libbig.a"), noise);
    return TestStore.facts();
  }

  private static void fillToTheBrim(Path file) throws IOException {
    long free = Files.getFileStore(file.getParent()).getUsableSpace();
    Files.write(file, new byte[(int) free]);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }
}
