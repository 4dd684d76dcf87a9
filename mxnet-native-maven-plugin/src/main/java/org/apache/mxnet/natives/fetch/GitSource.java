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
import java.nio.file.LinkOption;
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
      checkOut(source.uri().toString(), source.commit(), source.submodules(), tree, work);
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

  private void checkOut(String address, String commit, boolean submodules, Path tree, Path work)
      throws NativeBuildException, IOException {
    String key = Sha256.of(address).hex().substring(0, 16);
    Map<GitModules.Link, String> below =
        cache.alone(
            "git-" + key,
            () -> {
              Path folder = cache.work("git").resolve(key);
              GitRepository repository =
                  new GitRepository(new Git(settings, folder), folder, retry);
              repository.need(commit, new Mirrors(settings.mirrors()).of(address));
              repository.checkOut(commit, tree, work.resolve("index-" + UUID.randomUUID()));
              return submodules ? below(repository, address, commit, tree) : Map.of();
            });
    for (Map.Entry<GitModules.Link, String> each : below.entrySet()) {
      GitModules.Link link = each.getKey();
      checkOut(each.getValue(), link.commit(), true, tree.resolve(link.path()), work);
    }
  }

  /** The submodules in a checked-out tree, and where they are from. */
  private static Map<GitModules.Link, String> below(
      GitRepository repository, String address, String commit, Path tree)
      throws NativeBuildException, IOException {
    List<GitModules.Link> links = repository.links(commit);
    Path file = tree.resolve(".gitmodules");
    // Through a link, a repository could have any file of this machine read.
    boolean told = !links.isEmpty() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    GitModules modules = told ? repository.modules(file) : GitModules.parse("");
    Map<GitModules.Link, String> below = new LinkedHashMap<>();
    for (GitModules.Link link : links) {
      if (!modules.skips(link)) {
        below.put(link, modules.address(link, address));
      }
    }
    return below;
  }
}
