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

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendComponentsTest {
  @TempDir Path folder;
  private StoredBackend backend;

  @BeforeEach
  void anEntry() throws Exception {
    backend = new StoredBackend(folder);
  }

  @Test
  void theStageTellsWhatIsInIt() throws Exception {
    Stage stage = backend.stage(Linkage.STATIC);
    assertThat(stage.id()).hasToString("linux-x86_64-cpu");
    assertThat(stage.linkage()).isEqualTo("static");
    assertThat(stage.name() + " " + stage.version()).isEqualTo("backend 9.0");
    assertThat(stage.origin()).isEqualTo("backend.tar");
    assertThat(stage.originSha256()).isEqualTo("0".repeat(64));
    // In the order of the recipe, in which they can be loaded.
    assertThat(stage.libraries())
        .extracting(StagedFile::path)
        .containsExactly("libz-first.so", "liba-second.so");
    assertThat(stage.debug()).extracting(StagedFile::path).containsExactly("libz-first.so.debug");
    assertThat(stage.systemRequirements()).isEmpty();
    assertThat(stage.components())
        .containsExactly(
            new StagedComponent(
                "backend",
                "9.0",
                "Zlib",
                "backend.tar",
                "sha256:" + "0".repeat(64),
                Role.BACKEND,
                StoredBackend.MODULES,
                List.of("dnn", "headers", "zlib", "libgcc", "glibc"),
                List.of("backend/LICENSE")),
            new StagedComponent(
                "dnn",
                "2",
                "MIT",
                "https://e.org/d/tree/" + "c".repeat(40),
                "git:" + "c".repeat(40),
                Role.CONTAINED,
                List.of("libz-first.so"),
                List.of(),
                List.of("dnn/d-COPYING")),
            // It makes no static library: it is in whatever the build itself links.
            new StagedComponent(
                "headers",
                "3",
                "MIT",
                "https://e.org/h",
                "",
                Role.CONTAINED,
                StoredBackend.MODULES,
                List.of(),
                List.of()),
            new StagedComponent(
                "zlib",
                "1.0",
                "Zlib",
                "zlib.tar",
                "sha256:" + "0".repeat(64),
                Role.LIBRARY,
                List.of("libz-first.so"),
                List.of(),
                List.of("zlib/LICENSE")),
            new StagedComponent(
                "libgcc",
                "12",
                "GPL-3.0-or-later WITH GCC-exception-3.1",
                "https://gcc.gnu.org/git/gcc.git",
                "",
                Role.RUNTIME,
                StoredBackend.MODULES,
                List.of(),
                List.of()),
            new StagedComponent(
                "glibc",
                "2.36",
                "LGPL-2.1-or-later WITH GCC-exception-2.0-note",
                "https://sourceware.org/git/glibc.git",
                "",
                Role.RUNTIME,
                StoredBackend.MODULES,
                List.of(),
                List.of()));
  }

  @Test
  void theStageTellsHowItWasBuilt() throws Exception {
    Stage stage = backend.stage(Linkage.STATIC);
    assertThat(stage.build().toolchain()).isEqualTo("sample");
    assertThat(stage.build().fingerprint()).matches("[0-9a-f]{64}");
    assertThat(stage.build().settings()).containsEntry("variant", "cpu");
    assertThat(stage.build().inputs())
        .extracting(input -> input.kind() + " " + input.name() + " " + input.origin())
        .containsExactly(
            "recipe zlib zlib/recipe.yaml",
            "source zlib zlib.tar",
            "recipe backend backend/recipe.yaml",
            "source backend backend.tar");
  }

  @Test
  void whatIsInNoFileIsNoComponent() throws Exception {
    backend.inputs("libz-first.so", "crti.o");
    backend.inputs("liba-second.so", "libgcc.a");
    assertThat(backend.stage(Linkage.STATIC).components())
        .extracting(StagedComponent::name)
        .containsExactly("backend", "headers", "libgcc", "glibc");
  }

  @Test
  void codeOfNoComponentIsRefused() throws Exception {
    backend.inputs("libz-first.so", "libgcc.a", "libstray.a", "libzlib.a");
    backend.inputs("liba-second.so", "libother.a", "libstray.a");
    BuildException failure = failure(BuildException.class, () -> backend.stage(Linkage.STATIC));
    assertThat(failure)
        .hasMessage(
            "liba-second.so has code of libother.a, libstray.a inside, and no component has that:"
                + " nobody can tell its licence")
        .extracting(NativeBuildException::remedy)
        .asString()
        .startsWith("If the backend's build makes it, add it to the 'archives' of an item of")
        .endsWith("to 'runtimes' in sample.yaml.");
    assertThat(backend.stageFolder.stageFile()).doesNotExist();
  }

  @Test
  void codeOfWhatOnlyAnotherVariantHasIsRefused() throws Exception {
    backend.inputs("liba-second.so", "libcub.a");
    assertThat(failure(BuildException.class, () -> backend.stage(Linkage.STATIC)))
        .hasMessageStartingWith("liba-second.so has code of libcub.a inside");
  }
}
