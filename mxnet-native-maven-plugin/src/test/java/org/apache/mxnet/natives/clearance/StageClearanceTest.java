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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageClearanceTest {
  @TempDir Path temp;
  private StagedSample sample;

  @BeforeEach
  void aStage() throws Exception {
    sample = new StagedSample(temp);
  }

  @Test
  void passesWhatIsDeclaredAllowedAndHasItsText() throws Exception {
    sample.declare("tiny", "1.0", "Apache-2.0", Role.BACKEND);
    sample.declare("zlib", "1.3.1", "Zlib", Role.LIBRARY);
    sample.components.add(
        new StagedComponent(
            "libgcc",
            "12",
            "GPL-3.0-or-later WITH GCC-exception-3.1",
            "https://g",
            "",
            Role.RUNTIME,
            List.of("libtiny.so"),
            List.of(),
            List.of()));
    sample.inside.add(StagedSample.found("zlib", "1.3.1", "Zlib"));
    Verdict verdict = sample.clear("asf");
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.passed()).isTrue();
    verdict.demandPass();
    assertThat(VerdictReport.lines(verdict).get(0))
        .isEqualTo("Cleared under the policy 'asf': 1 native files, 3 components, 0 problems");
    assertThat(VerdictReport.lines(verdict).get(2))
        .startsWith("  zlib 1.3.1  Zlib ")
        .contains(" A ");
    assertThat(VerdictReport.json(verdict)).contains("\"verdict\": \"pass\"");
  }

  @Test
  void refusesALicenceThatThePolicyForbidsAndNamesTheWaysOut() throws Exception {
    sample.declare("queue", "4.2.2", "MIT AND LGPL-3.0-or-later", Role.DECLARED);
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.FORBIDDEN_LICENCE);
    Problem problem = verdict.problems().get(0);
    assertThat(problem.message())
        .startsWith(
            "queue 4.2.2 is under MIT AND LGPL-3.0-or-later, of which LGPL-3.0-or-later: forbidden by"
                + " the policy 'asf', in category X")
        .contains("(https://www.apache.org/legal/resolved.html#category-x)")
        .endsWith("it is in libtiny.so");
    assertThat(problem.remedy()).startsWith("Build without queue; or take a release of it");
    assertThat(failure(ClearanceException.class, verdict::demandPass))
        .hasMessageEndingWith("it is in libtiny.so [forbidden-licence]");
    assertThat(VerdictReport.json(verdict)).contains("\"category\": \"X\"");
    assertThat(StagedSample.rules(sample.clear("any"))).isEmpty();
  }

  @Test
  void aWrongIdIsAnErrorUnderEachPolicy() throws Exception {
    sample.declare("tiny", "1.0", "Apache 2.0", Role.BACKEND);
    Verdict verdict = sample.clear("any");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.INVALID_LICENCE);
    assertThat(verdict.problems().get(0).message())
        .startsWith("the licence of tiny 1.0: 'Apache 2.0'");
  }

  @Test
  void missesALicenceText() throws Exception {
    sample.components.add(StagedSample.component("tiny", "1.0", "MIT", Role.BACKEND, List.of()));
    sample.components.add(
        StagedSample.component("z", "1.0", "MIT", Role.LIBRARY, List.of("c/EMPTY")));
    Verdict verdict = sample.clear("any");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.MISSING_TEXT, Rule.MISSING_TEXT);
    assertThat(verdict.problems())
        .extracting(Problem::message)
        .containsExactly(
            "tiny 1.0 has no licence text, and may not be passed on without one",
            "the licence text c/EMPTY of z 1.0 is empty");
  }

  @Test
  void aFileOfNoComponentIsRefused() throws Exception {
    sample.components.add(
        new StagedComponent(
            "tiny",
            "1",
            "MIT",
            "",
            "",
            Role.BACKEND,
            List.of("o.so"),
            List.of(),
            List.of("c/LICENSE")));
    Verdict verdict = sample.clear("asf");
    assertThat(StagedSample.rules(verdict)).containsExactly(Rule.UNACCOUNTED_FILE);
    assertThat(verdict.problems().get(0).message())
        .startsWith("libtiny.so belongs to no component");
  }
}
