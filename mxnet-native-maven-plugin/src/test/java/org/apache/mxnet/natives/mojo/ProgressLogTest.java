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
package org.apache.mxnet.natives.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLogTest {
  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private final StringWriter terminal = new StringWriter();
  private BuildPlan plan;

  @BeforeEach
  void plan() throws Exception {
    SampleRecipes recipes =
        new SampleRecipes(folder)
            .library("zlib", 10)
            .library("png", 30, "zlib")
            .backend("png", "", "");
    plan = SamplePlans.plan(recipes);
  }

  @Test
  void countsStepsAndTellsTheTimeOfEach() {
    try (ProgressLog log = log()) {
      log.upToDate(plan.steps().get(0), "stored");
      log.phase(plan.steps().get(1), "compile");
      log.built(
          plan.steps().get(1), "compile 61 s", Duration.ofSeconds(62), Duration.ofSeconds(120));
    }
    assertThat(lines)
        .containsExactly(
            "INFO [1/2] zlib 1.0: up to date (stored)",
            "INFO [2/2] png 1.0: built in 1 min 02 s (compile 61 s; CPU 2 min 00 s)");
  }

  @Test
  void aFailureNamesWhatIsFinishedFirst() {
    try (ProgressLog log = log()) {
      log.phase(plan.steps().get(0), "compile");
      log.phase(plan.steps().get(1), "configure");
      log.failed(plan.steps().get(1), "disk full");
      log.failed(plan.steps().get(0), "killed");
    }
    assertThat(lines)
        .containsExactly(
            "ERROR png 1.0: failed (finishing first what runs: zlib): disk full",
            "ERROR zlib 1.0: failed: killed");
  }

  @Test
  void theLiveLineTellsWhatRunsAndGuessesTheRest() {
    try (ProgressLog log = log()) {
      log.phase(plan.steps().get(0), "compile");
      // This machine needs twice the CPU time that the recipe says; of ten seconds, that says
      // little.
      log.built(
          plan.steps().get(0), "compile 20 s", Duration.ofSeconds(20), Duration.ofSeconds(20));
      log.phase(plan.steps().get(1), "configure");
      assertThat(log.text()).startsWith("[1/2] png: configure 0.").endsWith(" s; about 17 s left");
    }
  }

  @Test
  void aLongCompilationTellsOfEachTenth() {
    try (ProgressLog log = log()) {
      log.phase(plan.steps().get(0), "compile");
      for (int done = 0; done < 25; done++) {
        log.compiled(plan.steps().get(0), done, 25, Duration.ofSeconds(100 - 4L * done));
      }
    }
    assertThat(lines)
        .hasSize(9)
        .startsWith(
            "INFO zlib 1.0: compiled 3 of 25 files, about 1 min 28 s left",
            "INFO zlib 1.0: compiled 5 of 25 files, about 1 min 20 s left")
        .endsWith("INFO zlib 1.0: compiled 23 of 25 files, about 8.0 s left");
  }

  @Test
  void aCompilationThatGoesOnTellsOfNoTenthThatIsPast() {
    try (ProgressLog log = log()) {
      log.compiled(plan.steps().get(0), 57, 100, Duration.ofSeconds(1));
      log.compiled(plan.steps().get(0), 59, 100, Duration.ofSeconds(1));
      log.compiled(plan.steps().get(0), 60, 100, Duration.ofSeconds(1));
    }
    assertThat(lines).containsExactly("INFO zlib 1.0: compiled 60 of 100 files, about 1.0 s left");
  }

  @Test
  void theLiveLineTellsHowManyFilesAreCompiledWhileTheyAre() {
    try (ProgressLog log = log()) {
      log.phase(plan.steps().get(0), "compile");
      log.compiled(plan.steps().get(0), 7, 50, Duration.ofSeconds(65));
      assertThat(log.text())
          .startsWith("[0/2] zlib: compile ")
          .endsWith(" s; 7 of 50 files, about 1 min 05 s left");
      log.phase(plan.steps().get(0), "check");
      assertThat(log.text()).startsWith("[0/2] zlib: check ").doesNotContain("files");
    }
  }

  @Test
  void theLiveLineIsClearedBeforeEachLineOfTheLogAndAtTheEnd() {
    LiveLine live = LiveLine.on(terminal);
    live.above(() -> terminal.write("a line of the log\n"));
    live.close();
    assertThat(terminal.toString()).isEqualTo("\r\u001b[Ka line of the log\n\r\u001b[K");
  }

  private ProgressLog log() {
    return new ProgressLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            lines.add("INFO " + line);
          }

          @Override
          public void error(CharSequence line) {
            lines.add("ERROR " + line);
          }
        },
        LiveLine.on(terminal),
        plan.steps(),
        2);
  }
}
