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
package org.apache.mxnet.natives.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckTest {
  private static final URI ANYWHERE = URI.create("https://example.org/x");
  private static final YamlLocation WHERE = new YamlLocation(Path.of("recipe.yaml"), 1, 1);
  private static final PinnedSource WEB = pinned(new Source.Download(ANYWHERE));
  private static final PinnedSource GIT =
      new PinnedSource(
          new Source.Git(ANYWHERE, "a".repeat(40), List.of(), false, List.of()),
          Optional.empty(),
          WHERE);
  private static final PinnedSource NPM = pinned(new Source.Npm("zig", "1.0.0"));
  private static final PinnedSource DEBIAN = pinned(new Source.Debian("x", "trixie", "x.orig"));

  @TempDir Path temp;
  private FakeMachine machine;

  @BeforeEach
  void aMachine() throws Exception {
    machine = new FakeMachine(temp);
  }

  @Test
  void eachProgramThatFetchesIsToldOnceWithItsSources() throws Exception {
    assertThat(check().with("tiff", List.of(GIT)).with("b", List.of(NPM)).run())
        .extracting(Shortage::toString)
        .containsExactly(
            "the program git is not in " + machine.path() + " (it fetches the source of tiff)",
            "the program npm is not in " + machine.path() + " (it fetches the source of b)");
    List<Shortage> git =
        check().with("tiff", List.of(GIT)).with("jpeg", List.of(GIT, DEBIAN)).run();
    assertThat(git)
        .containsExactly(
            new Shortage(
                "the program git is not in " + machine.path(),
                "it fetches the source of jpeg, tiff",
                "Install it: apt-get install git, or dnf install git, or brew install git.",
                Optional.of("git")));
  }

  @Test
  void debiansSourcesComeThroughAptGet() {
    assertThat(check().with("x", List.of(DEBIAN)).run())
        .extracting(Shortage::program)
        .containsExactly(Optional.of("apt-get"));
  }

  @Test
  void whatIsThereIsNotMissing() throws Exception {
    machine.program("git").program("npm").program("apt-get");
    assertThat(check().with("a", List.of(GIT)).with("b", List.of(NPM, DEBIAN)).run()).isEmpty();
    assertThat(machine.started()).isEmpty();
  }

  @Test
  void oneAlternativeThatWorksIsEnough() throws Exception {
    machine.program("apt-get");
    assertThat(
            check()
                .with("a", List.of(GIT, WEB))
                .with("b", List.of(NPM, DEBIAN))
                .with("c", List.of())
                .run())
        .isEmpty();
  }

  @Test
  void whatWasFetchedBeforeNeedsNoProgram() {
    SourceCheck check = new SourceCheck(machine.path(), NPM::equals);
    assertThat(check.with("a", List.of(NPM)).with("b", List.of(DEBIAN, NPM)).run()).isEmpty();
    assertThat(check.with("c", List.of(DEBIAN)).run()).hasSize(1);
  }

  private SourceCheck check() {
    return new SourceCheck(machine.path(), source -> false);
  }

  private static PinnedSource pinned(Source source) {
    return new PinnedSource(source, Optional.of(Sha256.of("")), WHERE);
  }
}
