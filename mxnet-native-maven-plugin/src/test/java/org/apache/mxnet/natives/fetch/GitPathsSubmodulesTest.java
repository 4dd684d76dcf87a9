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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code top} has {@code one} as {@code third/one}, and {@code two} as {@code other/two}. */
class GitPathsSubmodulesTest extends GitFixture {
  private Path top;

  @BeforeEach
  void makeRepositories() throws IOException {
    configure("protocol.file.allow", "always");
    configure("uploadpack.allowFilter", "true");
    configure("uploadpack.allowAnySHA1InWant", "true");
    top = repository("top");
    Files.createDirectories(top.resolve("third"));
    commit(top, "third/own.txt", "own");
    for (String path : new String[] {"third/one", "other/two"}) {
      String name = path.substring(6);
      git(top, "submodule", "--quiet", "add", "file://" + repository(name), path);
    }
    git(top, "commit", "--quiet", "--message", "m");
  }

  private Path fetch(boolean submodules, List<String> which, String... paths)
      throws NativeBuildException, IOException {
    return fetch(
        pinned(
            new Source.Git(
                URI.create("file://" + top), head(top), List.of(paths), submodules, which)));
  }

  @Test
  void takesTheSubmodulesBelowThePaths() throws NativeBuildException, IOException {
    assertThat(contents(fetch(true, List.of(), "third")))
        .containsOnly(entry("third/own.txt", "own"), entry("third/one/one.txt", "first"));
  }

  @Test
  void takesASubmoduleThatIsAPathItself() throws NativeBuildException, IOException {
    assertThat(contents(fetch(true, List.of(), "other/two")))
        .containsOnly(entry("other/two/two.txt", "first"));
  }

  @Test
  void takesListedSubmodulesWhereverTheyAre() throws NativeBuildException, IOException {
    Path tar = fetch(true, List.of("other/two"), "third");
    assertThat(contents(tar))
        .containsOnly(entry("third/own.txt", "own"), entry("other/two/two.txt", "first"));
    assertThat(tar.getFileName().toString())
        .matches("git-[0-9a-f]{40}-paths-[0-9a-f]{16}-submodules-[0-9a-f]{16}\\.tar");
  }

  @Test
  void leavesSubmodulesOutUnlessTheRecipeAsksForThem() throws NativeBuildException, IOException {
    assertThat(contents(fetch(false, List.of(), "third")))
        .containsOnly(entry("third/own.txt", "own"));
    assertThat(folder.resolve("cache/git").toFile().list()).hasSize(1);
  }

  @Test
  void keepsSubmodulesWhole() throws NativeBuildException, IOException {
    // The same name in a submodule is not what the path means, nor is it left out.
    Path one = folder.resolve("origin/one");
    Files.createDirectories(one.resolve("third"));
    commit(one, "third/x.txt", "x");
    git(top.resolve("third/one"), "pull", "--quiet", "origin", "main");
    commit(top, "top.txt", "second");
    Set<String> files = contents(fetch(true, List.of(), "third")).keySet();
    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList("third/own.txt", "third/one/one.txt", "third/one/third/x.txt"));
  }
}
