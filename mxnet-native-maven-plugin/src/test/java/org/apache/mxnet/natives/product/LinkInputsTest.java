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
package org.apache.mxnet.natives.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkInputsTest {
  @TempDir Path folder;

  @Test
  void readsTheNotationOfLld() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("map"),
            """
                         VMA              LMA     Size Align Out     In      Symbol
                         2d0              2d0     3bd0     8         <internal>:(.dynsym)
                        4000             4000       10    16         CMakeFiles/a.dir/crt.cc.o:(.text)
                        4010             4010       10    16         /x/lib/../lib64/crti.o:(.init)
                        4020             4020       10    16         /x/4.8.5/crtbeginS.o:(.text)
                        4030             4030       10    16         deps/lib/libz.a(inflate.o):(.text.inflate)
                        4040             4040       10    16         deps/lib/libz.a(zutil.c.o):(.text)
                        4050             4050       10    16         sub/libdnnl.a(a.cpp.o):(.text)
            """);
    assertThat(LinkInputs.of(map)).containsExactly("crtbeginS.o", "crti.o", "libdnnl.a", "libz.a");
  }

  @Test
  void bytesOfNoEncodingAreNoError() throws IOException {
    Path map = Files.write(folder.resolve("map"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 'a'});
    assertThat(LinkInputs.of(map)).isEmpty();
  }

  /** What the linkers of the machine write, and not what we think that they do. */
  @ParameterizedTest
  @ValueSource(strings = {"gcc -fuse-ld=bfd", "clang-16 -fuse-ld=lld"})
  void readsWhatTheLinkerWrites(String compiler) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("in.c"), "int in(void) { return 1; }");
    Files.writeString(folder.resolve("out.c"), "int out(void) { return 2; }");
    Files.writeString(folder.resolve("own.c"), "int in(void); int own(void) { return in(); }");
    run("gcc -c -fPIC in.c out.c own.c");
    run("ar rcs libtaken.a in.o");
    run("ar rcs libleft.a out.o");
    run(compiler + " -shared -o libown.so own.o libtaken.a libleft.a -Wl,-Map=map");
    assertThat(LinkInputs.of(folder.resolve("map")))
        .contains("libtaken.a", "crti.o", "crtbeginS.o")
        .doesNotContain("libleft.a", "own.o", "in.o");
  }

  private void run(String command) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(command.split(" ")));
    Process process = new ProcessBuilder(argv).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(command).isZero();
  }
}
