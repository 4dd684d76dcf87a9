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
package org.apache.mxnet.natives.fetch;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NpmSourceTest extends WebFixture {
  private static final PinnedSource PACKAGE = pinned(new Source.Npm("@s/p", "1.0.0"));
  private FakePrograms programs;

  @BeforeEach
  void makePrograms() throws IOException {
    programs = new FakePrograms(folder.resolve("bin"));
    settings = settings.withEnvironment(programs.environment());
  }

  @Test
  void packsThePackageOnceAndTakesItIn() throws NativeBuildException, IOException {
    programs.program("npm", "printf %s '" + GOOD + "' > \"$4/s-p-1.0.0.tgz\"\necho s-p-1.0.0.tgz");
    assertThat(fetch(PACKAGE)).hasContent(GOOD).hasFileName(Sha256.of(GOOD).hex());
    fetchAnew(PACKAGE);
    assertThat(programs.calls()).hasSize(1);
    assertThat(programs.calls().get(0))
        .startsWith("npm pack @s/p@1.0.0 --pack-destination " + settings.cache())
        .endsWith(" --loglevel=error --ignore-scripts");
    assertThat(settings.cache().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void removesWhatKilledBuildsLeftBehind() throws NativeBuildException, IOException {
    programs.program("npm", "printf %s '" + GOOD + "' > \"$4/s-p-1.0.0.tgz\"");
    Path tmp = settings.cache().resolve("tmp");
    Path old = Files.createDirectories(tmp.resolve("old"));
    Files.createFile(old.resolve("file"));
    Path recent = Files.createDirectories(tmp.resolve("recent"));
    FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(4)));
    Files.setLastModifiedTime(old, then);
    fetch(PACKAGE);
    assertThat(tmp).isDirectoryNotContaining("glob:**/old");
    assertThat(recent).exists();
  }

  @Test
  void refusesWrongBytes() throws IOException {
    programs.program("npm", "printf evil > \"$4/s-p-1.0.0.tgz\"");
    assertThat(failure(DigestMismatchException.class, () -> fetch(PACKAGE)))
        .hasMessageStartingWith("npm @s/p@1.0.0 has the wrong bytes")
        .hasMessageContaining("expected SHA-256 " + Sha256.of(GOOD))
        .hasMessageEndingWith("actual   SHA-256 " + Sha256.of("evil") + " (from npm pack)");
    assertThat(cached()).isEmpty();
    assertThat(settings.cache().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void saysWhatNpmSays() throws IOException {
    programs.program(
        "npm", "printf 'npm notice x\\nnpm error code E404\\nnpm error 404 gone\\n' >&2\nexit 1");
    SourceUnavailableException e = failure(SourceUnavailableException.class, () -> fetch(PACKAGE));
    assertThat(e)
        .hasMessage(
            "npm @s/p@1.0.0 could not be fetched: npm says: npm error code E404; npm error 404"
                + " gone");
    assertThat(e.remedy()).contains("npm view @s/p@1.0.0");
    assertThat(cached()).isEmpty();
  }

  @Test
  void saysThatNpmMadeNothingOrDiedSilently() throws IOException {
    programs.program("npm", "exit 0");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(PACKAGE)))
        .hasMessageEndingWith("npm pack made 0 archives where one is due");
    programs.program("npm", "exit 3");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(PACKAGE)))
        .hasMessageEndingWith("npm says: exit code 3");
  }

  @Test
  void letsTheNextAlternativeBeAskedWhereThereIsNoNpm() {
    SourceUnavailableException e = failure(SourceUnavailableException.class, () -> fetch(PACKAGE));
    assertThat(e).hasMessageContaining("npm").hasMessageContaining(programs.path().toString());
  }
}
