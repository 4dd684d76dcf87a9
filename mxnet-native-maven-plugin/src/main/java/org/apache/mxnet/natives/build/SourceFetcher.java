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

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/**
 * Gets the bytes of a source and compares them with the pinned digest, every time: a file that is
 * already there is as suspect as one just downloaded.
 */
public final class SourceFetcher {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final ArtifactRepository repository;
  private final Path downloads;
  private final boolean offline;
  private final Duration silence;

  /**
   * @param downloads folder for what comes from the web
   * @param offline whether the web may not be asked, as with Maven's {@code -o}
   */
  public SourceFetcher(ArtifactRepository repository, Path downloads, boolean offline) {
    this(repository, downloads, offline, SILENCE);
  }

  /** As above, with another limit to how long a server may send nothing. */
  SourceFetcher(ArtifactRepository repository, Path downloads, boolean offline, Duration silence) {
    this.repository = repository;
    this.downloads = downloads;
    this.offline = offline;
    this.silence = silence;
  }

  /**
   * A source's file.
   *
   * @param pinned the alternative that gave it
   */
  public record Fetched(PinnedSource pinned, Path file) {}

  /**
   * Asks the alternatives in their order; the first that answers decides.
   *
   * @throws DigestMismatchException if it answers with other bytes: never a reason to ask the next
   * @throws SourceUnavailableException if none answers
   * @throws IOException if a file cannot be read or written
   */
  public Fetched fetch(List<PinnedSource> alternatives) throws NativeBuildException, IOException {
    SourceUnavailableException last = null;
    StringBuilder problems = new StringBuilder();
    for (PinnedSource pinned : alternatives) {
      try {
        return new Fetched(pinned, fetch(pinned));
      } catch (SourceUnavailableException e) {
        last = e;
        problems.append(problems.isEmpty() ? "" : "\n").append(e.getMessage());
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("no alternatives");
    }
    throw new SourceUnavailableException(problems.toString(), last.remedy());
  }

  private Path fetch(PinnedSource pinned) throws NativeBuildException, IOException {
    if (pinned.source() instanceof Source.MavenArtifact artifact) {
      return verified(pinned, repository.resolve(artifact));
    }
    if (pinned.source() instanceof Source.LocalFile local) {
      return verified(pinned, existing(pinned, local.path()));
    }
    return download(pinned, (Source.Download) pinned.source());
  }

  private static Path verified(PinnedSource pinned, Path file)
      throws DigestMismatchException, IOException {
    Sha256 actual = Sha256.of(file);
    if (!actual.equals(pinned.sha256())) {
      throw new DigestMismatchException(pinned, actual, file);
    }
    return file;
  }

  private static Path existing(PinnedSource pinned, Path path) throws SourceUnavailableException {
    if (!Files.isRegularFile(path)) {
      throw new SourceUnavailableException(
          "no file " + path + ", the source at " + pinned.where(),
          "Put the file there, or correct the path; it is relative to the file that names it.");
    }
    return path;
  }

  private Path download(PinnedSource pinned, Source.Download source)
      throws NativeBuildException, IOException {
    Path file = downloads.resolve(pinned.sha256().hex());
    if (Files.isRegularFile(file)) {
      return verified(pinned, file);
    }
    if (offline) {
      throw new SourceUnavailableException(
          source + " is not here yet, and Maven is offline",
          "Build once without -o, or with 'file:' instead of 'url:' and the file beside it.");
    }
    try {
      AtomicFile.write(
          file,
          out -> {
            // Checked before the file gets its name: wrong bytes are never kept.
            Sha256 actual = transfer(source, out);
            if (!actual.equals(pinned.sha256())) {
              throw new DigestMismatchException(pinned, actual);
            }
            return actual;
          });
    } catch (IOException e) {
      throw new SourceUnavailableException(
          source + " could not be downloaded: " + e.getMessage(),
          "See whether the address opens in a browser on this machine. Behind a proxy, set"
              + " -Dhttps.proxyHost and -Dhttps.proxyPort in MAVEN_OPTS.");
    }
    return file;
  }

  private Sha256 transfer(Source.Download source, OutputStream out) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(ProxySelector.getDefault())
            .build();
    HttpRequest request = HttpRequest.newBuilder(source.uri()).timeout(silence).build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = new IdleLimit(response.body(), silence)) {
        if (response.statusCode() != 200) {
          throw new IOException("the server answers with HTTP status " + response.statusCode());
        }
        return Sha256.drain(body, out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
