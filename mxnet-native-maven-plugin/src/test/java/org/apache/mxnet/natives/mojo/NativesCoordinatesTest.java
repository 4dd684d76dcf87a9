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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.mxnet.natives.fetch.SourceUnavailableException;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativesCoordinatesTest {
  @TempDir Path folder;

  /** Gives a path that says what was asked for. */
  private List<Path> resolve(String... items) throws Exception {
    return new NativesCoordinates(artifact -> Path.of("/m2", artifact.toString()), folder)
        .resolve(Arrays.asList(items));
  }

  @ParameterizedTest
  @CsvSource({
    "g:a:1.0, g:a:1.0:jar",
    "g:a:1.0:zip, g:a:1.0:zip",
    "org.bytedeco:mxnet:1.9.1-1.5.8:jar:linux-x86_64, org.bytedeco:mxnet:1.9.1-1.5.8:jar:linux-x86_64",
    "g:a:jar:1.0, g:a:1.0:jar",
    "g:a:jar:linux-x86_64:1.0, g:a:1.0:jar:linux-x86_64",
    "g:a:LATEST:jar, g:a:LATEST:jar"
  })
  void readsCoordinatesInEitherOrder(String item, String artifact) throws Exception {
    assertThat(resolve(item)).containsExactly(Path.of("/m2", artifact));
  }

  @Test
  void takesAFileFirstAndKeepsTheOrder() throws Exception {
    Path jar = Files.createFile(folder.resolve("x.jar"));
    Path odd = Files.createFile(folder.resolve("g:a:1"));
    Path lib = Files.createDirectory(folder.resolve("lib"));
    assertThat(resolve(" lib ", "g:a:2", "g:a:1", jar.toString()))
        .containsExactly(lib, Path.of("/m2/g:a:2:jar"), odd, jar);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "gone.jar",
        "dir/g:a:1",
        "C:\\x\\y:z",
        "g:a",
        "g:a:",
        "g::1:jar",
        "1:2:3:4:5:6"
      })
  void refusesWhatIsNeither(String item) {
    ParameterException e = failure(ParameterException.class, () -> resolve(item));
    assertThat(e)
        .hasMessage(
            "'%s' in mxnet.natives is no file, no folder and no Maven coordinates"
                .formatted(item == null ? "" : item));
    assertThat(e.remedy())
        .isEqualTo(
            "Correct the path, or write groupId:artifactId:version:extension:classifier, of which"
                + " the last two may be left out. Commas part the items.");
  }

  @Test
  void passesOnWhatTheRepositorySays() {
    NativesCoordinates coordinates =
        new NativesCoordinates(
            (Source.MavenArtifact artifact) -> {
              throw new SourceUnavailableException("no " + artifact, "Look.");
            },
            folder);
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> coordinates.resolve(List.of("g:a:1")));
    assertThat(e).hasMessage("no g:a:1:jar").returns("Look.", SourceUnavailableException::remedy);
  }
}
