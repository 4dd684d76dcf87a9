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
package org.apache.mxnet.natives.audit;

import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {
  private static final byte[] ZLIB = text(" deflate 1.2.6 Copyright 1995-2012 Jean-loup Gailly ");

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  private static byte[] text(String text) {
    return ("\0" + text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void refusesExportsBeyondThePolicy() throws Exception {
    bundle
        .exports("MX*", "Java_?*")
        .file("a.so", sound().defined("MXInit").defined("Java_a_b").defined("helper"))
        .file("b.so", sound().defined("MXInit"));

    assertThat(bundle.words())
        .containsExactly(
            "exports: a.so exports a symbol beyond those of the policy: helper. | Link it with a"
                + " version script of its interface and \"local: *\", or add what belongs to the"
                + " interface to \"exports\" of the policy.");
    assertThat(bundle.findings().get(0).symbol()).contains("helper");
  }

  @Test
  void warnsOfTheSymbolsOfALinkedLibrary() throws Exception {
    bundle.file(
        "a.so",
        sound()
            .defined("inflateInit2_")
            .defined("deflateInit2_")
            .defined("a")
            .defined("b")
            .defined("c")
            .defined("d"));

    assertThat(bundle.words())
        .containsExactly(
            "leaked-library: a.so exports 2 symbols of zlib, which is linked into it: inflateInit2_,"
                + " deflateInit2_. | Link it with a version script of its own interface and \"local:"
                + " *\", or with -Wl,--exclude-libs,ALL.");
  }

  @Test
  void letsALibraryExportItself() throws Exception {
    bundle
        .file("libz.so.1", sound().defined("inflateInit2_").defined("a").defined("b").defined("c"))
        .file("libmostly.so", sound().defined("inflateInit2_").defined("deflateInit2_"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void warnsOfALibraryOlderThanEightYears() throws Exception {
    bundle.file("a.so", sound().section(".rodata", 1, ZLIB));

    assertThat(bundle.words())
        .containsExactly(
            "stale-library: a.so holds zlib 1.2.6, released on 2012-01-29, more than 8 years ago"
                + " (found: \"deflate 1.2.6 Copyright 1995-\"). | Build it with a current release"
                + " of zlib.");
  }

  @ParameterizedTest
  @CsvSource({"1.3.1, 1", "1.2.6, 0"})
  void comparesWithTheVersionOfTheRecipe(String expected, int findings) throws Exception {
    bundle.versions(Map.of("zlib", expected)).file("a.so", sound().section(".rodata", 1, ZLIB));

    assertThat(bundle.messages())
        .hasSize(findings)
        .allMatch(m -> m.startsWith("stale-library: a.so holds zlib 1.2.6, not the 1.3.1 of the"));
  }

  @Test
  void warnsOfPathsOfTheBuildingMachine() throws Exception {
    byte[] path = text("/home/builder/mxnet/src/a.cc");
    bundle
        .file("a.so", sound().section(".rodata", 1, path))
        .file("b.so", sound().section(".rodata", 1, text("/usr/lib/locale")));

    assertThat(bundle.words())
        .containsExactly(
            "build-path: a.so holds paths of the machine that built it:"
                + " /home/builder/mxnet/src/a.cc. | Compile with -ffile-prefix-map=<folder>=., and"
                + " configure with a prefix that is not of the machine.");
  }

  @Test
  void warnsOfAFileWhereNoLoaderLooks() throws Exception {
    bundle
        .folders("lib/native/", "native/*/")
        .file("a.so", sound())
        .file("lib/native/b.so", sound())
        .file("native/linux/c.so", sound());

    assertThat(bundle.words())
        .containsExactly(
            "loader-folder: a.so lies in the root, where no loader looks for it; it looks in"
                + " lib/native/, native/*/. | Pack it into one of these folders, or add its own to"
                + " \"folders\" of the policy.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"libcudart.so.11.2", "libcudnn_ops_infer.so.8", "libnccl.so.2"})
  void refusesLibrariesOfAGpuVendor(String name) throws Exception {
    bundle.file(name, sound());

    assertThat(bundle.words())
        .containsExactly(
            "gpu-library: "
                + name
                + " is a library of a GPU vendor, which may not be passed on. | Leave it out, and"
                + " declare it under \"requirements\" of the policy: users install it.");
  }

  @Test
  void refusesCodeThatTheCompilerForGpusMade() throws Exception {
    bundle
        .file("a.so", sound().section(".nv_fatbin", 1, (byte) 1))
        .file("libcurl.so.4", sound())
        .file("libcustom.so", sound());

    assertThat(bundle.messages())
        .containsExactly(
            "gpu-library: a.so holds code for GPUs that nvcc made (.nv_fatbin), which may not be"
                + " passed on.");
  }
}
