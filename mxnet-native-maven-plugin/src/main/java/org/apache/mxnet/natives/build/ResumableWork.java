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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.exec.LeftoverProcesses;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.plan.Fingerprint;
import org.apache.mxnet.natives.toolchain.Toolset;

/**
 * A work folder in which a build of an hour goes on where it was stopped, instead of starting anew.
 * It knows for which fingerprint it was filled, so nothing of another recipe or compiler stays.
 */
final class ResumableWork {
  /** Longer than any program takes from the last byte it writes to the end of its file. */
  private static final Duration UNCERTAIN = Duration.ofSeconds(5);

  private final Path work;
  private final String wanted;

  ResumableWork(Path work, Fingerprint fingerprint) {
    this.work = work;
    this.wanted = fingerprint.digest().hex();
  }

  /** Whether the folder holds an unfinished build of just this. */
  boolean resumes() throws IOException {
    LeftoverProcesses.end(Toolset.WORK_VARIABLE, work.toString());
    return Files.isRegularFile(marker()) && Files.readString(marker()).equals(wanted);
  }

  /** From now on the folder may be resumed: what is in it is complete, or known by its time. */
  void prepared() throws IOException {
    AtomicFile.writeText(marker(), wanted);
  }

  /**
   * Deletes what may have been in work when the build was stopped: make takes a file for finished
   * that is there, and an assembler writes in place.
   *
   * @param build the build folder
   * @return how many files that were
   */
  static int dropUnfinished(Path build) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(build)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Instant last = Instant.MIN;
    List<FileTime> times = new ArrayList<>();
    for (Path file : files) {
      FileTime time = Files.getLastModifiedTime(file);
      times.add(time);
      last = time.toInstant().isAfter(last) ? time.toInstant() : last;
    }
    int dropped = 0;
    for (int i = 0; i < files.size(); i++) {
      if (times.get(i).toInstant().isAfter(last.minus(UNCERTAIN))) {
        Files.delete(files.get(i));
        dropped++;
      }
    }
    return dropped;
  }

  private Path marker() {
    return work.resolve("prepared");
  }
}
