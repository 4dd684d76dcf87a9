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
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ScriptedServer.Reply;
import org.apache.mxnet.natives.fetch.ScriptedServer.Request;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that break off, and how they go on. */
class WebResumeTest extends WebFixture {
  private static final String ETAG = "ETag: \"v1\"";
  private static final Reply BUSY = Reply.of("503 Service Unavailable", "");

  /** The first bytes of the file, whose whole length is announced. */
  private static Reply cut(int bytes, String... headers) {
    return Reply.raw(lines("200 OK\nContent-Length: 100", headers), GOOD.substring(0, bytes));
  }

  private static Reply rest(int from, String... headers) {
    String head =
        "206 Partial Content\nContent-Length: %d\nContent-Range: bytes %d-99/100"
            .formatted(100 - from, from);
    return Reply.raw(lines(head, headers), GOOD.substring(from));
  }

  private static String lines(String head, String... headers) {
    return head + Stream.of(headers).map("\n"::concat).collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {ETAG, "Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT"})
  void goesOnWhereItBrokeOff(String version) throws NativeBuildException, IOException {
    server.on(ARCHIVE, cut(40, version), rest(40, version));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    Request second = server.requests.get(1);
    assertThat(second.header("Range")).isEqualTo("bytes=40-");
    assertThat(second.header("If-Range")).isEqualTo(version.split(": ", 2)[1]);
    assertThat(partial()).isEmpty();
  }

  @Test
  void goesOnInTheNextRun() throws NativeBuildException, IOException {
    server.on(ARCHIVE, cut(40, ETAG), BUSY);
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageContaining("status 503");
    assertThat(cached()).isEmpty();
    assertThat(partial().get(0)).hasContent(GOOD.substring(0, 40));
    server.on(ARCHIVE, rest(40, ETAG));
    assertThat(fetchAnew(download(ARCHIVE))).hasContent(GOOD);
    assertThat(partial()).isEmpty();
  }

  @Test
  void needsNoServerIfOnlyTheRenamingWasMissing() throws NativeBuildException, IOException {
    Files.createDirectories(settings.cache().resolve("partial"));
    Files.writeString(settings.cache().resolve("partial/" + Sha256.of(GOOD)), GOOD);
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    assertThat(server.requests).isEmpty();
    assertThat(partial()).isEmpty();
  }

  @Test
  void tellsOfAFileThatIsTruncatedForEver() throws IOException {
    server.on(ARCHIVE, cut(40));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageContaining("truncated: 40 of 100 bytes came, then: ")
        .hasMessageEndingWith("(after 5 attempts)");
    assertThat(cached()).isEmpty();
    // Without a version nothing may be added to it: the next attempt starts over.
    assertThat(server.requests).allMatch(request -> request.header("Range").isEmpty());
  }

  @Test
  void takesWrongAnnouncementsForWhatTheyAre() throws IOException {
    server.on(ARCHIVE, Reply.raw("200 OK\nContent-Length: 60", GOOD));
    assertThat(failure(DigestMismatchException.class, () -> fetch(download(ARCHIVE))))
        .hasMessageContaining("(60 bytes from ");
    assertNothingIsKept();
  }

  @Test
  void startsOverIfTheServerHasANewVersion() throws NativeBuildException, IOException {
    server.on(ARCHIVE, cut(40, ETAG), Reply.of("200 OK", GOOD, "ETag: \"v2\""));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
  }

  @Test
  void neverPutsTwoVersionsTogether() throws NativeBuildException, IOException {
    server.on(
        ARCHIVE, cut(40, ETAG), rest(40, "ETag: \"v2\""), Reply.of("200 OK", GOOD, "ETag: \"v2\""));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    assertThat(server.requests.get(2).header("Range")).isEmpty();
  }

  @Test
  void startsOverIfTheServerGivesAnotherRange() throws NativeBuildException, IOException {
    server.on(ARCHIVE, cut(40, ETAG), rest(50, ETAG), Reply.of("200 OK", GOOD));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
  }

  @Test
  void startsOverIfTheServerHasNoMore() throws NativeBuildException, IOException {
    server.on(
        ARCHIVE,
        cut(40, ETAG),
        Reply.of("416 Range Not Satisfiable", "", "Content-Range: bytes */30"),
        Reply.of("200 OK", GOOD));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
  }

  @Test
  void blamesNoServerForADamagedPart() throws NativeBuildException, IOException {
    server.on(ARCHIVE, cut(40, ETAG), BUSY);
    failure(SourceUnavailableException.class, () -> fetch(download(ARCHIVE)));
    Files.writeString(partial().get(0), "x".repeat(40));
    server.on(ARCHIVE, rest(40, ETAG), Reply.of("200 OK", GOOD, ETAG));
    assertThat(fetchAnew(download(ARCHIVE))).hasContent(GOOD);
  }

  @Test
  void survivesConnectionsThatBreakThreeTimes() throws NativeBuildException, IOException {
    server.on(
        ARCHIVE,
        cut(10, ETAG).thenReset(),
        cut(20, "ETag: W/\"weak\"").thenReset(),
        cut(30, ETAG).thenReset(),
        rest(30, ETAG));
    assertThat(fetch(download(ARCHIVE))).hasContent(GOOD);
    assertThat(server.requests)
        .extracting(request -> request.header("Range"))
        .containsExactly("", "bytes=10-", "", "bytes=30-");
  }

  @Test
  void givesUpOnAServerThatStallsInTheMiddle() throws IOException {
    server.on(ARCHIVE, cut(40).thenSilence());
    SourceFetcher impatient = fetcher(Duration.ofSeconds(1));
    assertThat(
            failure(
                SourceUnavailableException.class,
                () -> impatient.fetch(List.of(download(ARCHIVE)))))
        .hasMessageContaining("truncated: 40 of 100 bytes came, then: nothing came for 1 seconds");
    assertThat(cached()).isEmpty();
  }

  @Test
  void readsChunksAndSeesWhenTheLastIsMissing() throws NativeBuildException, IOException {
    String chunk = "64\r\n" + GOOD + "\r\n";
    String head = "200 OK\nTransfer-Encoding: chunked";
    server.on("/whole", Reply.raw(head, chunk + "0\r\n\r\n"));
    server.on("/broken", Reply.raw(head, chunk.replace("64", "c8")));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(download("/broken"))))
        .hasMessageContaining("bytes came, then: ");
    assertThat(cached()).isEmpty();
    assertThat(fetch(download("/whole"))).hasContent(GOOD);
  }
}
