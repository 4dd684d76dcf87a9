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
package org.apache.mxnet.natives.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A machine whose programs are shell scripts of the test. */
final class FakeMachine {
  private final Path folder;

  /**
   * @param temp an empty folder
   */
  FakeMachine(Path temp) throws IOException {
    this.folder = Files.createDirectories(temp.resolve("bin"));
  }

  /** A program that nobody should start: it leaves a trace. */
  FakeMachine program(String name) throws IOException {
    return answering(name, "no version at all");
  }

  /** A program that prints this, whatever it is asked; each start is noted. */
  FakeMachine answering(String name, String text) throws IOException {
    return script(name, "printf '%s\\n' '" + text.replace("'", "'\\''") + "'\n");
  }

  FakeMachine script(String name, String script) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name),
            "#!/bin/sh\necho \"" + name + " $*\" >> '" + starts() + "'\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return this;
  }

  /** Where the programs are, as a PATH. */
  String path() {
    return folder.toString();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Names and arguments of the programs that were started. */
  List<String> started() throws IOException {
    return Files.exists(starts()) ? Files.readAllLines(starts()) : List.of();
  }

  private Path starts() {
    return folder.resolveSibling("starts");
  }
}
