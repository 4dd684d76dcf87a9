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

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user decides about fetching.
 *
 * @param cache folder for verified sources; many builds may share it at once
 * @param offline whether no server may be asked, as with Maven's {@code -o}
 * @param mirrors prefix of an address → prefix to ask before, for downloads and git
 * @param proxies for downloads; git, npm and apt have settings of their own
 * @param environment of git, npm and apt, all of it: HOME and PATH are the user's, for their own
 *     settings of proxies, credentials and mirrors to count
 * @param debianMirror where Debian's archive is; empty: where this machine's apt has it from
 * @param maximumBytes largest file that is downloaded
 */
public record FetchSettings(
    Path cache,
    boolean offline,
    Map<String, String> mirrors,
    ProxyChoice proxies,
    Map<String, String> environment,
    Optional<URI> debianMirror,
    long maximumBytes) {
  /** Larger than any source there is; smaller than most disks. */
  public static final long MAXIMUM_BYTES = 8L << 30;

  public FetchSettings {
    mirrors = Map.copyOf(mirrors);
    environment = Map.copyOf(environment);
  }

  /** No mirrors, no proxies, no programs: enough for downloads, files and Maven artifacts. */
  public static FetchSettings of(Path cache, boolean offline) {
    return new FetchSettings(
        cache, offline, Map.of(), ProxyChoice.NONE, Map.of(), Optional.empty(), MAXIMUM_BYTES);
  }

  public FetchSettings withProxies(ProxyChoice choice) {
    return new FetchSettings(
        cache, offline, mirrors, choice, environment, debianMirror, maximumBytes);
  }

  public FetchSettings withMirrors(Map<String, String> prefixes) {
    return new FetchSettings(
        cache, offline, prefixes, proxies, environment, debianMirror, maximumBytes);
  }

  public FetchSettings withEnvironment(Map<String, String> all) {
    return new FetchSettings(cache, offline, mirrors, proxies, all, debianMirror, maximumBytes);
  }

  public FetchSettings withDebianMirror(URI mirror) {
    return new FetchSettings(
        cache, offline, mirrors, proxies, environment, Optional.of(mirror), maximumBytes);
  }

  public FetchSettings withMaximumBytes(long bytes) {
    return new FetchSettings(cache, offline, mirrors, proxies, environment, debianMirror, bytes);
  }
}
