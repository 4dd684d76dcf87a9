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
package org.apache.mxnet.natives.build;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFetcherTest {
  private static final String GOOD = "the bytes";
  private static final Source.MavenArtifact ARTIFACT =
      new Source.MavenArtifact("g", "a", "1", "jar", "");

  @TempDir Path folder;
  private Path downloads;
  private HttpServer server;
  private int requests;

  @BeforeEach
  void startServer() throws IOException {
    downloads = folder.resolve("downloads");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/good", exchange -> answer(exchange, 200, GOOD));
    server.createContext("/bad", exchange -> answer(exchange, 200, "an error page"));
    server.createContext("/missing", exchange -> answer(exchange, 404, GOOD));
    server.createContext(
        "/short",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(GOOD.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.createContext("/silent", exchange -> {});
    server.createContext(
        "/stalls",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(GOOD.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/good");
          answer(exchange, 302, "");
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void downloadsOnceAndVerifiesEveryTime() throws NativeBuildException, IOException {
    Path file = fetch(download("/good"));
    assertThat(file).hasContent(GOOD).hasParent(downloads);
    assertThat(fetch(download("/good"))).isEqualTo(file);
    assertThat(requests).isEqualTo(1);
    Files.writeString(file, "tampered");
    assertThat(failure(DigestMismatchException.class, () -> fetch(download("/good"))))
        .hasMessageContaining(file.toString());
  }

  @Test
  void followsRedirects() throws NativeBuildException, IOException {
    assertThat(fetch(download("/moved"))).hasContent(GOOD);
  }

  @Test
  void keepsNothingOfWrongBytes() {
    DigestMismatchException e =
        failure(DigestMismatchException.class, () -> fetch(download("/bad")));
    assertThat(e)
        .hasMessage(
            "%s has the wrong bytes\n  expected SHA-256 %s (pinned at recipe.yaml:5:3)\n  actual  "
                    .formatted(url("/bad"), Sha256.of(GOOD))
                + " SHA-256 "
                + Sha256.of("an error page"));
    assertThat(downloads).isEmptyDirectory();
  }

  @Test
  void keepsNothingOfABrokenDownload() {
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/short"))))
        .hasMessageStartingWith(url("/short") + " could not be downloaded: ");
    assertThat(downloads).isEmptyDirectory();
  }

  @Test
  void givesUpOnAServerThatStalls() {
    SourceFetcher impatient = new SourceFetcher(null, downloads, false, Duration.ofSeconds(1));
    for (String path : List.of("/silent", "/stalls")) {
      assertThat(
              failure(
                  SourceUnavailableException.class, () -> impatient.fetch(List.of(download(path)))))
          .hasMessageStartingWith(url(path) + " could not be downloaded: ")
          .hasMessageContaining(
              path.equals("/stalls") ? "nothing came for 1 seconds" : "timed out");
    }
    assertThat(downloads).isEmptyDirectory();
  }

  @Test
  void tellsTheStatusOfAServerThatRefuses() {
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/missing"))))
        .hasMessage(
            url("/missing") + " could not be downloaded: the server answers with HTTP status 404");
  }

  @Test
  void asksNobodyOffline() {
    SourceFetcher offline = new SourceFetcher(artifact -> folder, downloads, true);
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> offline.fetch(List.of(download("/good"))));
    assertThat(e).hasMessage(url("/good") + " is not here yet, and Maven is offline");
    assertThat(requests).isZero();
  }

  @Test
  void takesTheNextAlternativeIfOneIsNotToBeHad() throws NativeBuildException, IOException {
    Path local = Files.writeString(folder.resolve("local.whl"), GOOD);
    PinnedSource missing = pinned(new Source.LocalFile(folder.resolve("missing.whl")));
    SourceFetcher.Fetched fetched =
        fetcher()
            .fetch(List.of(missing, download("/missing"), pinned(new Source.LocalFile(local))));
    assertThat(fetched.file()).isEqualTo(local);
    assertThat(fetched.pinned().source()).isEqualTo(new Source.LocalFile(local));
  }

  @Test
  void neverTakesTheNextAlternativeAfterWrongBytes() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.whl"), "other bytes");
    DigestMismatchException e =
        failure(
            DigestMismatchException.class,
            () -> fetch(pinned(new Source.LocalFile(wrong)), download("/good")));
    assertThat(e)
        .hasMessageContaining("expected SHA-256 " + Sha256.of(GOOD))
        .hasMessageContaining("actual   SHA-256 " + Sha256.of("other bytes"));
    assertThat(requests).isZero();
  }

  @Test
  void namesEveryAlternativeIfNoneIsToBeHad() {
    Path missing = folder.resolve("missing.whl");
    SourceUnavailableException e =
        failure(
            SourceUnavailableException.class,
            () -> fetch(download("/missing"), pinned(new Source.LocalFile(missing))));
    assertThat(e)
        .hasMessageContaining(url("/missing"))
        .hasMessageContaining("no file " + missing + ", the source at recipe.yaml:5:3");
  }

  @Test
  void doesNotTrustTheMavenRepositoryEither() throws NativeBuildException, IOException {
    Path file = folder.resolve("a-1.jar");
    SourceFetcher fetcher = new SourceFetcher(artifact -> file, downloads, false);
    Files.writeString(file, GOOD);
    assertThat(fetcher.fetch(List.of(pinned(ARTIFACT))).file()).isEqualTo(file);
    Files.writeString(file, "The bytes");
    assertThat(
            failure(DigestMismatchException.class, () -> fetcher.fetch(List.of(pinned(ARTIFACT)))))
        .hasMessageStartingWith("g:a:1:jar has the wrong bytes")
        .hasMessageEndingWith("(" + file + ")");
  }

  private SourceFetcher fetcher() {
    return new SourceFetcher(
        artifact -> {
          throw new SourceUnavailableException("no " + artifact, "none");
        },
        downloads,
        false);
  }

  private Path fetch(PinnedSource... alternatives) throws NativeBuildException, IOException {
    return fetcher().fetch(List.of(alternatives)).file();
  }

  private PinnedSource download(String path) {
    return pinned(new Source.Download(URI.create(url(path))));
  }

  private static PinnedSource pinned(Source source) {
    return new PinnedSource(
        source, Sha256.of(GOOD), new YamlLocation(Path.of("recipe.yaml"), 5, 3));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    requests++;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
