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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;

/**
 * Fetches only some files of a commit, with a partial clone: first the commit with its folders and
 * without any file, then all wanted files in one request, as git itself asks for files that it
 * finds missing. Where a server refuses that, the whole repository is fetched instead.
 */
final class PartialFetch {
  /** Name of the server in the repository's settings; its address is told with each command. */
  private static final String REMOTE = "mxnet-native";

  private final Git git;
  private final GitRepository partial;
  private final GitRepository whole;
  private final Retry retry;

  /** Files or folders. */
  private final List<String> paths;

  /**
   * @param git works in {@code partial}
   * @param partial only for us: a repository with holes would mislead whoever expects none
   * @param whole the same repository without holes; it is taken if it has the commit already
   */
  PartialFetch(
      Git git, GitRepository partial, GitRepository whole, Retry retry, List<String> paths) {
    this.git = git;
    this.partial = partial;
    this.whole = whole;
    this.retry = retry;
    this.paths = List.copyOf(paths);
  }

  /**
   * Sees to it that the wanted files of the commit are here, and its {@code .gitmodules}.
   *
   * @param addresses the same repository at its mirrors and at its origin
   * @return the repository that has them
   * @throws SourceUnavailableException if none answers, or none has the commit and the files
   */
  GitRepository need(String commit, List<String> addresses)
      throws NativeBuildException, IOException {
    if (whole.exists() && whole.has(commit)) {
      return whole;
    }
    partial.prepare();
    // So git takes it as right that files are missing.
    git.local(Map.of(), "config", "remote." + REMOTE + ".promisor", "true");
    git.local(Map.of(), "config", "remote." + REMOTE + ".partialclonefilter", "blob:none");
    return isHere(commit)
        ? partial
        : new Alternatives<>(addresses).first(address -> fetch(commit, address));
  }

  private GitRepository fetch(String commit, String address)
      throws NativeBuildException, IOException {
    for (int failures = 1; ; failures++) {
      Tool.Output output = ask(commit, address);
      if (output.succeeded() && isHere(commit)) {
        return partial;
      }
      refuseMissingFile(commit, address, output);
      Tool.Output answer = partial.ask(address);
      boolean answers = answer.succeeded();
      if (answers && (failures == 2 || output.err().contains("unadvertised object"))) {
        whole.prepare();
        whole.fetch(commit, address);
        return whole;
      }
      if (failures == 2) {
        throw GitRepository.unavailable(address, commit, answer.reason());
      }
      retry.pause(failures, Optional.empty());
    }
  }

  private Tool.Output ask(String commit, String address)
      throws SourceUnavailableException, IOException {
    Tool.Output output = new Tool.Output(0, "", "");
    Optional<Set<String>> missing = missing(commit);
    if (missing.isEmpty()) {
      String reference = commit + ":refs/pinned/" + commit;
      output = fetch(address, Optional.empty(), "--depth=1", "--", REMOTE, reference);
      missing = output.succeeded() ? missing(commit) : missing;
    }
    if (missing.isEmpty() || missing.get().isEmpty()) {
      return output;
    }
    Path list = partial.scratch();
    Files.write(list, missing.get());
    try {
      return fetch(address, Optional.of(list), "--no-write-fetch-head", "--stdin", "--", REMOTE);
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private Tool.Output fetch(String address, Optional<Path> input, String... more)
      throws SourceUnavailableException, IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "-c",
                "remote." + REMOTE + ".url=" + address,
                // There is nothing to agree on: what we ask for by name is what we lack.
                "-c",
                "fetch.negotiationAlgorithm=noop",
                "fetch",
                "--quiet",
                "--no-tags",
                "--filter=blob:none"));
    words.addAll(Arrays.asList(more));
    return git.remote(address, input, words.toArray(String[]::new));
  }

  private boolean isHere(String commit) throws SourceUnavailableException, IOException {
    Optional<Set<String>> missing = missing(commit);
    return missing.isPresent() && missing.get().isEmpty();
  }

  /** The wanted files that are not here, by their ids; nothing if the commit is not here. */
  private Optional<Set<String>> missing(String commit)
      throws SourceUnavailableException, IOException {
    Tool.Output output =
        git.run(
            "rev-list", "--objects", "--quiet", "--missing=print", "--max-count=1", commit, "--");
    if (!output.succeeded()) {
      return Optional.empty();
    }
    Set<String> wanted = wanted(commit).keySet();
    return Optional.of(
        output
            .out()
            .lines()
            .map(line -> line.substring(1))
            .filter(wanted::contains)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Id of each wanted file → a path of it. */
  private Map<String, String> wanted(String commit) throws SourceUnavailableException, IOException {
    GitTree all = partial.tree(commit);
    Map<String, String> wanted = new LinkedHashMap<>();
    for (GitTree below : List.of(all.below(paths), all.below(List.of(".gitmodules")))) {
      for (GitTree.Entry entry : below.entries()) {
        if (!entry.isSubmodule()) {
          wanted.putIfAbsent(entry.id(), entry.path());
        }
      }
    }
    return wanted;
  }

  /** A copy of a repository may lack a file; then nobody helps but another copy. */
  private void refuseMissingFile(String commit, String address, Tool.Output output)
      throws SourceUnavailableException, IOException {
    if (!output.err().contains("not our ref") || !git.run("cat-file", "-e", commit).succeeded()) {
      return;
    }
    for (Map.Entry<String, String> file : wanted(commit).entrySet()) {
      if (output.err().contains(file.getKey())) {
        throw new SourceUnavailableException(
            "%s commit %s could not be fetched: its file %s is not there (%s)"
                .formatted(address, commit, file.getValue(), output.reason()),
            "That copy of the repository is not whole. Take another mirror, or leave the file out"
                + " of the source's 'paths'.");
      }
    }
  }
}
