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

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scripted server, an empty cache, and a fetcher that notes how long it would have waited. */
abstract class WebFixture {
  static final YamlLocation WHERE = new YamlLocation(Path.of("recipe.yaml"), 5, 3);
  static final String GOOD = "0123456789".repeat(10);
  static final String ARCHIVE = "/x.tar.gz";

  @TempDir Path folder;
  ScriptedServer server;
  FetchSettings settings;
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private SourceFetcher fetcher;

  @BeforeEach
  void startServer() throws IOException {
    server = new ScriptedServer();
    settings = FetchSettings.of(folder.resolve("cache"), false);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  /** Full jitter, so that pauses are the longest. */
  Retry retry() {
    return new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(60), pauses::add, () -> 1);
  }

  SourceFetcher fetcher(Duration silence) {
    return new SourceFetcher(
        artifact -> {
          throw new SourceUnavailableException("no " + artifact, "none");
        },
        settings,
        retry(),
        silence,
        folder.resolve("no-keyring"));
  }

  Path fetch(PinnedSource... alternatives) throws NativeBuildException, IOException {
    if (fetcher == null) {
      fetcher = fetcher(Duration.ofSeconds(60));
    }
    return fetcher.fetch(List.of(alternatives)).file();
  }

  /** As another process would: without what this one remembers. */
  Path fetchAnew(PinnedSource... alternatives) throws NativeBuildException, IOException {
    fetcher = null;
    return fetch(alternatives);
  }

  PinnedSource download(String path) {
    return pinned(new Source.Download(URI.create(server.url(path))));
  }

  static PinnedSource pinned(Source source) {
    return new PinnedSource(source, Optional.of(Sha256.of(GOOD)), WHERE);
  }

  /** The names of the verified files. */
  List<String> cached() throws IOException {
    if (!Files.isDirectory(settings.cache())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(settings.cache())) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  /** What is left of downloads that broke off. */
  List<Path> partial() throws IOException {
    Path partial = settings.cache().resolve("partial");
    if (!Files.isDirectory(partial)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(partial)) {
      return files.sorted().toList();
    }
  }

  void assertNothingIsKept() throws IOException {
    assertThat(cached()).isEmpty();
    assertThat(partial()).isEmpty();
    assertThat(Files.list(settings.cache().resolve("tmp").getParent()))
        .allSatisfy(each -> assertThat(each.getFileName().toString()).isIn("locks", "partial"));
  }
}
