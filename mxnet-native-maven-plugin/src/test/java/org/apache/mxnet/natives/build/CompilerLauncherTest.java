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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.toolchain.SampleToolchains;
import org.apache.mxnet.natives.toolchain.Toolchain.Kind;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerLauncherTest {
  private static final Map<String, String> NONE = Map.of();

  @TempDir Path folder;

  @Test
  void noneStartsNothing() throws Exception {
    install("ccache");
    CompilerLauncher launcher = of("none", Kind.HOST, NONE);
    assertThat(launcher.environment()).isEmpty();
    assertThat(launcher.prefix()).isEmpty();
    assertThat(launcher.isNetworked()).isFalse();
    launcher.countIn(folder);
    assertThat(launcher.summary()).isEmpty();
  }

  @Test
  void autoTakesCcacheIfItIsThereAndCanStartTheCompilers() throws Exception {
    install("distcc");
    assertThat(of("auto", Kind.HOST, NONE).environment()).isEmpty();
    install("ccache");
    assertThat(of("auto", Kind.CLANG_SYSROOT, NONE).environment())
        .containsEntry("MXNET_NATIVES_LAUNCHER", "ccache");
    assertThat(of("auto", Kind.ZIG, NONE).environment()).isEmpty();
  }

  @Test
  void ccacheGetsItsOwnVariablesAndTheUsersCache() throws Exception {
    install("ccache");
    CompilerLauncher launcher =
        of("ccache", Kind.HOST, Map.of("CCACHE_MAXSIZE", "9G", "DISTCC_HOSTS", "h", "HOME", "/h"));
    launcher.countIn(folder);
    assertThat(launcher.environment())
        .containsOnly(
            Map.entry("MXNET_NATIVES_LAUNCHER", "ccache"),
            Map.entry("CCACHE_MAXSIZE", "9G"),
            Map.entry("CCACHE_DIR", "/home/me/.cache/ccache"),
            Map.entry("CCACHE_SLOPPINESS", "pch_defines,time_macros"),
            Map.entry("CCACHE_STATSLOG", folder + "/launcher.log"));
    assertThat(launcher.isNetworked()).isFalse();
    assertThat(of("ccache", Kind.HOST, Map.of("CCACHE_DIR", "/mine")).environment())
        .containsEntry("CCACHE_DIR", "/mine");
    assertThat(of("ccache", Kind.HOST, Map.of("CCACHE_SLOPPINESS", "system_headers")).environment())
        .containsEntry("CCACHE_SLOPPINESS", "system_headers,pch_defines,time_macros");
  }

  @Test
  void thoseWithServersAreLetOntoTheNetwork() throws Exception {
    install("sccache");
    install("distcc");
    install("icecc");
    CompilerLauncher distcc = of("distcc", Kind.HOST, Map.of("DISTCC_HOSTS", "a/4 b/4"));
    distcc.countIn(folder);
    assertThat(distcc.isNetworked()).isTrue();
    assertThat(distcc.environment())
        .containsEntry("DISTCC_HOSTS", "a/4 b/4")
        .containsEntry("DISTCC_VERBOSE", "1")
        .containsEntry("DISTCC_LOG", folder + "/launcher.log");
    assertThat(of("sccache", Kind.HOST, NONE).isNetworked()).isTrue();
    assertThat(of("sccache", Kind.HOST, NONE).environment())
        .containsEntry("SCCACHE_DIR", "/home/me/.cache/sccache");
    assertThat(of("icecc", Kind.HOST, NONE).isNetworked()).isTrue();
  }

  /** No other machine has headers that are parsed here, and sccache does not look into them. */
  @ParameterizedTest
  @CsvSource({"none, true", "ccache, true", "sccache, false", "distcc, false", "icecc, false"})
  void someKnowPrecompiledHeaders(String program, boolean known) throws Exception {
    if (!program.equals("none")) {
      install(program);
    }
    assertThat(of(program, Kind.HOST, NONE).precompiles()).isEqualTo(known);
  }

  @Test
  void anUnknownOneIsToldWithThoseThereAre() {
    refuses("ccahe", Kind.HOST, "mxnet.launcher is 'ccahe', which starts no compilers")
        .isEqualTo("Set -Dmxnet.launcher to auto, none, ccache, sccache, distcc, icecc.");
  }

  @Test
  void oneThatIsNotInstalledIsTold() {
    refuses("distcc", Kind.HOST, "mxnet.launcher is distcc, which is in no folder of " + folder)
        .isEqualTo("Install it (apt-get install distcc), or set -Dmxnet.launcher=none.");
  }

  @Test
  void noneCanStartZig() throws Exception {
    install("ccache");
    refuses(
            "ccache",
            Kind.ZIG,
            "ccache cannot start the compilers of sample: Zig is one program for all")
        .isEqualTo("Set -Dmxnet.launcher=none; Zig keeps a cache of its own.");
  }

  @Test
  void tellsHowMuchCameFromTheCache() throws Exception {
    install("ccache");
    CompilerLauncher launcher = of("ccache", Kind.HOST, NONE);
    Files.writeString(folder.resolve("launcher.log"), "direct_cache_hit\n");
    launcher.countIn(folder);
    assertThat(launcher.summary()).contains("compilers started by ccache");
    Files.writeString(
        folder.resolve("launcher.log"),
        """
        # src/a.cc
        direct_cache_hit
        local_storage_hit
        # src/b.cc
        cache_miss
        direct_cache_miss
        preprocessed_cache_miss
        # src/cache_miss
        direct_cache_miss
        preprocessed_cache_hit
        """);
    assertThat(launcher.summary()).contains("ccache: 2 of 3 compilations from the cache (67 %)");
  }

  /** Its server has served others before. */
  @Test
  void tellsWhatSccacheServedMeanwhile() throws Exception {
    install("sccache");
    Path statistics = folder.resolve("statistics");
    Files.writeString(
        folder.resolve("sccache"),
        "#!/bin/sh\n[ $1$SCCACHE_DIR = --show-stats/c ] && cat " + statistics);
    CompilerLauncher launcher = of("sccache", Kind.HOST, Map.of("SCCACHE_DIR", "/c"));
    Files.writeString(
        statistics, "Cache hits      10\nCache hits (C/C++)  10\nCache misses     20\n");
    launcher.countIn(folder);
    Files.writeString(
        statistics,
        "Cache hits      13\nCache hits (C/C++)  13\nCache misses     21\nCache timeouts   0\n");
    assertThat(launcher.summary()).contains("sccache: 3 of 4 compilations from the cache (75 %)");
  }

  @Test
  void tellsHowManyFilesEachHostCompiled() throws Exception {
    install("distcc");
    CompilerLauncher launcher = of("distcc", Kind.HOST, NONE);
    launcher.countIn(folder);
    Files.writeString(
        folder.resolve("launcher.log"),
        """
        distcc[7] (dcc_build_somewhere) job: compile
        distcc[7] compile a.cc on 10.0.0.2/4,lzo completed ok
        distcc[8] compile b.cc on localhost completed ok
        distcc[9] compile c.cc on 10.0.0.2/4,lzo completed ok
        distcc[9] compile d.cc on 10.0.0.3 failed
        distcc[9] compile (null) on localhost completed ok
        """);
    assertThat(launcher.summary())
        .contains("distcc: files compiled by each host: {10.0.0.2/4,lzo=2, localhost=1}");
  }

  private AbstractStringAssert<?> refuses(String wanted, Kind kind, String problem) {
    BuildException failure = failure(BuildException.class, () -> of(wanted, kind, NONE));
    assertThat(failure).hasMessage(problem);
    return assertThat(failure).extracting(NativeBuildException::remedy).asString();
  }

  private CompilerLauncher of(String wanted, Kind kind, Map<String, String> environment)
      throws BuildException {
    return CompilerLauncher.of(
        wanted,
        SampleToolchains.of(kind, Platform.LINUX_X86_64, "gcc"),
        environment,
        Path.of("/home/me"),
        folder.toString());
  }

  private void install(String program) throws IOException {
    Path file = Files.createFile(folder.resolve(program));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
