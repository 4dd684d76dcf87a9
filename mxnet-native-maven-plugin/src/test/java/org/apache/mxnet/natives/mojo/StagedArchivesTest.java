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
package org.apache.mxnet.natives.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.mxnet.natives.audit.Contribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedArchivesTest {
  @TempDir Path prefix;

  @Test
  void namesTheObjectsOfThoseArchivesAloneThatAreInTheFile() throws Exception {
    Path lib = Files.createDirectories(prefix.resolve("lib"));
    Files.writeString(lib.resolve("x.c"), "int outside(void); int x(void) { return outside(); }");
    for (String name : List.of("a", "b")) {
      run(lib, "gcc", "-c", "-fPIC", "x.c", "-o", name + ".o");
      run(lib, "ar", "rcs", "lib" + name + ".a", name + ".o");
    }
    TreeMap<String, List<String>> linked = new TreeMap<>();
    linked.put("libglue.so", List.of("crti.o", "libb.a"));
    StagedArchives archives = new StagedArchives(prefix, linked);
    assertThat(archives.of("stage/lib/libglue.so", "outside", "GLIBC_2.14"))
        .extracting(Contribution::archive, Contribution::object)
        .containsExactly(tuple("libb.a", "b.o"));
    assertThat(archives.of("libother.so", "outside", "GLIBC_2.14")).isEmpty();
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
