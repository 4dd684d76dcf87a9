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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repository with {@code src}, whose files are wanted, and much else. */
class GitPathsTest extends GitFixture {
  private Path origin;
  private String commit;

  @BeforeEach
  void makeRepository() throws IOException {
    configure("uploadpack.allowFilter", "true");
    configure("uploadpack.allowAnySHA1InWant", "true");
    origin = repository("a");
    Files.createDirectories(origin.resolve("src/deep"));
    Files.createDirectories(origin.resolve("data"));
    Files.writeString(origin.resolve("src/one.c"), "one");
    Files.writeString(origin.resolve("src/deep/two.c"), "two");
    Files.writeString(origin.resolve("srcs"), "not src");
    // Git itself would look for it, for each file below.
    Files.writeString(origin.resolve(".gitattributes"), "*.c eol=crlf\n");
    Files.createSymbolicLink(origin.resolve("src/link"), Path.of("one.c"));
    commit = commit(origin, "data/large", "large");
  }

  private PinnedSource some(String... paths) {
    return some(origin, commit, paths);
  }

  private static PinnedSource some(Path repository, String commit, String... paths) {
    return pinned(
        new Source.Git(
            URI.create("file://" + repository), commit, List.of(paths), false, List.of()));
  }

  /** Where a repository keeps a file of the commit. */
  private Path object(String file) throws IOException {
    String id = git(origin, "rev-parse", commit + ":" + file);
    return origin.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private String[] copies() {
    return folder.resolve("cache/git").toFile().list();
  }

  @Test
  void givesOnlyWhatThePathsName() throws NativeBuildException, IOException {
    Path tar = fetch(some("src", "a.txt"));
    assertThat(tar.getFileName().toString()).matches("git-" + commit + "-paths-[0-9a-f]{16}\\.tar");
    assertThat(contents(tar))
        .containsOnly(
            entry("a.txt", "first"),
            entry("src/one.c", "one"),
            entry("src/deep/two.c", "two"),
            entry("src/link", "-> one.c"));
  }

  @Test
  void givesTheSameBytesAgainAndFromAWholeCopy() throws NativeBuildException, IOException {
    Path tar = fetch(some("src"));
    FetchSettings other = FetchSettings.of(folder.resolve("other"), false);
    assertThat(fetch(other.withEnvironment(environment), some("src"))).hasSameBinaryContentAs(tar);
    FetchSettings third =
        FetchSettings.of(folder.resolve("third"), false).withEnvironment(environment);
    fetch(third, pinned(origin, commit, false));
    Files.move(origin, folder.resolve("moved"));
    assertThat(fetch(third, some("src"))).hasSameBinaryContentAs(tar);
  }

  @Test
  void needsNothingOfTheServerThatNoPathNames() throws NativeBuildException, IOException {
    Files.delete(object("data/large"));
    Files.delete(object(".gitattributes"));
    assertThat(contents(fetch(some("src")))).containsEntry("src/one.c", "one");
  }

  @Test
  void saysWhichFileTheServerLacks() throws IOException {
    Path object = object("src/deep/two.c");
    Files.delete(object);
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(some("src")));
    assertThat(e)
        .hasMessageStartingWith(
            "file://%s commit %s could not be fetched: its file src/deep/two.c is not there (fatal:"
                .formatted(origin, commit));
    assertThat(e.remedy())
        .isEqualTo(
            "That copy of the repository is not whole. Take another mirror, or leave the file out"
                + " of the source's 'paths'.");
    assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.tar");
    assertThat(pauses).isEmpty();
  }

  @Test
  void goesOnWhereAnotherBuildFailed() throws NativeBuildException, IOException {
    Path object = object("src/one.c");
    Path away = Files.move(object, folder.resolve("away"));
    failure(SourceUnavailableException.class, () -> fetch(some("src")));
    Files.move(away, object);
    assertThat(contents(fetch(some("src")))).containsEntry("src/one.c", "one");
  }

