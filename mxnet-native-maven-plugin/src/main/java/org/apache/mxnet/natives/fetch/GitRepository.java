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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;

/**
 * The cached copy of one git repository, without a work tree. Its lock is held by whoever uses it.
 */
final class GitRepository {
  private final Git git;
  private final Path folder;
  private final Retry retry;

  GitRepository(Git git, Path folder, Retry retry) {
    this.git = git;
    this.folder = folder;
    this.retry = retry;
  }

  /**
   * Sees to it that the commit is here, with all its files.
   *
   * @param addresses the same repository at its mirrors and at its origin
   * @throws SourceUnavailableException if none answers, or none has the commit
   */
  void need(String commit, List<String> addresses) throws NativeBuildException, IOException {
    prepare();
    if (has(commit)) {
      return;
    }
    new Alternatives<>(addresses).first(address -> fetch(commit, address));
  }

  /** Writes the files of a commit into an empty folder, byte by byte as they were committed. */
  void checkOut(String commit, Path tree, Path index) throws NativeBuildException, IOException {
    Map<String, String> where =
        Map.of(
            "GIT_WORK_TREE", tree.toAbsolutePath().toString(),
            "GIT_INDEX_FILE", index.toAbsolutePath().toString());
    git.local(where, "read-tree", commit);
    git.local(where, "checkout-index", "--all", "--force");
    // The index is what was written; its tree must be the commit's.
    String written = git.local(where, "write-tree").out().strip();
    String pinned = git.local(Map.of(), "rev-parse", commit + "^{tree}").out().strip();
    if (!written.equals(pinned)) {
      throw new IOException(
          "%s has the tree %s where commit %s has %s".formatted(tree, written, commit, pinned));
    }
  }

  /** Paths of the submodules in a commit, as {@code path commit}. */
  List<GitModules.Link> links(String commit) throws NativeBuildException, IOException {
    return GitModules.links(git.local(Map.of(), "ls-tree", "-r", "-z", commit).out());
  }

  /** What {@code .gitmodules} in a checked-out tree says, as git itself reads it. */
  GitModules modules(Path file) throws NativeBuildException, IOException {
    return GitModules.parse(
        git.local(
                Map.of(),
                "config",
                "--file",
                file.toAbsolutePath().toString(),
                "--null",
                "--get-regexp",
                "^submodule\\..*\\.(path|url|update)$")
            .out());
  }

  private void prepare() throws SourceUnavailableException, IOException {
    if (!Files.isRegularFile(folder.resolve("HEAD"))) {
      Files.createDirectories(folder);
      git.local(Map.of(), "init", "--quiet", "--bare", "--template=");
    }
    removeStaleLocks();
    // Above the attributes in the tree: no line ends, keywords or large files are replaced, so
    // that a file is what its commit pins and not what this machine has programs for.
    Path attributes = folder.resolve("info").resolve("attributes");
    Files.createDirectories(attributes.getParent());
    Files.writeString(attributes, "* -text -filter -ident -working-tree-encoding\n");
  }

  /** A killed git leaves them; a living one would hold our lock too. */
  private void removeStaleLocks() throws IOException {
    try (Stream<Path> top = Files.list(folder);
        Stream<Path> references = Files.walk(folder.resolve("refs"))) {
      List<Path> locks =
          Stream.concat(top, references)
              .filter(file -> file.toString().endsWith(".lock"))
              .filter(Files::isRegularFile)
              .toList();
      for (Path lock : locks) {
        Files.deleteIfExists(lock);
      }
    }
  }

  private boolean has(String commit) throws SourceUnavailableException, IOException {
    // All of it, down to the last file: an interrupted copy of a repository may have holes.
    return git.run("cat-file", "-e", commit + "^{commit}").succeeded()
        && git.run("rev-list", "--objects", "--quiet", "--max-count=1", commit).succeeded();
  }

  private Path fetch(String commit, String address) throws SourceUnavailableException, IOException {
    String reference = commit + ":refs/pinned/" + commit;
    for (int failures = 1; ; failures++) {
      Tool.Output one =
          git.remote(
              address, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, reference);
      if (one.succeeded() && has(commit)) {
        return folder;
      }
      Tool.Output list = git.remote(address, "ls-remote", "--quiet", "--heads", "--", address);
      if (list.succeeded()) {
        return fetchAll(commit, address);
      }
      if (failures == 2) {
        throw unavailable(address, commit, list.reason());
      }
      retry.pause(failures, Optional.empty());
    }
  }

  /** Servers may refuse to give single commits that no branch or tag points to. */
  private Path fetchAll(String commit, String address)
      throws SourceUnavailableException, IOException {
    List<String> words = new ArrayList<>(List.of("fetch", "--quiet", "--force", "--no-tags"));
    if (Files.isRegularFile(folder.resolve("shallow"))) {
      words.add("--unshallow");
    }
    words.addAll(
        List.of("--", address, "refs/heads/*:refs/seen/heads/*", "refs/tags/*:refs/seen/tags/*"));
    Tool.Output all = git.remote(address, words.toArray(String[]::new));
    if (!all.succeeded()) {
      throw unavailable(address, commit, all.reason());
    }
    if (!has(commit)) {
      throw unavailable(address, commit, "no branch and no tag there leads to that commit");
    }
    return folder;
  }

  private static SourceUnavailableException unavailable(
      String address, String commit, String reason) {
    return new SourceUnavailableException(
        "%s commit %s could not be fetched: %s".formatted(address, commit, reason),
        "See whether 'git ls-remote %s' works on this machine. If the commit was removed there (a forced push), pin another one, or add a mirror that still has it."
            .formatted(address));
  }
}
