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

  /**
   * Writes files of a commit into an empty folder, byte by byte as they were committed.
   *
   * @param paths files, or folders with all in them; none for the whole tree
   * @param index file that is not there yet
   */
  void checkOut(String commit, List<String> paths, Path tree, Path index)
      throws NativeBuildException, IOException {
    Map<String, String> where = where(tree, index);
    git.local(where, "read-tree", commit);
    // What is written comes from the index; its tree must be the commit's.
    String[] check =
        paths.isEmpty() ? new String[] {"write-tree"} : new String[] {"write-tree", "--missing-ok"};
    String read = git.local(where, check).out().strip();
    String pinned = git.local(Map.of(), "rev-parse", commit + "^{tree}").out().strip();
    if (!read.equals(pinned)) {
      throw new IOException(
          "%s has the tree %s where commit %s has %s".formatted(index, read, commit, pinned));
    }
    if (!paths.isEmpty()) {
      where = where(tree, index.resolveSibling(index.getFileName() + "-some"));
      choose(tree(commit).below(paths), where);
    }
    git.local(where, "checkout-index", "--all", "--force");
  }

  private static Map<String, String> where(Path tree, Path index) {
    return Map.of(
        "GIT_WORK_TREE", tree.toAbsolutePath().toString(),
        "GIT_INDEX_FILE", index.toAbsolutePath().toString());
  }

  /**
   * Makes an index of some files alone: in one of all, git would look for the .gitattributes of
   * every folder above, and they may be missing.
   */
  private void choose(GitTree wanted, Map<String, String> where)
      throws NativeBuildException, IOException {
    Path list = scratch();
    Files.writeString(list, wanted.indexInfo());
    try {
      git.local(where, Optional.of(list), "update-index", "-z", "--index-info");
    } finally {
      Files.deleteIfExists(list);
    }
  }

  /** What a commit has. */
  GitTree tree(String commit) throws SourceUnavailableException, IOException {
    return GitTree.parse(git.local(Map.of(), "ls-tree", "-r", "-z", commit).out());
  }

  /** What {@code .gitmodules} of a commit says, as git itself reads it. */
  GitModules modules(String commit) throws NativeBuildException, IOException {
    return GitModules.parse(
        git.local(
                Map.of(),
                "config",
                "--blob",
                commit + ":.gitmodules",
                "--null",
                "--get-regexp",
                "^submodule\\..*\\.(path|url|update)$")
            .out());
  }

  /** Whether there is a repository, with whatever in it. */
  boolean exists() {
    return Files.isRegularFile(folder.resolve("HEAD"));
  }

  /** A file for passing things to git; whoever writes it deletes it. */
  Path scratch() {
    return folder.resolve("mxnet-input");
  }

  /** Makes the repository if it is not here, and clears what a killed git left. */
  void prepare() throws SourceUnavailableException, IOException {
    if (!exists()) {
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

  /** Whether the commit is here with all its files. */
  boolean has(String commit) throws SourceUnavailableException, IOException {
    // All of it, down to the last file: an interrupted copy of a repository may have holes.
    return git.run("cat-file", "-e", commit + "^{commit}").succeeded()
        && git.run("rev-list", "--objects", "--quiet", "--max-count=1", commit).succeeded();
  }

  /** Gets a commit with all its files from one server. */
  Path fetch(String commit, String address) throws SourceUnavailableException, IOException {
    String reference = commit + ":refs/pinned/" + commit;
    for (int failures = 1; ; failures++) {
      Tool.Output one =
          git.remote(
              address, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, reference);
      if (one.succeeded() && has(commit)) {
        return folder;
      }
      Tool.Output list = ask(address);
      if (list.succeeded()) {
        return fetchAll(commit, address);
      }
      if (failures == 2) {
        throw unavailable(address, commit, list.reason());
      }
      retry.pause(failures, Optional.empty());
    }
  }

  /** Whether a server answers at all; else the output says why not. */
  Tool.Output ask(String address) throws SourceUnavailableException, IOException {
    return git.remote(address, "ls-remote", "--quiet", "--heads", "--", address);
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

  /** What to say of a commit that a server does not give. */
  static SourceUnavailableException unavailable(String address, String commit, String reason) {
    return new SourceUnavailableException(
        "%s commit %s could not be fetched: %s".formatted(address, commit, reason),
        "See whether 'git ls-remote %s' works on this machine. If the commit was removed there (a forced push), pin another one, or add a mirror that still has it."
            .formatted(address));
  }
}
