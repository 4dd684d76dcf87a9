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
package org.apache.mxnet.natives.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps commands off the network: what a build takes from there is neither pinned nor checked.
 *
 * <p>With Linux' {@code unshare} the command sees no network at all, not even loopback. Where that
 * is forbidden, as in many containers, proxy variables lead to a closed port: programs that obey
 * them fail, others get through.
 */
public final class NetworkIsolation implements Wrapping {
  /** Root needs the first; the others make a user namespace, if possible with the same user id. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of("--net"),
          List.of("--map-current-user", "--net"),
          List.of("--map-root-user", "--net"));

  /** Nothing listens on "discard", and if so, it does not answer. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final List<String> prefix;

  private NetworkIsolation(List<String> prefix) {
    this.prefix = prefix;
  }

  /**
   * Tries what this machine allows.
   *
   * @throws IOException if not even trying works
   */
  public static NetworkIsolation detect() throws IOException {
    return detect(WAYS);
  }

  /** As above, with these options of unshare, of which the first that works is taken. */
  static NetworkIsolation detect(List<List<String>> ways) throws IOException {
    Optional<Path> unshare = Programs.find("unshare", Programs.SYSTEM_PATH, Path.of("/"));
    if (unshare.isPresent()) {
      for (List<String> way : ways) {
        List<String> prefix =
            Stream.of(List.of(unshare.get().toString()), way, List.of("--"))
                .flatMap(List::stream)
                .toList();
        Stream<String> probe = Stream.concat(prefix.stream(), Stream.of("/bin/sh", "-c", ":"));
        if (Probe.run(probe.toArray(String[]::new)).code() == 0) {
          return new NetworkIsolation(prefix);
        }
      }
    }
    return new NetworkIsolation(List.of());
  }

  @Override
  public List<String> prefix() {
    return prefix;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    if (prefix.isEmpty()) {
      for (String name : List.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")) {
        variables.put(name, NOWHERE);
        variables.put(name.toUpperCase(Locale.ROOT), NOWHERE);
      }
      variables.put("no_proxy", "");
      variables.put("NO_PROXY", "");
    }
    return variables;
  }

  /** Which way is used: a line for the log. */
  public String description() {
    return prefix.isEmpty()
        ? "Build steps are kept off the network by proxy variables only: unshare does not work here."
        : "Build steps run without network ("
            + String.join(" ", prefix.subList(0, prefix.size() - 1))
            + ").";
  }
}
