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
package org.apache.mxnet.natives.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The toolchains that MXNet is built with, beside the plugin in this repository. */
class AssemblyToolchainsTest {
  private static final Path FOLDER = Path.of("../mxnet-scala-assembly/src/main/toolchains");

  static List<String> names() throws Exception {
    return ToolchainReader.names(FOLDER);
  }

  /**
   * distcc takes any word that begins with -o for the name of an output, and compiles such a file
   * here; ccache caches nothing that is compiled with -mllvm, unless it comes by -Xclang.
   */
  @ParameterizedTest
  @MethodSource("names")
  void launchersUnderstandTheFlags(String name) throws Exception {
    Toolchain toolchain = ToolchainReader.read(FOLDER, name, Platform.LINUX_X86_64);
    List<String> words = new ArrayList<>(toolchain.flags().c());
    words.addAll(toolchain.flags().cxx());
    words.addAll(toolchain.programs().get("c++"));
    assertThat(words).isNotEmpty().noneMatch(word -> word.startsWith("-o"));
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("-mllvm")) {
        assertThat(words.get(i - 1)).isEqualTo("-Xclang");
        assertThat(words.get(i + 1)).isEqualTo("-Xclang");
      }
    }
  }
}
