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
package org.apache.mxnet.natives.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.mxnet.natives.plan.Fingerprint;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResumableWorkTest {
  private static final Instant LAST = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;

  @Test
  void goesOnWithWhatItPreparedAndWithNothingElse() throws IOException {
    assertThat(work("1.0").resumes()).isFalse();
    work("1.0").prepared();
    assertThat(work("1.0").resumes()).isTrue();
    assertThat(work("1.1").resumes()).isFalse();
    work("1.1").prepared();
    assertThat(work("1.0").resumes()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsFirstWhatTheStoppedBuildLeftRunning() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sleep", "900");
    builder.environment().put(Toolset.WORK_VARIABLE, folder.resolve("work").toString());
    Process compiler = builder.start();
    try {
      assertThat(work("1.0").resumes()).isFalse();
      assertThat(compiler.isAlive()).isFalse();
    } finally {
      compiler.destroyForcibly();
    }
  }

  @Test
  void dropsTheFilesOfTheLastFiveSeconds() throws IOException {
    file("a.o", 3600_000);
    file("x.dir/old.o", 5_001);
    file("x.dir/just.o", 5_000);
    file("x.dir/young.o", 4_999);
    file("x.dir/deep/last.o", 0);
    assertThat(ResumableWork.dropUnfinished(folder)).isEqualTo(2);
    assertThat(folder.resolve("a.o")).exists();
    assertThat(folder.resolve("x.dir/old.o")).exists();
    assertThat(folder.resolve("x.dir/just.o")).exists();
    assertThat(folder.resolve("x.dir/young.o")).doesNotExist();
    assertThat(folder.resolve("x.dir/deep")).isEmptyDirectory();
  }

  @Test
  void hasNothingToDropInAnEmptyFolder() throws IOException {
    assertThat(ResumableWork.dropUnfinished(folder)).isZero();
  }

  private ResumableWork work(String version) {
    return new ResumableWork(
        folder.resolve("work"), new Fingerprint(new TreeMap<>(Map.of("version", version))));
  }

  private void file(String name, long millisBeforeTheLast) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    Files.setLastModifiedTime(
        file, FileTime.from(LAST.toEpochMilli() - millisBeforeTheLast, TimeUnit.MILLISECONDS));
  }
}
