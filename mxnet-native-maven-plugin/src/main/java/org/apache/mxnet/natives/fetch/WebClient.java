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
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Asks web servers, and goes where they send us, as far as that is safe. */
final class WebClient {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** RFC 9110, 15.4: servers redirect for good reasons a few times, and no more. */
  private static final int MOST_REDIRECTS = 10;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final WebProxies proxies;
  private final HttpClient client;
  private final Duration silence;

  /**
   * @param silence how long a server may send nothing
   */
  WebClient(ProxyChoice choice, Duration silence) {
    this.silence = silence;
    this.proxies = new WebProxies(choice);
    this.client =
        HttpClient.newBuilder()
            // One connection per file gains nothing from HTTP/2, and old proxies choke on it.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies)
            .build();
  }

  /**
   * A server's answer, with a body that gives up when nothing comes.
   *
   * @param uri who gave it, after all redirects
   */
  record Answer(URI uri, int status, HttpHeaders headers, InputStream body)
      implements AutoCloseable {
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Asks with GET.
   *
   * @throws SourceUnavailableException if it leads nowhere, however often one asks
   * @throws IOException if nobody answers, which may be otherwise the next time
   */
  Answer get(URI uri, Map<String, String> headers) throws SourceUnavailableException, IOException {
    Set<URI> visited = new LinkedHashSet<>();
    URI at = uri;
    while (true) {
      if (!visited.add(at)) {
        throw unavailable(uri, "the server redirects in a circle, back to " + at);
      }
      if (visited.size() > MOST_REDIRECTS + 1) {
        throw unavailable(
            uri, "more than %d redirects, the last to %s".formatted(MOST_REDIRECTS, at));
      }
      Answer answer = once(at, headers);
      if (answer.status() == 407) {
        answer.close();
        throw unavailable(uri, proxies.refusal(at));
      }
      if (!REDIRECTS.contains(answer.status())) {
        return answer;
      }
      answer.close();
      at = next(uri, at, answer.header("Location"));
    }
  }

  /** Where a redirect leads. */
  static URI next(URI asked, URI at, String location) throws SourceUnavailableException {
    URI to;
    try {
      to = at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw unavailable(asked, at + " redirects to '" + location + "', which is no address");
    }
    boolean web = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
    if (location.isBlank() || !web || to.getHost() == null) {
      throw unavailable(asked, at + " redirects to '" + location + "', which is no web address");
    }
    if ("https".equals(at.getScheme()) && "http".equals(to.getScheme())) {
      throw unavailable(asked, at + " redirects from https to http, to " + to);
    }
    return to;
  }

  static SourceUnavailableException unavailable(URI uri, String reason) {
    return new SourceUnavailableException(
        uri + " could not be downloaded: " + reason,
        "See whether the address opens in a browser on this machine. If it is reached through a"
            + " proxy, put that into Maven's settings.xml; a mirror can be set with"
            + " -Dmxnet.mirrors.");
  }

  private Answer once(URI uri, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(silence)
            .header("Accept", "*/*")
            // Packed on the way, the bytes would not be those of the digest.
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "mxnet-native-maven-plugin");
    headers.forEach(request::header);
    proxies.authorization(uri).ifPresent(login -> request.header("Proxy-Authorization", login));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      // The JDK gives none for a proxy's refusal to open a tunnel.
      InputStream body = response.body() == null ? InputStream.nullInputStream() : response.body();
      return new Answer(
          uri, response.statusCode(), response.headers(), new IdleLimit(body, silence));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
