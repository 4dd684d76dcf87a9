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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendStagerTest {
  @TempDir Path folder;
  private StoredBackend backend;

  @BeforeEach
  void anEntry() throws Exception {
    backend = new StoredBackend(folder);
  }

  @Test
  void putsTheFilesOfTheEntryWhereLaterGoalsLook() throws Exception {
    Stage stage = backend.stage(Linkage.STATIC);
    assertThat(backend.stageFolder.libraries().resolve("liba-second.so"))
        .hasBinaryContent(backend.files.get("lib/liba-second.so"));
    assertThat(backend.stageFolder.debug().resolve("libz-first.so.debug")).hasContent("symbols");
    assertThat(backend.stageFolder.licenses().resolve("dnn/d-COPYING")).hasContent("of its part");
    assertThat(backend.stageFolder.path().resolve("backend")).doesNotExist();
    assertThat(StageFile.read(backend.stageFolder)).isEqualTo(stage);
  }

  @Test
  void nothingStaysOfAnEarlierStage() throws Exception {
    for (Path old :
        List.of(
            backend.stageFolder.libraries(),
            backend.stageFolder.debug(),
            backend.stageFolder.licenses())) {
      Files.createDirectories(old);
      Files.createFile(old.resolve("old"));
    }
    backend.files.remove("debug/libz-first.so.debug");
    Stage stage = backend.stage(Linkage.STATIC);
    assertThat(backend.stageFolder.libraries().resolve("old")).doesNotExist();
    assertThat(backend.stageFolder.debug()).doesNotExist();
    assertThat(backend.stageFolder.licenses().resolve("old")).doesNotExist();
    assertThat(stage.debug()).isEmpty();
  }

  @Test
  void dynamicLinkageNamesThePackageOfEachLibraryThatIsNeeded() throws Exception {
    backend.inputs("libz-first.so", "libdnn.a", "libgcc.a", "crtn.o");
    backend.library("libz-first.so", "libblas.so.3", "libc.so.6");
    backend.library("liba-second.so", "libz-first.so", "libblas.so.3");
    Stage stage = backend.stage(Linkage.DYNAMIC);
    assertThat(stage.linkage()).isEqualTo("dynamic");
    assertThat(stage.systemRequirements())
        .containsExactly(new SystemRequirement("libblas.so.3", "libblas3", "blas", "a test"));
    assertThat(stage.components())
        .extracting(StagedComponent::name)
        .containsExactly("backend", "dnn", "headers", "libgcc", "glibc");
  }

  @Test
  void aLibraryOfNoNamedPackageIsTold() throws Exception {
    backend.library("liba-second.so", "libgfortran.so.5");
    BuildException failure = failure(BuildException.class, () -> backend.stage(Linkage.DYNAMIC));
    assertThat(failure)
        .hasMessage(
            "liba-second.so needs libgfortran.so.5, and "
                + backend.recipes.file("backend")
                + " does not say which package has it")
        .extracting(NativeBuildException::remedy)
        .isEqualTo(
            "Add it under 'dynamic', 'provides', with its Debian and RPM package:"
                + " 'dpkg -S libgfortran.so.5' tells the first.");
    assertThat(backend.stageFolder.stageFile()).doesNotExist();
  }
}
