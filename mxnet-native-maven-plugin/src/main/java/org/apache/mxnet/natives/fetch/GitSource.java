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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.archive.TreeArchive;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * The tree of a commit as a tar. Submodules are checked out by us and not by {@code git submodule}:
 * so each repository is cached once, whoever has it as a submodule, and none of their settings runs
 * anything. Every byte is pinned by the commit, since that names the commits of the submodules.
 */
final class GitSource {
  /**
   * The one folder at the top of the tar, as in the archives of releases: so whoever unpacks it may
   * strip the top folder, and never strips one of the tree itself.
   */
  static final String TOP = "source";

  private final SourceCache cache;
  private final FetchSettings settings;
  private final Retry retry;

  GitSource(SourceCache cache, FetchSettings settings, Retry retry) {
    this.cache = cache;
    this.settings = settings;
    this.retry = retry;
  }

  Path fetch(PinnedSource pinned, Source.Git source) throws NativeBuildException, IOException {
    return cache.fetchAlone(pinned, () -> archive(pinned, source));
  }

  private Path archive(PinnedSource pinned, Source.Git source)
      throws NativeBuildException, IOException {
    Path work = cache.temporary();
    try {
      Path root = work.resolve("root");
      Path tree = Files.createDirectories(root.resolve(TOP));
      Submodules submodules = Submodules.of(source);
      Wanted all = new Wanted(source.uri().toString(), source.commit(), source.paths(), submodules);
      checkOut(all, tree, work);
      submodules.requireAll();
      return cache.write(
          pinned,
          out -> {
            TreeArchive.write(root, out);
            return null;
          });
    } finally {
      SourceCache.delete(work);
    }
  }

  /**
   * What is wanted of one of the repositories.
   *
   * @param paths files and folders; none for the whole tree
   */
  private record Wanted(String address, String commit, List<String> paths, Submodules submodules) {
    Wanted of(GitModules.Link link, String from) {
      return new Wanted(from, link.commit(), List.of(), submodules.within(link));
    }
  }

  private void checkOut(Wanted wanted, Path tree, Path work)
      throws NativeBuildException, IOException {
    String key = Sha256.of(wanted.address()).hex().substring(0, 16);
    Map<GitModules.Link, String> below =
        cache.alone(
            "git-" + key,
            () -> {
              GitRepository repository = need(wanted, cache.work("git").resolve(key));
              refuseUnknown(wanted, repository);
              Path index = work.resolve("index-" + UUID.randomUUID());
              repository.checkOut(wanted.commit(), wanted.paths(), tree, index);
              return wanted.submodules().anyHere() ? below(repository, wanted) : Map.of();
            });
    for (Map.Entry<GitModules.Link, String> each : below.entrySet()) {
      GitModules.Link link = each.getKey();
      // It is there, empty, if the paths hold it.
      Path place = Files.createDirectories(tree.resolve(link.path()));
      checkOut(wanted.of(link, each.getValue()), place, work);
    }
  }

  private GitRepository need(Wanted wanted, Path folder) throws NativeBuildException, IOException {
    List<String> addresses = new Mirrors(settings.mirrors()).of(wanted.address());
    GitRepository whole = new GitRepository(new Git(settings, folder), folder, retry);
    if (wanted.paths().isEmpty()) {
      whole.need(wanted.commit(), addresses);
      return whole;
    }
    Path part = folder.resolveSibling(folder.getFileName() + "-partial");
    Git git = new Git(settings, part);
    GitRepository partial = new GitRepository(git, part, retry);
    return new PartialFetch(git, partial, whole, retry, wanted.paths())
        .need(wanted.commit(), addresses);
  }

  private static void refuseUnknown(Wanted wanted, GitRepository repository)
      throws NativeBuildException, IOException {
    List<String> unknown = repository.tree(wanted.commit()).unknown(wanted.paths());
    if (!unknown.isEmpty()) {
      throw new SourceUnavailableException(
          "%s commit %s has no file and no folder %s"
              .formatted(wanted.address(), wanted.commit(), String.join(", ", unknown)),
          ("Under 'paths', list what 'git ls-tree -r --name-only %s' prints there, or folders of"
                  + " it. Parts of a submodule cannot be chosen.")
              .formatted(wanted.commit()));
    }
  }

  /** The submodules of a repository that belong to the source, and where they are from. */
  private static Map<GitModules.Link, String> below(GitRepository repository, Wanted wanted)
      throws NativeBuildException, IOException {
    GitTree tree = repository.tree(wanted.commit());
    List<GitModules.Link> links = wanted.submodules().among(tree, wanted.paths()).links();
    boolean told = !links.isEmpty() && tree.hasFile(".gitmodules");
    GitModules modules = told ? repository.modules(wanted.commit()) : GitModules.parse("");
    Map<GitModules.Link, String> below = new LinkedHashMap<>();
    for (GitModules.Link link : links) {
      if (wanted.submodules().take(modules, link)) {
        below.put(link, modules.address(link, wanted.address()));
      }
    }
    return below;
  }
}
