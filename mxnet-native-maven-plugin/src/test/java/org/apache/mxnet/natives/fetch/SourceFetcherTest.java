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

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ScriptedServer.Reply;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.Test;

/** How alternatives, cache and network go together; the kinds of source have tests of their own. */
class SourceFetcherTest extends WebFixture {
  private static final Source.MavenArtifact ARTIFACT =
      new Source.MavenArtifact("g", "a", "1", "jar", "");

  @Test
  void downloadsOnceAndVerifiesEveryTime() throws NativeBuildException, IOException {
    server.on(ARCHIVE, Reply.of("200 OK", GOOD));
    Path file = fetch(download(ARCHIVE));
    assertThat(file).hasContent(GOOD).hasParent(settings.cache()).hasFileName(digest());
    assertThat(fetchAnew(download(ARCHIVE))).isEqualTo(file);
    assertThat(server.requests).hasSize(1);
    Files.writeString(file, "tampered");
    DigestMismatchException e =
        failure(DigestMismatchException.class, () -> fetch(download(ARCHIVE)));
    assertThat(e).hasMessageEndingWith(Sha256.of("tampered") + " (" + file + ")");
    assertThat(e.remedy()).startsWith("If that copy is damaged, delete it and build again.");
  }

  @Test
  void asksNobodyOfflineAndSaysHowToGetReadyForThat() throws NativeBuildException, IOException {
    server.on(ARCHIVE, Reply.of("200 OK", GOOD));
    fetch(download(ARCHIVE));
    settings = FetchSettings.of(settings.cache(), true);
    assertThat(fetchAnew(download(ARCHIVE))).hasContent(GOOD);
    String commit = "0123456789".repeat(4);
    List<PinnedSource> missing =
        List.of(
            other(new Source.Download(URI.create("https://example.org/x"))),
            other(new Source.Npm("@s/p", "1.0.0")),
            other(new Source.Debian("zlib", "trixie", "z.orig.tar.gz")),
            new PinnedSource(
                new Source.Git(
                    URI.create("https://example.org/x.git"), commit, List.of(), true, List.of()),
                Optional.empty(),
                WHERE));
    SourceUnavailableException e =
        failure(
            SourceUnavailableException.class, () -> fetch(missing.toArray(PinnedSource[]::new)));
    String end = " is not here yet, and Maven is offline";
    assertThat(e)
        .hasMessage(
            "none of the alternatives is to be had:"
                + ("\n  - https://example.org/x" + end)
                + ("\n  - npm @s/p@1.0.0" + end)
                + ("\n  - Debian trixie source zlib file z.orig.tar.gz" + end)
                + ("\n  - https://example.org/x.git commit " + commit + " with submodules" + end));
    assertThat(e.remedy())
        .isEqualTo(
            "Build once without -o. All sources of all libraries are fetched by:"
                + " mvn mxnet-native:build-deps -Dmxnet.prefetch");
  }

  private static PinnedSource other(Source source) {
    return new PinnedSource(source, Optional.of(Sha256.of("not here")), WHERE);
  }

  @Test
  void takesAnAlternativeThatIsHereBeforeItAsksForOneThatIsNot()
      throws NativeBuildException, IOException {
    server.on(ARCHIVE, Reply.of("200 OK", GOOD));
    fetch(download(ARCHIVE));
    fetchAnew(other(new Source.Download(URI.create(server.url("/never")))), download(ARCHIVE));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void takesTheNextAlternativeIfOneIsNotToBeHad() throws NativeBuildException, IOException {
    server.on(ARCHIVE, Reply.of("200 OK", GOOD));
    PinnedSource npm = pinned(new Source.Npm("p", "1.0.0"));
    PinnedSource debian = pinned(new Source.Debian("p", "sid", "p_1.orig.tar.gz"));
    PinnedSource local = pinned(new Source.LocalFile(folder.resolve("missing.whl")));
    assertThat(
            fetcherOf()
                .fetch(
                    List.of(
                        local,
                        npm,
                        debian,
                        download("/gone"),
                        pinned(ARTIFACT),
                        download(ARCHIVE))))
        .isEqualTo(
            new SourceFetcher.Fetched(download(ARCHIVE), settings.cache().resolve(digest())));
  }

  private SourceFetcher fetcherOf() {
    return fetcher(Duration.ofSeconds(60));
  }

  @Test
  void neverTakesTheNextAlternativeAfterWrongBytes() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.whl"), "other bytes");
    PinnedSource local = pinned(new Source.LocalFile(wrong));
    assertThat(failure(DigestMismatchException.class, () -> fetch(local, download(ARCHIVE))))
        .hasMessageContaining("expected SHA-256 " + Sha256.of(GOOD))
        .hasMessageEndingWith("actual   SHA-256 " + Sha256.of("other bytes") + " (" + wrong + ")");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void takesALocalFileWhereItLies() throws NativeBuildException, IOException {
    Path file = Files.writeString(folder.resolve("x.whl"), GOOD);
    assertThat(fetch(pinned(new Source.LocalFile(file)))).isEqualTo(file);
  }

  @Test
  void namesEveryAlternativeIfNoneIsToBeHad() {
    Path missing = folder.resolve("missing.whl");
    SourceUnavailableException e =
        failure(
            SourceUnavailableException.class,
            () -> fetch(download("/gone"), pinned(new Source.LocalFile(missing))));
    assertThat(e)
        .hasMessage(
            """
            none of the alternatives is to be had:
              - %s could not be downloaded: the server answers with HTTP status 404
              - no file %s, the source at recipe.yaml:5:3"""
                .formatted(server.url("/gone"), missing));
    assertThat(e.remedy()).contains("opens in a browser", "Put the file there");
  }

  @Test
  void doesNotTrustTheMavenRepositoryEither() throws NativeBuildException, IOException {
    Path file = folder.resolve("a-1.jar");
    SourceFetcher fetcher = new SourceFetcher(artifact -> file, settings);
    Files.writeString(file, GOOD);
    assertThat(fetcher.fetch(List.of(pinned(ARTIFACT))).file()).isEqualTo(file);
    Files.writeString(file, "The bytes");
    assertThat(
            failure(DigestMismatchException.class, () -> fetcher.fetch(List.of(pinned(ARTIFACT)))))
        .hasMessageStartingWith("g:a:1:jar has the wrong bytes")
        .hasMessageEndingWith("(" + file + ")");
  }

  @Test
  void downloadsOnceForAllBuildsThatWaitForIt()
      throws IOException, InterruptedException, ExecutionException {
    server.on(ARCHIVE, Reply.of("200 OK", GOOD));
    ExecutorService builds = Executors.newFixedThreadPool(8);
    List<Future<Path>> files = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // Each with a fetcher of its own, as other processes have.
      SourceFetcher own = fetcherOf();
      files.add(builds.submit(() -> own.fetch(List.of(download(ARCHIVE))).file()));
    }
    for (Future<Path> file : files) {
      assertThat(file.get()).hasContent(GOOD);
    }
    builds.shutdown();
    assertThat(server.requests).hasSize(1);
  }

  private static String digest() {
    return Sha256.of(GOOD).hex();
  }
}
