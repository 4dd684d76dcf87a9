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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * Gets the file of a source and compares it with what pins it, every time: a file that is already
 * there is as suspect as one just downloaded. Threads and processes may share a cache.
 */
public final class SourceFetcher {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final ArtifactRepository repository;
  private final boolean offline;
  private final SourceCache cache;
  private final WebSource web;
  private final NpmSource npm;
  private final GitSource git;
  private final DebianSource debian;

  public SourceFetcher(ArtifactRepository repository, FetchSettings settings) {
    this(repository, settings, Retry.usual(), SILENCE, DebianSource.KEYRING);
  }

  /** As above, with other times, and other keys of Debian. */
  SourceFetcher(
      ArtifactRepository repository,
      FetchSettings settings,
      Retry retry,
      Duration silence,
      Path keyring) {
    this.repository = repository;
    this.offline = settings.offline();
    this.cache = new SourceCache(settings.cache());
    Tool tool = new Tool(settings.environment());
    WebAttempt attempt =
        new WebAttempt(
            new WebClient(settings.proxies(), silence), settings.maximumBytes(), retry.longest());
    this.web = new WebSource(cache, new Mirrors(settings.mirrors()), retry, attempt);
    this.npm = new NpmSource(cache, tool);
    this.git = new GitSource(cache, settings, retry);
    this.debian = new DebianSource(cache, settings, tool, keyring);
  }

  /**
   * A source's file.
   *
   * @param pinned the alternative that gave it
   * @param file in the cache, in the local Maven repository, or where the recipe says; its name
   *     tells nothing of its format
   */
  public record Fetched(PinnedSource pinned, Path file) {}

  /**
   * Takes the first alternative that is here; if none is, asks them in their order. The first that
   * answers decides.
   *
   * @throws DigestMismatchException if it answers with other bytes: never a reason to ask the next
   * @throws SourceUnavailableException if none answers; it lists each with its reason
   * @throws IOException if a file cannot be read or written
   */
  public Fetched fetch(List<PinnedSource> alternatives) throws NativeBuildException, IOException {
    Alternatives<PinnedSource> all = new Alternatives<>(alternatives);
    for (PinnedSource pinned : alternatives) {
      Optional<Path> here = here(pinned);
      if (here.isPresent()) {
        return new Fetched(pinned, here.get());
      }
    }
    return all.first(pinned -> new Fetched(pinned, ask(pinned)));
  }

  private Optional<Path> here(PinnedSource pinned) throws NativeBuildException, IOException {
    if (pinned.source() instanceof Source.LocalFile local) {
      return Files.isRegularFile(local.path())
          ? Optional.of(SourceCache.verified(pinned, local.path()))
          : Optional.empty();
    }
    return cache.find(pinned);
  }

  private Path ask(PinnedSource pinned) throws NativeBuildException, IOException {
    Source source = pinned.source();
    if (source instanceof Source.LocalFile local) {
      throw new SourceUnavailableException(
          "no file " + local.path() + ", the source at " + pinned.where(),
          "Put the file there, or correct the path; it is relative to the file that names it.");
    }
    if (source instanceof Source.MavenArtifact artifact) {
      // Knows itself what may be asked offline.
      return SourceCache.verified(pinned, repository.resolve(artifact));
    }
    if (offline) {
      throw new SourceUnavailableException(
          source + " is not here yet, and Maven is offline",
          "Build once without -o. All sources of all libraries are fetched by:"
              + " mvn mxnet-native:build-deps -Dmxnet.prefetch");
    }
    if (source instanceof Source.Npm wanted) {
      return npm.fetch(pinned, wanted);
    }
    if (source instanceof Source.Git wanted) {
      return git.fetch(pinned, wanted);
    }
    if (source instanceof Source.Debian wanted) {
      return debian.fetch(pinned, wanted);
    }
    return web.fetch(pinned, (Source.Download) source);
  }
}
