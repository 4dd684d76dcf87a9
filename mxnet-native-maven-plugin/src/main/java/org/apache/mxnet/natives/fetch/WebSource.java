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
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.WebAttempt.Outcome;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * Downloads files, patiently: a broken download goes on where it broke, in this run or the next.
 */
final class WebSource {
  /** A server that gives a few bytes each time is not asked for ever. */
  private static final int MOST_ATTEMPTS = 50;

  private final SourceCache cache;
  private final Mirrors mirrors;
  private final Retry retry;
  private final WebAttempt attempt;

  /** Hosts that did not answer in this run: asked again, but only once each time. */
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  WebSource(SourceCache cache, Mirrors mirrors, Retry retry, WebAttempt attempt) {
    this.cache = cache;
    this.mirrors = mirrors;
    this.retry = retry;
    this.attempt = attempt;
  }

  /**
   * @throws DigestMismatchException if a server answers with other bytes
   * @throws SourceUnavailableException if neither mirror nor original answers
   */
  Path fetch(PinnedSource pinned, Source.Download source) throws NativeBuildException, IOException {
    Alternatives<String> addresses = new Alternatives<>(mirrors.of(source.uri().toString()));
    return cache.fetchAlone(
        pinned, () -> addresses.first(address -> from(URI.create(address), pinned)));
  }

  private Path from(URI uri, PinnedSource pinned) throws NativeBuildException, IOException {
    Path file = cache.file(pinned);
    PartFile part = new PartFile(cache.work("partial").resolve(file.getFileName()));
    Sha256 expected = pinned.sha256().orElseThrow();
    if (part.size() > 0 && Sha256.of(part.path()).equals(expected)) {
      // The last run ended between the last byte and the renaming.
      return taken(part, pinned, uri.toString());
    }
    int failures = 0;
    for (int i = 1; ; i++) {
      long before = part.size();
      Outcome outcome = attempt.run(uri, part);
      if (outcome instanceof Outcome.Complete complete) {
        if (complete.resumed() && !Sha256.of(part.path()).equals(expected)) {
          // Perhaps the old part was damaged on our side: that is not the server's fault.
          part.discard();
          continue;
        }
        return taken(part, pinned, describe(complete, part));
      }
      Outcome.Setback setback = (Outcome.Setback) outcome;
      failures = part.size() > before ? 1 : failures + 1;
      if (failures >= attempts(uri, setback) || i >= MOST_ATTEMPTS) {
        if (!setback.answered()) {
          silent.add(uri.getHost());
        }
        throw WebClient.unavailable(
            uri, setback.reason() + (i == 1 ? "" : " (after " + i + " attempts)"));
      }
      retry.pause(failures, setback.pause());
    }
  }

  private int attempts(URI uri, Outcome.Setback setback) {
    if (setback.answered()) {
      return retry.attempts();
    }
    // A name that is unknown or a port that is closed seldom changes within seconds.
    return silent.contains(uri.getHost()) ? 1 : Math.min(3, retry.attempts());
  }

  private Path taken(PartFile part, PinnedSource pinned, String from)
      throws NativeBuildException, IOException {
    try {
      return cache.take(pinned, part.path(), from);
    } finally {
      part.discard();
    }
  }

  private static String describe(Outcome.Complete complete, PartFile part) throws IOException {
    String bytes = String.format(Locale.ROOT, "%,d bytes from %s", part.size(), complete.uri());
    String page =
        WebPage.describe(part.path(), complete.type())
            .map(p -> "; the server answered with " + p)
            .orElse("");
    return bytes + page;
  }
}
