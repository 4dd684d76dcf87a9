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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.LinkedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FunctionOrderTest {
  @TempDir Path dir;
  private Path library;

  @BeforeEach
  void namesTheLibrary() {
    library = dir.resolve("libx.so");
  }

  @Test
  void namesThatDifferInDigitsAreNeighboursAndTheirCodeDecides() throws Exception {
    assertThat(
            order(
                LinkedImage.library()
                    .function("sum<1>", 0x90, 1)
                    .function("max<22>", 0x10)
                    .function("sum<2>", 0x80)
                    .function("max<1>", 0x20)
                    .function("sum<13>", 0x90)))
        .containsExactly("max<22>", "max<1>", "sum<2>", "sum<13>", "sum<1>");
  }

  @Test
  void ofLongNamesOnlyTheStartCountsBeforeTheCode() throws Exception {
    String stem = "s".repeat(40);
    String near = "1" + stem.substring(1);
    assertThat(
            order(
                LinkedImage.library()
                    .function(stem + "a", 3)
                    .function(near + "z", 1)
                    .function(stem + "b", 2)
                    .function(near + "sy", 1)))
        .containsExactly(near + "sy", stem + "b", stem + "a", near + "z");
  }

  @Test
  void theWholeNameDecidesLast() throws Exception {
    assertThat(order(LinkedImage.library().function("f3", 1).function("f20", 1).function("f1", 1)))
        .containsExactly("f1", "f20", "f3");
  }

  @Test
  void aNameOfSeveralFunctionsIsLeftOut() throws Exception {
    assertThat(
            order(
                LinkedImage.library()
                    .function("local", 1)
                    .function("other", 2)
                    .function("local", 3)))
        .containsExactly("other");
  }

  @Test
  void aLibraryWithoutSymbolsHasNoOrder() throws Exception {
    assertThat(order(LinkedImage.library().function("f", 1).stripped())).isEmpty();
  }

  @Test
  void whatIsNoLibraryIsTold() throws Exception {
    Files.writeString(library, "INPUT(libx.so.1)");
    ElfFormatException e = failure(ElfFormatException.class, () -> FunctionOrder.of(library));
    assertThat(e).hasMessage(library + ": not an ELF file, it does not start with 7f 45 4c 46.");
    assertThat(e.remedy()).isNotBlank();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ordersWhatTheMachinesCompilerLinks() throws Exception {
    Files.writeString(
        dir.resolve("x.c"),
        """
        #define PAIR(n) \\
          static int __attribute__((noinline)) plus##n(int a) { return a + n; } \\
          static int __attribute__((noinline)) times##n(int a) { return a * n * 7; } \\
          int both##n(int a) { return plus##n(a) ^ times##n(a); }
        PAIR(2) PAIR(3) PAIR(4)
        """);
    Process gcc =
        new ProcessBuilder("gcc", "-shared", "-fPIC", "-O1", "-fno-ipa-cp", "-o", "libx.so", "x.c")
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gcc.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(gcc.exitValue()).as(output).isZero();

    List<String> names =
        FunctionOrder.of(library).stream()
            .filter(name -> name.matches("(plus|times|both)\\d"))
            .toList();

    assertThat(names).hasSize(9);
    assertThat(names.subList(0, 3)).allMatch(name -> name.startsWith("both"));
    assertThat(names.subList(3, 6)).allMatch(name -> name.startsWith("plus"));
    assertThat(names.subList(6, 9)).allMatch(name -> name.startsWith("times"));
  }

  private List<String> order(LinkedImage image) throws Exception {
    return FunctionOrder.of(Files.write(library, image.build()));
  }
}
