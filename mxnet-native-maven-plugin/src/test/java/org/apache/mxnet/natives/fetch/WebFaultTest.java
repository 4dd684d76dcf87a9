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
import java.time.Duration;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ScriptedServer.Reply;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that give something else than the file. */
class WebFaultTest extends WebFixture {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html><head><title>\n Log\tin </title></head><body>…</body></html>";

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "403 Forbidden", "410 Gone", "401 Unauthorized"})
  void givesUpAtOnceOnAServerThatRefuses(String status) throws IOException {
    server.on(ARCHIVE, Reply.of(status, GOOD, "WWW-Authenticate: Basic realm=x"));
    SourceUnavailableException e =
        failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE)));
    assertThat(e)
        .hasMessage(
            "%s could not be downloaded: the server answers with HTTP status %s"
                .formatted(server.url(ARCHIVE), status.substring(0, 3)));
    assertThat(e.remedy()).contains("settings.xml", "-Dmxnet.mirrors");
    assertThat(server.requests).hasSize(1);
    assertNothingIsKept();
  }

  @Test
  void namesBothDigestsAndTheCulpritOfWrongBytes() throws IOException {
    server.on(ARCHIVE, Reply.of("200 OK", "other bytes"));
    DigestMismatchException e =
        failure(DigestMismatchException.class, () -> fetch(download(ARCHIVE)));
    assertThat(e)
        .hasMessage(
            """
            %1$s has the wrong bytes
              expected SHA-256 %2$s (pinned at recipe.yaml:5:3)
              actual   SHA-256 %3$s (11 bytes from %1$s)"""
                .formatted(server.url(ARCHIVE), Sha256.of(GOOD), Sha256.of("other bytes")));
    assertThat(e.remedy()).startsWith("Nothing was kept.");
    assertNothingIsKept();
  }

  @Test
  void quotesTheTitleOfAPageThatStandsForAnArchive() throws IOException {
    server.on(ARCHIVE, Reply.of("200 OK", PAGE, "Content-Type: text/html; charset=utf-8"));
    assertThat(failure(DigestMismatchException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageEndingWith(
            " bytes from %s; the server answered with a web page titled 'Log in')"
                .formatted(server.url(ARCHIVE)));
    assertNothingIsKept();
  }

  @Test
  void tellsWhereARedirectToAPageEnds() throws IOException {
    server.on(ARCHIVE, Reply.redirect("/login"));
    server.on("/login", Reply.of("200 OK", PAGE.replaceAll("(?s)<title.*title>", "")));
    assertThat(failure(DigestMismatchException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageStartingWith(server.url(ARCHIVE) + " has the wrong bytes")
        .hasMessageEndingWith(
            " bytes from %s; the server answered with a web page without a title)"
                .formatted(server.url("/login")));
    assertNothingIsKept();
  }

  @Test
  void followsRedirectsToTheFile() throws NativeBuildException, IOException {
    server.on(ARCHIVE, Reply.redirect("elsewhere"));
    server.on("/elsewhere", Reply.redirect(server.url("/at-last")));
    server.on("/at-last", Reply.of("200 OK", GOOD));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
  }

  @Test
  void refusesRedirectsInACircle() throws IOException {
    server.on(ARCHIVE, Reply.redirect("/round"));
    server.on("/round", Reply.redirect(ARCHIVE));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageEndingWith("the server redirects in a circle, back to " + server.url(ARCHIVE));
    assertThat(server.requests).hasSize(2);
    assertNothingIsKept();
  }

  @Test
  void refusesRedirectsWithoutEnd() throws IOException {
    for (int i = 0; i < 20; i++) {
      server.on("/" + i, Reply.redirect("/" + (i + 1)));
    }
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/0"))))
        .hasMessageEndingWith("more than 10 redirects, the last to " + server.url("/11"));
    assertNothingIsKept();
  }

  @Test
  void refusesRedirectsToWhatIsNoWebAddress() throws IOException {
    server.on(ARCHIVE, Reply.redirect("file:///etc/passwd"));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageEndingWith("redirects to 'file:///etc/passwd', which is no web address");
    assertNothingIsKept();
  }

  @Test
  void refusesRedirectsFromHttpsToHttp() throws SourceUnavailableException {
    URI from = URI.create("https://example.org/x");
    assertThat(
            failure(
                SourceUnavailableException.class,
                () -> WebClient.next(from, from, "http://example.org/x")))
        .hasMessage(
            "https://example.org/x could not be downloaded: https://example.org/x redirects from"
                + " https to http, to http://example.org/x");
    assertThat(WebClient.next(from, from, "//cdn.example.org/y"))
        .isEqualTo(URI.create("https://cdn.example.org/y"));
  }

  @Test
  void refusesFilesBeyondTheLimitWhetherAnnouncedOrNot() throws IOException {
    settings = settings.withMaximumBytes(99);
    server.on("/announced", Reply.of("200 OK", GOOD));
    server.on("/unannounced", Reply.raw("200 OK", GOOD));
    for (String path : List.of("/announced", "/unannounced")) {
      assertThat(failure(SourceUnavailableException.class, () -> fetch(download(path))))
          .hasMessageEndingWith("it is larger than 99 bytes");
      assertNothingIsKept();
    }
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() throws IOException {
    server.on(ARCHIVE, ((Reply) (request, connection) -> {}).thenSilence());
    SourceFetcher impatient = fetcher(Duration.ofMillis(300));
    assertThat(
            failure(
                SourceUnavailableException.class,
                () -> impatient.fetch(List.of(download(ARCHIVE)))))
        .hasMessageContaining("timed out")
        .hasMessageEndingWith("(after 3 attempts)");
    assertNothingIsKept();
  }
}
