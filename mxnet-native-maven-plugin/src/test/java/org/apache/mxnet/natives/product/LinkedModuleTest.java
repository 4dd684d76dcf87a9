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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Judges libraries that the machine's own compiler and binutils made. */
@EnabledOnOs(OS.LINUX)
class LinkedModuleTest {
  private static final String[] SOUND = {
    "-Wl,-z,relro",
    "-Wl,-z,now",
    "-Wl,-z,noexecstack",
    "-Wl,--build-id=sha1",
    "-Wl,--version-script=exports.map"
  };

  /** Fortified, it would need symbol versions of the machine's choice. */
  private static final String[] COMPILE = {
    "gcc", "-shared", "-fPIC", "-O1", "-U_FORTIFY_SOURCE", "-Wl,--no-as-needed"
  };

  @TempDir Path dir;

  @BeforeEach
  void writesTheSources() throws Exception {
    Files.writeString(
        dir.resolve("first.c"),
        "#include <string.h>\nvoid other(void) {}\n"
            + "void MXcopy(char *to, char *from, unsigned long n) { memcpy(to, from, n); }\n");
    Files.writeString(
        dir.resolve("second.c"),
        "void MXcopy(char *, char *, unsigned long);\n"
            + "void MXtwice(char *to, char *from) { MXcopy(to, from, 7); }\n");
    Files.writeString(dir.resolve("exports.map"), "{ global: MX*; local: *; };\n");
  }

  @Test
  void acceptsTwoModulesAsTheyShouldBeLinked() throws Exception {
    link("libfirst.so", "first.c", SOUND);
    link("libsecond.so", "second.c", with(SOUND, "libfirst.so", "-Wl,-rpath,$ORIGIN"));
    strip("libfirst.so");
    strip("libsecond.so");

    assertThat(check("libfirst.so").exports()).isEqualTo(1);
    ModuleSummary second = check("libsecond.so", "libfirst.so");
    assertThat(second.needed()).contains("libfirst.so");
    assertThat(second.bytes()).isEqualTo(Files.size(dir.resolve("libsecond.so")));
  }

  @Test
  void refusesALibraryAsACompilerLinksItUnasked() throws Exception {
    link("libfirst.so", "first.c", "-Wl,-z,norelro", "-Wl,-z,lazy", "-Wl,--build-id=none", "-g");

    List<String> problems =
        failure(ProductException.class, () -> check("libfirst.so")).faults().stream()
            .map(Fault::problem)
            .toList();

    assertThat(problems)
        .anyMatch(problem -> problem.endsWith("it has no PT_GNU_RELRO and no DF_BIND_NOW"))
        .contains("it has a symbol table for debuggers (.symtab)")
        .anyMatch(problem -> problem.startsWith("it has debugging information (.debug_"))
        .contains("it names no file with its debugging information (.gnu_debuglink)")
        .anyMatch(problem -> problem.startsWith("it has no build id"))
        .anyMatch(problem -> problem.endsWith(" beyond those of the recipe: other"))
        .hasSize(6);
  }

  private ModuleSummary check(String name, String... siblings) throws Exception {
    return new ModuleCheck()
        .run(
            new ModuleRequest(
                "demo 1.0",
                dir.resolve(name),
                name,
                Platform.host(System.getProperty("os.name"), System.getProperty("os.arch")),
                new GlibcVersion(2, 17, 0),
                List.of("MX*"),
                Set.of(siblings),
                false,
                List.of(dir.toString())));
  }

  private void link(String name, String source, String... options) throws Exception {
    run(
        with(
            with(COMPILE, options),
            "-ffile-prefix-map=" + dir + "=.",
            "-Wl,-soname," + name,
            "-o",
            name,
            source));
  }

  /** Splits the debugging information off, as a build does. */
  private void strip(String name) throws Exception {
    run("objcopy", "--only-keep-debug", name, name + ".debug");
    run("strip", "--strip-all", name);
    run("objcopy", "--add-gnu-debuglink=" + name + ".debug", name);
  }

  private static String[] with(String[] command, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }
}
