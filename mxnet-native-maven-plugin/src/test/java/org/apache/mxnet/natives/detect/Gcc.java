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
package org.apache.mxnet.natives.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles with the machine's gcc, in a folder of a test. */
final class Gcc {
  private final Path folder;

  Gcc(Path folder) {
    this.folder = folder;
  }

  /** Optimised, without what nobody refers to. */
  Path library(String name, String source, String... options) throws Exception {
    Files.writeString(folder.resolve(name + ".c"), source);
    List<String> arguments =
        new ArrayList<>(List.of("-O2", "-fPIC", "-shared", "-ffunction-sections", "-w"));
    arguments.addAll(List.of("-fdata-sections", "-Wl,--gc-sections", "-o", name, name + ".c"));
    arguments.addAll(List.of(options));
    run(arguments);
    return folder.resolve(name);
  }

  void run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("gcc"));
    command.addAll(arguments);
    Process gcc =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gcc.waitFor()).as(output).isZero();
  }
}
