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

import static org.apache.mxnet.natives.audit.AuditedBundle.free;
import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemVerdictsTest {
  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  private List<String> verdicts() throws Exception {
    return bundle.run().systems().stream()
        .map(v -> "%s %s %s".formatted(v.system().name(), v.loads(), v.because()))
        .toList();
  }

  private static ElfImageBuilder musl() {
    return free().name(1, "libc.musl-x86_64.so.1");
  }

  @Test
  void loadsWhereVersionsAndTheCLibraryAreThere() throws Exception {
    bundle
        .file("a.so", sound().need("libm.so.6", "GLIBC_2.23", "x"))
        .file("b.so", sound().need("libc.so.6", "GLIBC_2.34", "x"));

    assertThat(verdicts())
        .containsExactly(
            "CentOS 7 false [a.so needs GLIBC_2.23, it has 2.17, b.so needs GLIBC_2.34, it has"
                + " 2.17]",
            "Slim false [b.so needs GLIBC_2.34, it has 2.28]",
            "Debian 13 true []",
            "Alpine 3.20 false [it has musl, a.so is for glibc]");
  }

  @Test
  void namesALibraryThatASystemLacks() throws Exception {
    bundle.file(
        "a.so",
        sound()
            .name(1, "libopenblas.so.0")
            .name(1, "libstdc++.so.6")
            .need("libstdc++.so.6", "GLIBCXX_3.4.11", "x"));

    assertThat(verdicts())
        .startsWith(
            "CentOS 7 false [a.so needs libopenblas.so.0, which neither it nor the bundle has]",
            "Slim false [a.so needs libopenblas.so.0, libstdc++.so.6, which neither it nor the"
                + " bundle has]");
  }

  @Test
  void countsRequirementsAsMet() throws Exception {
    bundle.requirements("libopenblas.so.0").file("a.so", sound().name(1, "libopenblas.so.0"));

    assertThat(verdicts()).startsWith("CentOS 7 true []", "Slim true []", "Debian 13 true []");
  }

  @Test
  void givesEachCLibraryItsOwnFiles() throws Exception {
    bundle
        .file("linux/a.so", sound().need("libc.so.6", "GLIBC_2.28", "x"))
        .file("linux-musl/a.so", musl());

    assertThat(verdicts())
        .containsExactly(
            "CentOS 7 false [a.so needs GLIBC_2.28, it has 2.17]",
            "Slim true []",
            "Debian 13 true []",
            "Alpine 3.20 true []");
  }

  @Test
  void loadsFilesForMuslOnMuslAlone() throws Exception {
    bundle.file("a.so", musl()).file("data.so", free());

    assertThat(verdicts())
        .startsWith("CentOS 7 false [it has glibc, a.so is for musl]")
        .endsWith("Alpine 3.20 true []");
  }

  @Test
  void refusesExecutableStacksFromGlibc241On() throws Exception {
    bundle.file("a.so", sound().segment(0x6474e551L, 7, 0));

    assertThat(verdicts())
        .contains("Slim true []", "Debian 13 false [a.so wants an executable stack]");
  }

  @Test
  void letsTheMainProcessorsDecide() throws Exception {
    bundle
        .file("x86_64/a.so", sound())
        .file("aarch64/a.so", sound().machine(183).need("libc.so.6", "GLIBC_2.28", "x"))
        .file("riscv64/a.so", sound().machine(243).need("libc.so.6", "GLIBC_2.34", "x"));

    assertThat(verdicts())
        .startsWith("CentOS 7 false [aarch64: a.so needs GLIBC_2.28, it has 2.17]", "Slim true []");
  }

  @Test
  void leavesOutSystemsThatAProcessorNeverHad() throws Exception {
    bundle.file("riscv64/a.so", sound().machine(243).need("libc.so.6", "GLIBC_2.34", "x"));

    assertThat(verdicts())
        .startsWith("CentOS 7 true []", "Slim false [a.so needs GLIBC_2.34, it has 2.28]");
  }
}
