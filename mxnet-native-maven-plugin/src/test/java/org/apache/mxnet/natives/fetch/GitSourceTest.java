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
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.junit.jupiter.api.Test;

class GitSourceTest extends GitFixture {
  @Test
  void givesTheTreeOfACommitWithoutItsHistory() throws NativeBuildException, IOException {
    Path origin = repository("a");
    Files.createSymbolicLink(origin.resolve("link"), Path.of("a.txt"));
    Files.createDirectories(origin.resolve("folder"));
    String commit = commit(origin, "folder/b.txt", "b");
    Path tar = fetch(pinned(origin, commit, false));
    assertThat(tar.getFileName()).hasToString("git-" + commit + ".tar");
    assertThat(contents(tar))
        .containsOnly(
            entry("a.txt", "first"), entry("folder/b.txt", "b"), entry("link", "-> a.txt"));
    Path again =
        fetch(
            FetchSettings.of(folder.resolve("other"), false).withEnvironment(environment),
            pinned(origin, commit, false));
    assertThat(again).hasSameBinaryContentAs(tar);
  }

  @Test
  void takesThePinnedCommitWhateverBecameOfTheBranch() throws NativeBuildException, IOException {
    Path origin = repository("a");
    String pinned = head(origin);
    commit(origin, "a.txt", "second");
    assertThat(contents(fetch(pinned(origin, pinned, false)))).containsEntry("a.txt", "first");
  }

  @Test
  void takesACommitThatOnlyAForcedPushLeftBehind() throws NativeBuildException, IOException {
    Path origin = repository("a");
    String first = head(origin);
    String pinned = commit(origin, "a.txt", "second");
    git(origin, "tag", "kept");
    git(origin, "reset", "--quiet", "--hard", first);
    assertThat(contents(fetch(pinned(origin, pinned, false)))).containsEntry("a.txt", "second");
  }

  @Test
  void loadsAllWhereSingleCommitsAreRefused() throws NativeBuildException, IOException {
    // Protocol 0 lets a client ask for nothing but what branches and tags point to.
    configure("protocol.version", "0");
    Path origin = repository("a");
    String first = head(origin);
    String second = commit(origin, "a.txt", "second");
    String third = commit(origin, "a.txt", "third");
    // The first fetch is shallow, and the second needs what lies below.
    assertThat(contents(fetch(pinned(origin, third, false)))).containsEntry("a.txt", "third");
    assertThat(contents(fetch(pinned(origin, first, false)))).containsEntry("a.txt", "first");
    assertThat(contents(fetch(pinned(origin, second, false)))).containsEntry("a.txt", "second");
  }

  @Test
  void saysThatACommitIsGone() throws IOException {
    Path origin = repository("a");
    String gone = "0123456789".repeat(4);
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(pinned(origin, gone, false)));
    assertThat(e)
        .hasMessage(
            "file://%s commit %s could not be fetched: no branch and no tag there leads to that"
                    .formatted(origin, gone)
                + " commit");
    assertThat(e.remedy()).contains("git ls-remote file://" + origin, "forced push");
    assertThat(folder.resolve("cache/git-" + gone + ".tar")).doesNotExist();
  }

  @Test
  void saysWhyARepositoryDoesNotAnswerAndTakesTheNextAlternative()
      throws NativeBuildException, IOException {
    Path origin = repository("a");
    String commit = head(origin);
    Path gone = folder.resolve("gone");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(pinned(gone, commit, false))))
        .hasMessageStartingWith("file://" + gone + " commit " + commit + " could not be")
        .hasMessageContaining("fatal: '" + gone + "' does not appear to be a git repository");
    assertThat(pauses).hasSize(1);
    assertThat(fetch(pinned(gone, commit, false), pinned(origin, commit, true)))
        .hasFileName("git-" + commit + "-submodules.tar");
  }

  @Test
  void givesBytesAsCommittedWhateverTheUserHasSet() throws NativeBuildException, IOException {
    Path origin = repository("a");
    Files.writeString(
        origin.resolve(".gitattributes"), "*.bat eol=crlf\n*.id ident\n*.up filter=up\n");
    Files.writeString(origin.resolve("x.bat"), "a\nb\n");
    Files.writeString(origin.resolve("x.id"), "$Id$\n");
    String commit = commit(origin, "x.up", "lower\n");
    configure("core.autocrlf", "true");
    configure("filter.up.smudge", "tr a-z A-Z");
    assertThat(contents(fetch(pinned(origin, commit, false))))
        .contains(
            entry("x.bat", "a\nb\n"),
            entry("x.id", "$Id$\n"),
            entry("x.up", "lower\n"),
            entry("a.txt", "first"));
  }

  @Test
  void runsNoHooksAndHeedsNoRepositoryOfItsCaller() throws NativeBuildException, IOException {
    Path origin = repository("a");
    String commit = head(origin);
    Path hooks = Files.createDirectories(folder.resolve("hooks"));
    Path trace = folder.resolve("trace");
    for (String hook : new String[] {"post-checkout", "reference-transaction"}) {
      Path script = Files.writeString(hooks.resolve(hook), "#!/bin/sh\ntouch '" + trace + "'\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    configure("core.hooksPath", hooks.toString());
    environment.put("GIT_DIR", folder.resolve("nowhere").toString());
    environment.put("GIT_WORK_TREE", folder.resolve("nowhere").toString());
    environment.put("GIT_INDEX_FILE", folder.resolve("nowhere/index").toString());
    assertThat(contents(fetch(pinned(origin, commit, false)))).containsKey("a.txt");
    assertThat(trace).doesNotExist();
  }

  @Test
  void usesTheAddressesThatTheUserPutsInPlaceOfOthers() throws NativeBuildException, IOException {
    Path origin = repository("a");
    configure("url.file://" + folder + "/origin/.insteadOf", "https://example.invalid/");
    assertThat(contents(fetch(pinned("https://example.invalid/a", head(origin), false))))
        .containsKey("a.txt");
  }

  @Test
  void asksAMirrorFirst() throws NativeBuildException, IOException {
    Path origin = repository("a");
    FetchSettings mirrored =
        settings().withMirrors(Map.of("https://example.invalid/", "file://" + folder + "/origin/"));
    assertThat(fetch(mirrored, pinned("https://example.invalid/a", head(origin), false))).exists();
  }

  @Test
  void makesADamagedTarAgainWithoutTheServer() throws NativeBuildException, IOException {
    Path origin = repository("a");
    PinnedSource source = pinned(origin, head(origin), false);
    Path tar = fetch(source);
    byte[] whole = Files.readAllBytes(tar);
    Files.move(origin, folder.resolve("moved"));
    Files.writeString(tar, "damaged");
    assertThat(fetch(source)).hasBinaryContent(whole);
  }

  @Test
  void getsOverTheLocksOfAKilledGit() throws NativeBuildException, IOException {
    Path origin = repository("a");
    fetch(pinned(origin, head(origin), false));
    Path copy = folder.resolve("cache/git").toFile().listFiles()[0].toPath();
    for (String lock : new String[] {"shallow.lock", "config.lock", "packed-refs.lock"}) {
      Files.createFile(copy.resolve(lock));
    }
    String second = commit(origin, "a.txt", "second");
    assertThat(contents(fetch(pinned(origin, second, false)))).containsEntry("a.txt", "second");
  }
}
