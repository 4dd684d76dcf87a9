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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;

/** Upstream archives out of Debian's source packages, through apt's own source download. */
final class DebianSource {
  /** Where the package debian-archive-keyring puts the keys that sign Debian's suites. */
  static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  private final SourceCache cache;
  private final FetchSettings settings;
  private final Tool tool;
  private final Path keyring;

  /** Lists that were loaded in this run. */
  private final Set<String> fresh = ConcurrentHashMap.newKeySet();

  DebianSource(SourceCache cache, FetchSettings settings, Tool tool, Path keyring) {
    this.cache = cache;
    this.settings = settings;
    this.tool = tool;
    this.keyring = keyring;
  }

  Path fetch(PinnedSource pinned, Source.Debian source) throws NativeBuildException, IOException {
    return cache.fetchAlone(pinned, () -> ask(pinned, source));
  }

  private Path ask(PinnedSource pinned, Source.Debian source)
      throws NativeBuildException, IOException {
    Path work = cache.temporary();
    try {
      String mirror = mirror(work);
      if (!Files.isRegularFile(keyring)) {
        throw unavailable(
            source,
            "there are no keys of Debian in " + keyring,
            "Install the package debian-archive-keyring.");
      }
      AptFolder apt = new AptFolder(tool, cache.work("apt").resolve(source.suite()), proxy(mirror));
      return cache.alone(
          "apt-" + source.suite(),
          () -> {
            apt.prepare(mirror, source.suite(), keyring);
            return download(apt, pinned, source, work);
          });
    } finally {
      SourceCache.delete(work);
    }
  }

  private String mirror(Path work) throws SourceUnavailableException, IOException {
    if (settings.debianMirror().isPresent()) {
      return settings.debianMirror().get().toString();
    }
    return DebianMirror.find(tool, work);
  }

  private Path download(AptFolder apt, PinnedSource pinned, Source.Debian source, Path work)
      throws NativeBuildException, IOException {
    Optional<String> version = apt.version(source);
    String problem = "the lists of " + source.suite() + " do not know it";
    while (true) {
      if (version.isPresent()) {
        Tool.Output output = apt.download(source, version.get(), work);
        Path file = work.resolve(source.file());
        if (output.succeeded() && Files.isRegularFile(file)) {
          String from = "from apt's source download of " + source.pkg() + "=" + version.get();
          return cache.take(pinned, file, from);
        }
        problem = "apt says: " + output.reason();
      }
      // Old lists may lead to a version that the mirror no longer has.
      if (!fresh.add(source.suite())) {
        throw unavailable(
            source,
            problem,
            "See whether 'apt-cache showsrc %s' on Debian %s still has that file; a newer Debian version may have replaced it."
                .formatted(source.pkg(), source.suite()));
      }
      Tool.Output update = apt.update();
      if (!update.succeeded()) {
        fresh.remove(source.suite());
        throw unavailable(
            source,
            "apt says: " + update.reason(),
            "See whether 'apt-get update' works on this machine; another mirror can be set with"
                + " -Dmxnet.debianMirror.");
      }
      version = apt.version(source);
      problem = "the lists of " + source.suite() + " do not know it";
    }
  }

  private Map<String, String> proxy(String mirror) {
    boolean given =
        settings.environment().containsKey("http_proxy")
            || settings.environment().containsKey("https_proxy");
    return given
        ? Map.of()
        : settings
            .proxies()
            .forUri(URI.create(mirror))
            .map(ProxyChoice.ProxyAddress::url)
            .map(url -> Map.of("http_proxy", url, "https_proxy", url))
            .orElse(Map.of());
  }

  private static SourceUnavailableException unavailable(
      Source.Debian source, String reason, String remedy) {
    return new SourceUnavailableException(source + " could not be fetched: " + reason, remedy);
  }
}
