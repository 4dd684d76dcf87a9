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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Folders, a library, and an intake that is closed again. */
abstract class IntakeFixture {
  @TempDir Path folder;
  Path scratch;
  byte[] library;

  @BeforeEach
  void makeTheLibrary() {
    scratch = folder.resolve("scratch");
    library = ElfImageBuilder.library().build().bytes();
  }

  /** What an intake held, read before it was closed. */
  record Result(List<String> paths, List<String> methods, List<String> notes) {}

  Result open(Path... inputs) throws NativeBuildException, IOException {
    return open(IntakeLimits.STANDARD, inputs);
  }

  Result open(IntakeLimits limits, Path... inputs) throws NativeBuildException, IOException {
    try (Intake intake = Intake.open(List.of(inputs), scratch, limits)) {
      return new Result(
          intake.natives().stream().map(NativeEntry::path).toList(),
          intake.methods().stream()
              .map(m -> m.archive() + " " + (m.overloaded() ? m.longExport() : m.shortExport()))
              .toList(),
          intake.notes());
    }
  }

  Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  void assertScratchIsEmpty() throws IOException {
    if (Files.exists(scratch)) {
      try (Stream<Path> left = Files.list(scratch)) {
        assertThat(left).isEmpty();
      }
    }
  }
}
