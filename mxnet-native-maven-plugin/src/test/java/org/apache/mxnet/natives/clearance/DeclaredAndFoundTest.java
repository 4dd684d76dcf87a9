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
package org.apache.mxnet.natives.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.detect.Certainty;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared, against what is inside. */
class DeclaredAndFoundTest {
  @TempDir Path temp;
  private StagedSample sample;

  @BeforeEach
  void aStage() throws Exception {
    sample = new StagedSample(temp);
  }

  @Test
  void findsWhatNobodyDeclared() throws Exception {
    sample.declare("tiny", "1.0", "MIT", Role.BACKEND);
    sample.inside.add(StagedSample.found("zlib", "1.2.6", "Zlib"));
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.UNDECLARED_COMPONENT);
    assertThat(verdict.problems().get(0).message())
        .isEqualTo(
            "libtiny.so contains zlib 1.2.6 (symbol zlibVersion), which no component declares");
  }

  @Test
  void findsWhatIsDeclaredForAnotherFile() throws Exception {
    sample.declare("tiny", "1.0", "MIT", Role.BACKEND);
    sample.components.add(
        new StagedComponent(
            "libz",
            "1.3",
            "Zlib",
            "",
            "",
            Role.LIBRARY,
            List.of("o.so"),
            List.of(),
            List.of("c/LICENSE")));
    sample.inside.add(StagedSample.found("zlib", "1.3", "Zlib"));
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.UNDECLARED_COMPONENT);
    assertThat(verdict.problems().get(0).message())
        .endsWith("which is declared for other files alone");
  }

  @Test
  void comparesVersions() throws Exception {
    sample.declare("libz", "1.3.1", "Zlib", Role.LIBRARY);
    sample.inside.add(StagedSample.found("zlib", "1.2.6", "Zlib"));
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.WRONG_VERSION);
    assertThat(verdict.problems().get(0).message())
        .isEqualTo(
            "libtiny.so contains zlib 1.2.6 (symbol zlibVersion), and libz 1.3.1 is declared");
  }

  @Test
  void aSeriesOrACommitIsNoOtherVersion() throws Exception {
    sample.declare("zlib", "1", "Zlib", Role.LIBRARY);
    sample.inside.add(StagedSample.found("zlib", "1.2.6", "Zlib"));
    sample.declare(
        "onednn", "145c4b50196ac90ec1b946fb80cb5cef6e7d2d35", "Apache-2.0", Role.DECLARED);
    sample.inside.add(
        new FoundLibrary(
            "onednn",
            List.of(),
            Optional.of("2.3"),
            Certainty.CONTAINED,
            List.of(StagedSample.proof()),
            Optional.empty()));
    assertThat(sample.clear("asf").problems()).isEmpty();
  }

  @Test
  void comparesLicences() throws Exception {
    sample.declare("zlib", "1.3", "MIT", Role.LIBRARY);
    sample.inside.add(StagedSample.found("zlib", "1.3", "Zlib"));
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.WRONG_LICENCE);
    assertThat(verdict.problems().get(0).message())
        .isEqualTo("zlib 1.3 in libtiny.so is under Zlib, and MIT is declared");
  }
}
