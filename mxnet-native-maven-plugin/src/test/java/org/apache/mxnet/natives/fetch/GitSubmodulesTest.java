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
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code top} has {@code middle} as {@code third/middle}, and that has {@code bottom}. */
class GitSubmodulesTest extends GitFixture {
  private Path top;
  private Path middle;

  @BeforeEach
  void makeRepositories() throws IOException {
    configure("protocol.file.allow", "always");
    repository("bottom");
    middle = repository("middle");
    top = repository("top");
    add(middle, "../bottom", "bottom");
    add(top, "./../middle", "third/middle");
  }

  private void add(Path repository, String address, String path) throws IOException {
    git(repository, "remote", "add", "origin", "file://" + repository);
    git(repository, "submodule", "--quiet", "add", address, path);
    git(repository, "commit", "--quiet", "--message", "m");
  }

  @Test
  void checksOutSubmodulesOfSubmodulesAtTheirCommits() throws NativeBuildException, IOException {
    String commit = head(top);
    commit(middle, "middle.txt", "newer than pinned");
    Path tar = fetch(pinned(top, commit, true));
    assertThat(tar).hasFileName("git-" + commit + "-submodules.tar");
    assertThat(contents(tar))
        .contains(
            entry("top.txt", "first"),
            entry("third/middle/middle.txt", "first"),
            entry("third/middle/bottom/bottom.txt", "first"))
        .allSatisfy((name, text) -> assertThat(List.of(name.split("/"))).doesNotContain(".git"));
    assertThat(folder.resolve("cache/git").toFile().list()).hasSize(3);
  }

  @Test
  void leavesSubmodulesOutUnlessTheRecipeAsksForThem() throws NativeBuildException, IOException {
    Path tar = fetch(pinned(top, head(top), false));
    assertThat(contents(tar).keySet()).containsOnly(".gitmodules", "top.txt");
  }

  @Test
  void takesExactlyTheSubmodulesThatAreListed() throws NativeBuildException, IOException {
    String commit = head(top);
    Path one = fetch(pinned(top, commit, "third/middle"));
    assertThat(contents(one))
        .containsKey("third/middle/middle.txt")
        .doesNotContainKey("third/middle/bottom/bottom.txt");
    Path both = fetch(pinned(top, commit, "third/middle/bottom", "third/middle"));
    assertThat(contents(both)).containsKey("third/middle/bottom/bottom.txt");
    assertThat(one.getFileName().toString())
        .matches("git-" + commit + "-submodules-[0-9a-f]{16}\\.tar")
        .isNotEqualTo(both.getFileName().toString());
  }

  @Test
  void takesAListedSubmoduleEvenIfGitItselfLeavesItOut() throws NativeBuildException, IOException {
    git(top, "config", "--file", ".gitmodules", "submodule.third/middle.update", "none");
    String commit = commit(top, "top.txt", "second");
    assertThat(contents(fetch(pinned(top, commit, "third/middle"))))
        .containsKey("third/middle/middle.txt");
  }

  @ParameterizedTest
  @CsvSource({"third/midle", "third/middle/bottom"})
  void refusesAPathThatIsNoSubmoduleOfAnythingThatIsListed(String path) throws IOException {
    String commit = head(top);
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(pinned(top, commit, path)));
    assertThat(e)
        .hasMessage("file://%s commit %s has no submodule %s".formatted(top, commit, path));
    assertThat(e.remedy())
        .isEqualTo(
            "List what 'git submodule status --recursive' prints there; for a submodule of a"
                + " submodule, list that one too.");
  }

  @Test
  void leavesOutWhatGitItselfLeavesOut() throws NativeBuildException, IOException {
    git(top, "config", "--file", ".gitmodules", "submodule.third/middle.update", "none");
    String commit = commit(top, "top.txt", "second");
    assertThat(contents(fetch(pinned(top, commit, true))).keySet())
        .containsOnly(".gitmodules", "top.txt");
  }

  @Test
  void usesTheAddressesThatTheUserPutsInPlaceOfOthersForSubmodulesToo()
      throws NativeBuildException, IOException {
    String address = "https://example.invalid/x/middle.git";
    git(top, "config", "--file", ".gitmodules", "submodule.third/middle.url", address);
    String commit = commit(top, "top.txt", "second");
    configure("url.file://" + middle + ".insteadOf", address);
    configure(
        "url.file://" + folder + "/origin/bottom.insteadOf", "https://example.invalid/x/bottom");
    assertThat(contents(fetch(pinned(top, commit, true))))
        .containsEntry("third/middle/bottom/bottom.txt", "first");
  }

  @ParameterizedTest
  @CsvSource({"ext::sh -c evil", "--upload-pack=evil", "/etc", "''"})
  void refusesAddressesThatAreNone(String address) throws IOException {
    git(top, "config", "--file", ".gitmodules", "submodule.third/middle.url", address);
    String commit = commit(top, "top.txt", "second");
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(pinned(top, commit, true)));
    assertThat(e)
        .hasMessage(
            "the submodule third/middle of file://%s has no address that can be fetched: '%s'"
                .formatted(top, address));
    assertThat(e.remedy()).contains(".gitmodules");
    assertThat(folder.resolve("cache/git-" + commit + "-submodules.tar")).doesNotExist();
  }

  @Test
  void refusesASubmoduleWithoutAddress() throws IOException {
    Files.delete(top.resolve(".gitmodules"));
    String commit = commit(top, "top.txt", "second");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(pinned(top, commit, true))))
        .hasMessageContaining("the submodule third/middle of file://" + top + " has no address");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/a/b.git, ../c.git, https://h/a/c.git",
    "https://h/a/b.git/, ../../c, https://h/c",
    "git@h:a/b, ../c, git@h:a/c",
    "https://h/a, ./c, https://h/a/c",
    "https://h/a, ././../c, https://h/c",
    "https://h/a, ssh://g/x, ssh://g/x",
  })
  void resolvesRelativeAddresses(String parent, String said, String expected) {
    assertThat(GitModules.resolve(parent, said)).isEqualTo(expected);
  }
}
