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
package org.apache.mxnet.natives.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that are shell scripts of the test, and the only ones on the PATH. */
final class FakePrograms {
  private final Path folder;

  FakePrograms(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.createFile(log());
  }

  /** Writes a program; each call of it is noted first, and its variables say where it is. */
  FakePrograms program(String name, String script) throws IOException {
    String head = "#!/bin/sh\nbin='%s'\necho \"%s $*\" >> \"$bin/log\"\n".formatted(folder, name);
    Path file = Files.writeString(folder.resolve(name), head + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return this;
  }

  Map<String, String> environment() {
    return Map.of("PATH", folder.toString(), "SECRET", "s3cret");
  }

  Path path() {
    return folder;
  }

  /** The calls so far, program and arguments. */
  List<String> calls() throws IOException {
    return Files.readAllLines(log());
  }

  private Path log() {
    return folder.resolve("log");
  }
}
