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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs git on one repository. The user's own configuration counts for how a server is reached
 * ({@code insteadOf}, proxies, credentials), and for nothing that would change the bytes.
 */
final class Git {
  /** Variables that win over the user's. */
  private static final Map<String, String> FIXED =
      Map.of(
          // A password is asked for in a terminal that nobody looks at.
          "GIT_TERMINAL_PROMPT", "0",
          // Addresses of submodules are written by strangers: "ext::" would run a command.
          "GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh",
          "GIT_NO_REPLACE_OBJECTS", "1",
          // A file that is missing in a partial clone is asked for by us, never one by one.
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_LITERAL_PATHSPECS", "1");

  /** What a git hook that runs Maven leaves behind; see {@code git rev-parse --local-env-vars}. */
  private static final Set<String> LOCAL =
      Set.of(
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_CONFIG",
          "GIT_DIR",
          "GIT_GRAFT_FILE",
          "GIT_INDEX_FILE",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_PREFIX",
          "GIT_SHALLOW_FILE",
          "GIT_WORK_TREE");

  private static final List<String> OPTIONS =
      List.of(
          "-c", "core.hooksPath=/dev/null",
          "-c", "core.fsmonitor=false",
          "-c", "core.autocrlf=false",
          "-c", "core.symlinks=true",
          "-c", "core.fileMode=true",
          // Tidying up would go on after us, and take locks that the next build needs.
          "-c", "gc.auto=0",
          "-c", "maintenance.auto=false",
          "-c", "fetch.recurseSubmodules=false",
          // A server that sends nothing for a minute does not come back.
          "-c", "http.lowSpeedLimit=1",
          "-c", "http.lowSpeedTime=60");

  private static final Set<String> PROXY_VARIABLES =
      Set.of("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY");

  private final Tool tool;
  private final FetchSettings settings;
  private final Path repository;

  /**
   * @param repository its folder, which need not be a repository yet
   */
  Git(FetchSettings settings, Path repository) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.keySet().removeAll(LOCAL);
    this.tool = new Tool(environment);
    this.settings = settings;
    this.repository = repository;
  }

  /** In the repository alone. */
  Tool.Output run(String... words) throws SourceUnavailableException, IOException {
    return run(Map.of(), Optional.empty(), words);
  }

  private Tool.Output run(Map<String, String> more, Optional<Path> input, String... words)
      throws SourceUnavailableException, IOException {
    Map<String, String> all = new HashMap<>(FIXED);
    all.put("GIT_DIR", repository.toAbsolutePath().toString());
    all.putAll(more);
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(OPTIONS);
    argv.addAll(List.of(words));
    return tool.run(repository, all, argv, input);
  }

  /** Talks to a server, through Maven's proxy if the user gave git none. */
  Tool.Output remote(String address, String... words)
      throws SourceUnavailableException, IOException {
    return remote(address, Optional.empty(), words);
  }

  /** As above; git reads {@code input}. */
  Tool.Output remote(String address, Optional<Path> input, String... words)
      throws SourceUnavailableException, IOException {
    return run(proxy(address), input, words);
  }

  /** As below, with nothing to read. */
  Tool.Output local(Map<String, String> more, String... words)
      throws SourceUnavailableException, IOException {
    return local(more, Optional.empty(), words);
  }

  /**
   * What must succeed because it needs no server.
   *
   * @param more variables on top
   * @param input file that git reads
   * @throws IOException if it does not
   */
  Tool.Output local(Map<String, String> more, Optional<Path> input, String... words)
      throws SourceUnavailableException, IOException {
    Tool.Output output = run(more, input, words);
    if (!output.succeeded()) {
      throw new IOException(
          "git %s failed in %s: %s".formatted(words[0], repository, output.reason()));
    }
    return output;
  }

  private Map<String, String> proxy(String address) {
    boolean web = address.startsWith("http://") || address.startsWith("https://");
    if (!web || settings.environment().keySet().stream().anyMatch(PROXY_VARIABLES::contains)) {
      return Map.of();
    }
    Optional<String> proxy =
        settings.proxies().forUri(URI.create(address)).map(ProxyChoice.ProxyAddress::url);
    return proxy.map(url -> Map.of("http_proxy", url, "https_proxy", url)).orElse(Map.of());
  }
}
