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
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCounterTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void aBuildOfThreeFiles() throws IOException {
    Files.writeString(
        folder.resolve("compile_commands.json"),
        """
        [
        {
          "directory": "/w/build",
          "command": "cc -DTEXT=\\"file\\": -c a.c",
          "file": "/w/src/a.c"
        },
        {
          "directory": "/w/build",
          "command": "c++ -c b.cc",
          "file": "/w/src/b.cc"
        },
        {
          "directory": "/w/build",
          "command": "cc -c c.S",
          "file": "/w/src/c.S"
        }
        ]
        """);
  }

  @Test
  void tellsOfEachFileAsItStarts() throws Exception {
    CompileCounter counter = counter();
    counter.line("[  0%] Building C object CMakeFiles/x.dir/a.c.o");
    counter.line("[ 33%] \u001b[32mBuilding CXX object CMakeFiles/x.dir/b.cc.o\u001b[0m");
    counter.line("[100%] Building ASM object CMakeFiles/x.dir/c.S.o");
    assertThat(told).containsExactly("compiled 0 of 3", "compiled 1 of 3", "compiled 2 of 3");
  }

  @Test
  void takesNoOtherLineForAFile() throws Exception {
    CompileCounter counter = counter();
    counter.line("[ 33%] Linking CXX shared library libx.so");
    counter.line("[ 33%] Built target x");
    counter.line("-- Building CXX object of my own");
    counter.line("warning: in [ 33%] Building");
    counter.line("");
    assertThat(told).isEmpty();
  }

  @Test
  void countsWhatAStoppedRunLeft() throws Exception {
    object("CMakeFiles/x.dir/a.c.o");
    object("sub/CMakeFiles/y.dir/b.cc.o");
    object("CMakeFiles/3.25.1/CompilerIdC/try.o");
    object("CMakeFiles/x.dir/b.cc.d");
    CompileCounter counter = counter();
    assertThat(counter.before()).isEqualTo(2);
    counter.line("[ 66%] Building C object CMakeFiles/x.dir/c.S.o");
    assertThat(told).containsExactly("compiled 2 of 3");
  }

  @Test
  void neverTellsOfMoreThanThereAre() throws Exception {
    CompileCounter counter = counter();
    for (int i = 0; i < 5; i++) {
      counter.line("[ 50%] Building CXX object CMakeFiles/x.dir/b.cc.o");
    }
    assertThat(told).hasSize(5).endsWith("compiled 3 of 3", "compiled 3 of 3");
  }

  @Test
  void anotherBuildSystemTellsNothing() throws Exception {
    Files.delete(folder.resolve("compile_commands.json"));
    counter().line("[  0%] Building C object CMakeFiles/x.dir/a.c.o");
    assertThat(told).isEmpty();
  }

  private CompileCounter counter() throws Exception {
    SampleRecipes recipes =
        new SampleRecipes(folder.resolve("recipes")).library("zlib", 1).backend("zlib", "", "");
    return CompileCounter.of(
        SamplePlans.plan(recipes).steps().get(0), new RecordingProgress(told), folder);
  }

  private void object(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
