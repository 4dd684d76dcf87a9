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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** One request for a file, or for the rest of it. */
final class WebAttempt {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]+)-[0-9]+/([0-9]+|\\*)");

  private final WebClient client;
  private final long maximumBytes;
  private final Duration longestWait;

  /**
   * @param longestWait what a server may ask us to wait; more is a refusal
   */
  WebAttempt(WebClient client, long maximumBytes, Duration longestWait) {
    this.client = client;
    this.maximumBytes = maximumBytes;
    this.longestWait = longestWait;
  }

  /** How a request ended; what cannot be mended by asking again is thrown instead. */
  sealed interface Outcome {
    /**
     * The part file is the whole file.
     *
     * @param uri who gave it
     * @param type Content-Type, perhaps empty
     * @param resumed whether some of it is from an earlier request
     */
    record Complete(URI uri, String type, boolean resumed) implements Outcome {}

    /**
     * It may go better the next time.
     *
     * @param pause what the server asks for
     * @param answered whether there was a server at all
     */
    record Setback(String reason, Optional<Duration> pause, boolean answered) implements Outcome {
      Setback(String reason) {
        this(reason, Optional.empty(), true);
      }
    }
  }

  Outcome run(URI uri, PartFile part) throws SourceUnavailableException, IOException {
    String version = part.version(uri.toString());
    if (version.isEmpty()) {
      part.discard();
    }
    long have = part.size();
    Map<String, String> headers =
        have == 0 ? Map.of() : Map.of("Range", "bytes=" + have + "-", "If-Range", version);
    WebClient.Answer answer;
    try {
      answer = client.get(uri, headers);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (SSLHandshakeException e) {
      throw WebClient.unavailable(uri, "no safe connection: " + e.getMessage());
    } catch (IOException e) {
      return new Outcome.Setback(noAnswer(uri, e), Optional.empty(), false);
    }
    try (answer) {
      if (answer.status() == 206 && have > 0) {
        return continues(answer, have, version)
            ? receive(uri, answer, part, have)
            : again(part, "the server went on with another version of the file");
      }
      if (answer.status() == 200) {
        part.begin(uri.toString(), answer);
        return receive(uri, answer, part, 0);
      }
      if (answer.status() == 416 && have > 0) {
        return again(part, "the server has no more of it than is here already");
      }
      return refused(uri, answer);
    }
  }

  private static Outcome again(PartFile part, String reason) throws IOException {
    part.discard();
    return new Outcome.Setback(reason, Optional.of(Duration.ZERO), true);
  }

  private static boolean continues(WebClient.Answer answer, long have, String version) {
    Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range"));
    String etag = answer.header("ETag");
    boolean same = !version.startsWith("\"") || etag.isEmpty() || etag.equals(version);
    return same && range.matches() && range.group(1).equals(Long.toString(have));
  }

  private Outcome refused(URI uri, WebClient.Answer answer) throws SourceUnavailableException {
    int status = answer.status();
    String at = answer.uri().equals(uri) ? "" : " at " + answer.uri();
    String reason = "the server answers with HTTP status " + status + at;
    // RFC 9110, 15.5.9 and RFC 6585, 4: a request timeout, too many requests.
    if (status == 408 || status == 429 || status >= 500) {
      Optional<Duration> wait = retryAfter(answer.header("Retry-After"));
      if (wait.isPresent() && wait.get().compareTo(longestWait) > 0) {
        throw WebClient.unavailable(
            uri, reason + " and asks us to come back in " + wait.get().toSeconds() + " seconds");
      }
      return new Outcome.Setback(reason, wait, true);
    }
    throw WebClient.unavailable(uri, reason);
  }

  /** RFC 9110, 10.2.3: seconds, or a date. */
  private static Optional<Duration> retryAfter(String text) {
    try {
      if (text.matches("[0-9]{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(Instant.now(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      // Missing, or nonsense: then we wait as long as we think right.
      return Optional.empty();
    }
  }

  private Outcome receive(URI uri, WebClient.Answer answer, PartFile part, long have)
      throws SourceUnavailableException, IOException {
    long announced = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    long whole = announced < 0 ? -1 : have + announced;
    refuseLarge(uri, part, whole);
    long size = have;
    try (OutputStream out = part.append()) {
      byte[] buffer = new byte[1 << 16];
      while (true) {
        int count;
        try {
          count = answer.body().read(buffer, 0, buffer.length);
        } catch (InterruptedIOException e) {
          throw e;
        } catch (IOException e) {
          return new Outcome.Setback(brokenOff(size, whole, e));
        }
        if (count < 0) {
          return new Outcome.Complete(answer.uri(), answer.header("Content-Type"), have > 0);
        }
        size += count;
        refuseLarge(uri, part, size);
        out.write(buffer, 0, count);
      }
    }
  }

  private void refuseLarge(URI uri, PartFile part, long size)
      throws SourceUnavailableException, IOException {
    if (size > maximumBytes) {
      part.discard();
      throw WebClient.unavailable(
          uri, String.format(Locale.ROOT, "it is larger than %,d bytes", maximumBytes));
    }
  }

  private static String brokenOff(long size, long whole, IOException e) {
    String of = whole < 0 ? "an unknown number of" : String.format(Locale.ROOT, "%,d", whole);
    // The JDK's own reason is the cause of a mere "closed".
    boolean mere = "closed".equals(e.getMessage()) && e.getCause() != null;
    return String.format(
        Locale.ROOT,
        "truncated: %,d of %s bytes came, then: %s",
        size,
        of,
        (mere ? e.getCause() : e).getMessage());
  }

  /** The JDK leaves the message of its commonest failures empty. */
  private static String noAnswer(URI uri, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "the host name " + uri.getHost() + " is unknown here";
      }
    }
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      String why = e.getMessage() == null ? "" : ": " + e.getMessage();
      return "no connection to " + uri.getHost() + why;
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