  @Test
  void asksTheOriginForWhatAMirrorLacks() throws NativeBuildException, IOException {
    Path whole = folder.resolve("whole");
    git(folder, "clone", "--quiet", "--no-hardlinks", "file://" + origin, whole.toString());
    Files.delete(object("src/one.c"));
    FetchSettings mirrored = settings().withMirrors(Map.of("file://" + whole, "file://" + origin));
    assertThat(contents(fetch(mirrored, some(whole, commit, "src"))))
        .containsEntry("src/one.c", "one");
  }

  @Test
  void asksTwiceHoweverManyFilesThereAre() throws NativeBuildException, IOException {
    Path trace = folder.resolve("trace");
    environment.put("GIT_TRACE", trace.toString());
    fetch(some("src"));
    assertThat(Files.readAllLines(trace))
        .filteredOn(line -> line.contains("trace: built-in: git fetch "))
        .hasSize(2);
  }

  @Test
  void fetchesOtherFilesOfTheSameCommitLater() throws NativeBuildException, IOException {
    fetch(some("src"));
    assertThat(contents(fetch(some("data", "src/deep"))).keySet())
        .containsOnly("data/large", "src/deep/two.c");
    assertThat(copies()).hasSize(1);
  }

  @Test
  void copesWithAServerThatLeavesNothingOut() throws NativeBuildException, IOException {
    configure("uploadpack.allowFilter", "false");
    assertThat(contents(fetch(some("data"))).keySet()).containsOnly("data/large");
  }

  @Test
  void takesTheWholeWhereSingleFilesAreRefused() throws NativeBuildException, IOException {
    configure("uploadpack.allowAnySHA1InWant", "false");
    configure("protocol.version", "0");
    assertThat(contents(fetch(some("data"))).keySet()).containsOnly("data/large");
    assertThat(copies()).hasSize(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void saysWhyARepositoryDoesNotAnswer() {
    Path gone = folder.resolve("gone");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(some(gone, commit, "src"))))
        .hasMessageStartingWith("file://" + gone + " commit " + commit + " could not be fetched:")
        .hasMessageContaining("fatal: '" + gone + "' does not appear to be a git repository");
    assertThat(pauses).hasSize(1);
  }

  @Test
  void saysThatACommitIsGone() {
    String gone = "0123456789".repeat(4);
    assertThat(failure(SourceUnavailableException.class, () -> fetch(some(origin, gone, "src"))))
        .hasMessage(
            "file://%s commit %s could not be fetched: no branch and no tag there leads to that"
                    .formatted(origin, gone)
                + " commit");
  }

  @Test
  void refusesPathsThatNameNothing() {
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(some("src", "sr", "src/one.c/x")));
    assertThat(e)
        .hasMessage(
            "file://%s commit %s has no file and no folder sr, src/one.c/x"
                .formatted(origin, commit));
    assertThat(e.remedy())
        .isEqualTo(
            "Under 'paths', list what 'git ls-tree -r --name-only %s' prints there, or folders of"
                    .formatted(commit)
                + " it. Parts of a submodule cannot be chosen.");
  }

  @Test
  void refusesANameThatItCouldNotWrite() {
    GitTree tree = GitTree.parse("100644 blob " + commit + "\tsrc/\uFFFD.c\0");
    assertThatThrownBy(tree::indexInfo)
        .isInstanceOf(IOException.class)
        .hasMessage("the name of src/\uFFFD.c in a commit is not UTF-8");
  }

  @Test
  void usesTheAddressesThatTheUserPutsInPlaceOfOthers() throws NativeBuildException, IOException {
    configure("url." + origin + ".insteadOf", "https://example.invalid/a.git");
    Source.Git source =
        new Source.Git(
            URI.create("https://example.invalid/a.git"), commit, List.of("src"), false, List.of());
    assertThat(contents(fetch(pinned(source)))).containsKey("src/one.c");
  }

  @Test
  void makesADamagedTarAgainWithoutTheServer() throws NativeBuildException, IOException {
    Path tar = fetch(some("src"));
    byte[] whole = Files.readAllBytes(tar);
    Files.move(origin, folder.resolve("moved"));
    Files.writeString(tar, "damaged");
    assertThat(fetch(some("src"))).hasBinaryContent(whole);
  }
}
