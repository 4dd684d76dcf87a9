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
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ScriptedServer.Reply;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.Test;

/** Servers that are away for a while. */
class WebRetryTest extends WebFixture {
  private static final Reply BUSY = Reply.of("503 Service Unavailable", "later");
  private static final Reply WHOLE = Reply.of("200 OK", GOOD);

  @Test
  void asksAgainAfterLongerAndLongerPauses() throws NativeBuildException, IOException {
    server.on(ARCHIVE, BUSY, BUSY, Reply.of("408 Request Timeout", ""), WHOLE);
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void givesUpOnAServerThatIsBusyForEver() throws IOException {
    server.on(ARCHIVE, BUSY);
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageEndingWith("the server answers with HTTP status 503 (after 5 attempts)");
    assertThat(server.requests).hasSize(5);
    assertNothingIsKept();
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws NativeBuildException, IOException {
    server.on(
        ARCHIVE,
        Reply.of("429 Too Many Requests", "", "Retry-After: 17"),
        Reply.of("503 Busy", "", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"),
        Reply.of("503 Busy", "", "Retry-After: soon"),
        WHOLE);
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(17), Duration.ZERO, Duration.ofSeconds(4));
  }

  @Test
  void doesNotWaitForHours() throws IOException {
    server.on(ARCHIVE, Reply.of("429 Too Many Requests", "", "Retry-After: 3600"));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageEndingWith("status 429 and asks us to come back in 3600 seconds");
    assertThat(pauses).isEmpty();
    assertNothingIsKept();
  }

  @Test
  void asksASilentHostButOnceMoreInTheSameRun() throws IOException {
    server.close();
    String problem = "no connection to 127.0.0.1";
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/a"))))
        .hasMessageContaining(problem)
        .hasMessageEndingWith("(after 3 attempts)");
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/b"))).getMessage())
        .contains(problem)
        .doesNotContain("attempts");
    assertNothingIsKept();
  }

  @Test
  void asksMirrorsFirstAndTheOriginalAfterThem() throws NativeBuildException, IOException {
    settings =
        settings.withMirrors(
            Map.of(
                "https://example.invalid/", server.url("/short/"),
                "https://example.invalid/files/", server.url("/long/")));
    server.on("/short/files/x", WHOLE);
    Source original = new Source.Download(URI.create("https://example.invalid/files/x"));
    assertThat(fetch(pinned(original))).hasContent(GOOD);
    assertThat(server.requests)
        .extracting(ScriptedServer.Request::path)
        .containsExactly("/long/x", "/short/files/x");
  }

  @Test
  void tellsOfEachMirrorThatHasNothing() throws IOException {
    settings = settings.withMirrors(Map.of(server.url("/a/"), server.url("/mirror/")));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/a/x"))))
        .hasMessage(
            """
            none of the alternatives is to be had:
              - %s could not be downloaded: the server answers with HTTP status 404
              - %s could not be downloaded: the server answers with HTTP status 404"""
                .formatted(server.url("/mirror/x"), server.url("/a/x")));
  }

  @Test
  void namesAMirrorThatGivesWrongBytesAndAsksNobodyElse() throws IOException {
    settings = settings.withMirrors(Map.of(server.url("/a/"), server.url("/mirror/")));
    server.on("/a/x", WHOLE);
    server.on("/mirror/x", Reply.of("200 OK", "evil"));
    assertThat(failure(DigestMismatchException.class, () -> fetch(download("/a/x"))))
        .hasMessageStartingWith(server.url("/a/x") + " has the wrong bytes")
        .hasMessageEndingWith("(4 bytes from " + server.url("/mirror/x") + ")");
    assertThat(server.requests).hasSize(1);
    assertNothingIsKept();
  }
}
