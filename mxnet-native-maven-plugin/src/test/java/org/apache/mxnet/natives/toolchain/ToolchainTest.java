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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainTest {
  private static final String ZIG =
      """
      format: mxnet-toolchain/1
      name: zig
      kind: zig
      why: a test
      glibc: "2.17"
      rewrites: {-march=skylake-avx512: -march=skylake_avx512}
      flags: {c: [-O2]}
      programs:
        ar: ["${download}/zig", ar]
        ranlib: ["${download}/zig", ranlib]
        nm: [llvm-nm]
        strip: [llvm-strip]
        ld: [ld.lld]
      platforms:
        linux-x86_64:
          triple: x86_64-linux-gnu
          programs:
            cc: ["${download}/zig", cc, "-ffile-prefix-map=${work}=."]
            c++: ["${download}/zig", c++]
          download: {sources: [{npm: "zig@1.0.0", sha256: %s}]}
      """
          .formatted("a".repeat(64));

  @TempDir Path folder;

  @Test
  void readsAToolchain() throws Exception {
    Toolchain zig = read(ZIG);
    assertThat(zig).hasToString("zig (glibc 2.17)");
    assertThat(zig.machinePrograms()).containsExactly("ld.lld", "llvm-nm", "llvm-strip");
  }

  @Test
  void itsIdentityHasEachArgumentVersionAndDigest() throws Exception {
    assertThat(read(ZIG).identity(Map.of("llvm-nm", "LLVM 16")))
        .containsEntry("toolchain.cc.01", "cc")
        .containsEntry("toolchain.nm.version", "LLVM 16")
        .containsEntry("toolchain.glibc", "2.17")
        .containsEntry("toolchain.download.0", "sha256:" + "a".repeat(64))
        .doesNotContainKey("toolchain.strip.version");
  }

  @Test
  void aMissingToolchainOrPlatformIsToldWithThoseThereAre() throws Exception {
    read(ZIG);
    assertThat(
            failure(
                ToolchainException.class,
                () -> ToolchainReader.read(folder, "gcc", Platform.LINUX_X86_64)))
        .hasMessage("no toolchain 'gcc' in " + folder)
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Set -Dmxnet.toolchain to one of: zig.");
    assertThat(
            failure(
                ToolchainException.class,
                () -> ToolchainReader.read(folder, "zig", Platform.OSX_AARCH64)))
        .hasMessage(folder.resolve("zig.yaml") + " has nothing for osx-aarch64");
  }

  @Test
  void aHostToolchainHasNoDownloadAndAllOthersHave() {
    assertThat(failure(YamlException.class, () -> read(ZIG.replace("kind: zig", "kind: host"))))
        .hasMessageEndingWith("a toolchain of the kind 'host' has no 'download'");
  }

  @Test
  void aMissingProgramIsTold() {
    assertThat(failure(YamlException.class, () -> read(ZIG.replace("  nm: [llvm-nm]\n", ""))))
        .hasMessageEndingWith("no program 'nm'");
  }

  @Test
  void wordsForTheModulesLinkerAreReadAndAreNoPartOfTheIdentity() throws Exception {
    Toolchain linking = read(ZIG + "moduleLink: [--icf=safe, -O2]\n");
    assertThat(linking.moduleLink()).containsExactly("--icf=safe", "-O2");
    Toolchain plain = read(ZIG);
    assertThat(plain.moduleLink()).isEmpty();
    assertThat(linking.identity(Map.of())).isEqualTo(plain.identity(Map.of()));
    assertThat(failure(YamlException.class, () -> read(ZIG + "moduleLink: {icf: safe}\n")).remedy())
        .isNotBlank();
  }

  @Test
  void wordsForTheSecondLinkNameTheFileWithTheOrder() throws Exception {
    Toolchain ordering =
        read(ZIG + "moduleOrder: [-Xlinker, '--symbol-ordering-file=${file}', -O2]\n");
    assertThat(ordering.moduleOrder(Path.of("/a b/x.order")))
        .containsExactly("-Xlinker", "--symbol-ordering-file=/a b/x.order", "-O2");
    Toolchain plain = read(ZIG);
    assertThat(plain.moduleOrder()).isEmpty();
    assertThat(plain.moduleOrder(Path.of("/x.order"))).isEmpty();
    assertThat(ordering.identity(Map.of())).isEqualTo(plain.identity(Map.of()));
    YamlException e =
        failure(YamlException.class, () -> read(ZIG + "moduleOrder: [--order=$file, -O2]\n"));
    assertThat(e)
        .hasMessageStartingWith(folder.resolve("zig.yaml") + ":")
        .hasMessageEndingWith("'moduleOrder' has no ${file}");
    assertThat(e.remedy())
        .isEqualTo("Write ${file} where the linker is told the file with the order.");
  }

  @Test
  void lowestVersionsAreReadAndAreNoPartOfTheIdentity() throws Exception {
    String requires = "requires: [{program: cmake, version: 3.10, why: MXNet asks for it}]\n";
    Toolchain asking = read(ZIG + requires);
    assertThat(asking.requires())
        .containsExactly(new Toolchain.Minimum("cmake", "3.10", "MXNet asks for it"));
    Toolchain plain = read(ZIG);
    assertThat(plain.requires()).isEmpty();
    assertThat(asking.identity(Map.of())).isEqualTo(plain.identity(Map.of()));
    assertThat(asking.machinePrograms()).isEqualTo(plain.machinePrograms());
  }

  @Test
  void aLowestVersionIsNumbersWithDots() {
    YamlException e =
        failure(
            YamlException.class,
            () -> read(ZIG + "requires: [{program: cmake, version: '>= 3.10', why: w}]\n"));
    assertThat(e).hasMessageEndingWith("'>= 3.10' is no version that can be compared");
    assertThat(e.remedy()).isEqualTo("Write numbers with dots between them, for example 3.13.");
    assertThat(
            failure(
                YamlException.class, () -> read(ZIG + "requires: [{program: cmake, why: w}]\n")))
        .hasMessageEndingWith("'version' is missing");
  }

  @Test
  void theProgramsOfAToolsetAddTheirArgumentsAndRewriteOthers() throws Exception {
    Path download = Files.createDirectories(folder.resolve("a b'c"));
    Path real = download.resolve("zig");
    Files.writeString(
        real, "#!/bin/sh\nfor a; do printf '[%s]' \"$a\"; done\n", StandardCharsets.UTF_8);
    assertThat(real.toFile().setExecutable(true)).isTrue();
    Toolset tools = Toolset.write(read(ZIG), download, folder.resolve("bin"));
    ProcessBuilder cc =
        new ProcessBuilder(
            tools.programs().resolve("cc").toString(),
            "-march=skylake-avx512",
            "-DNAME=\"a b\"",
            "",
            "x.c");
    cc.environment().put(Toolset.WORK_VARIABLE, "/some where");
    assertThat(output(cc))
        .isEqualTo(
            "[cc][-ffile-prefix-map=/some where=.][-march=skylake_avx512]"
                + "[-DNAME=\"a b\"][][x.c]");
  }

  private static String output(ProcessBuilder builder) throws IOException {
    return new String(
        builder.redirectErrorStream(true).start().getInputStream().readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private Toolchain read(String text) throws ToolchainException, YamlException, IOException {
    Files.writeString(folder.resolve("zig.yaml"), text);
    return ToolchainReader.read(folder, "zig", Platform.LINUX_X86_64);
  }
}
