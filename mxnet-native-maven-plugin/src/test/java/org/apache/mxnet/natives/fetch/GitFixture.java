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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories, and a user whose only settings are those of the test. */
abstract class GitFixture {
  @TempDir Path folder;
  final Map<String, String> environment = new HashMap<>();
  final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void inventAUser() throws IOException {
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    configure("user.name", "A");
    configure("user.email", "a@example.org");
    configure("init.defaultBranch", "main");
  }

  /** Sets something in the user's own configuration. */
  final void configure(String key, String value) throws IOException {
    git(folder, "config", "--global", key, value);
  }

  final String git(Path where, String... words) throws IOException {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(words));
    try {
      Tool.Output output = new Tool(environment).run(where, Map.of(), argv);
      assertThat(output.status()).as("%s: %s", argv, output.err()).isZero();
      return output.out().strip();
    } catch (NativeBuildException e) {
      throw new AssertionError(e);
    }
  }

  /** A repository with one file, {@code name.txt}. */
  final Path repository(String name) throws IOException {
    Path repository = Files.createDirectories(folder.resolve("origin").resolve(name));
    git(repository, "init", "--quiet");
    commit(repository, name + ".txt", "first");
    return repository;
  }

  /**
   * Writes a file and commits all.
   *
   * @return the commit
   */
  final String commit(Path repository, String file, String text) throws IOException {
    Files.writeString(repository.resolve(file), text);
    git(repository, "add", "--all");
    git(repository, "commit", "--quiet", "--message", "m");
    return head(repository);
  }

  final String head(Path repository) throws IOException {
    return git(repository, "rev-parse", "HEAD");
  }

  static PinnedSource pinned(Path repository, String commit, boolean submodules) {
    return pinned("file://" + repository, commit, submodules);
  }

  static PinnedSource pinned(String address, String commit, boolean submodules) {
    return pinned(new Source.Git(URI.create(address), commit, List.of(), submodules, List.of()));
  }

  /** With these submodules alone. */
  static PinnedSource pinned(Path repository, String commit, String... submodules) {
    return pinned(
        new Source.Git(
            URI.create("file://" + repository), commit, List.of(), true, List.of(submodules)));
  }

  static PinnedSource pinned(Source.Git source) {
    return new PinnedSource(
        source, Optional.empty(), new YamlLocation(Path.of("recipe.yaml"), 5, 3));
  }

  final FetchSettings settings() {
    return FetchSettings.of(folder.resolve("cache"), false).withEnvironment(environment);
  }

  final Path fetch(FetchSettings settings, PinnedSource... alternatives)
      throws NativeBuildException, IOException {
    Retry retry = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(60), pauses::add, () -> 1);
    return new SourceFetcher(
            null, settings, retry, Duration.ofSeconds(60), folder.resolve("no-keyring"))
        .fetch(List.of(alternatives))
        .file();
  }

  final Path fetch(PinnedSource... alternatives) throws NativeBuildException, IOException {
    return fetch(settings(), alternatives);
  }

  /** The files of a tar and what is in them; for a link, {@code -> target}. */
  static Map<String, String> contents(Path tar) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    byte[] bytes = Files.readAllBytes(tar);
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String path = entry.getName().replaceFirst("^\\./", "").replaceFirst("/$", "");
        assertThat(path).matches("|source|source/.*");
        String name = path.replaceFirst("^source/", "");
        if (entry.isSymbolicLink()) {
          contents.put(name, "-> " + entry.getLinkName());
        } else if (!entry.isDirectory()) {
          contents.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return contents;
  }
}
