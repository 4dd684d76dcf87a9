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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .gitmodules} says, by path.
 *
 * @param addresses path of each submodule → where it is from, perhaps relative to the repository
 * @param skipped paths of submodules that git leaves out
 */
record GitModules(Map<String, String> addresses, Set<String> skipped) {
  private static final Pattern SETTING =
      Pattern.compile("submodule\\.(.*)\\.(path|url|update)\n(.*)", Pattern.DOTALL);
  private static final Pattern ADDRESS =
      Pattern.compile("(https?|ssh|git|file)://.+|[A-Za-z0-9._-]+@[A-Za-z0-9._-]+:.+");

  /**
   * A submodule in a tree.
   *
   * @param path relative to the tree
   */
  record Link(String path, String commit) {}

  /** Reads the output of {@code git config --null --get-regexp}. */
  static GitModules parse(String output) {
    Map<String, Map<String, String>> modules = new HashMap<>();
    for (String setting : output.split("\0")) {
      Matcher matcher = SETTING.matcher(setting);
      if (matcher.matches()) {
        modules
            .computeIfAbsent(matcher.group(1), name -> new HashMap<>())
            .put(matcher.group(2), matcher.group(3));
      }
    }
    Map<String, String> addresses = new HashMap<>();
    Set<String> skipped = new HashSet<>();
    for (Map<String, String> module : modules.values()) {
      addresses.put(module.get("path"), module.get("url"));
      if ("none".equals(module.get("update"))) {
        skipped.add(module.get("path"));
      }
    }
    return new GitModules(addresses, skipped);
  }

  /** Whether the submodule is left out. */
  boolean skips(Link link) {
    return skipped.contains(link.path());
  }

  /**
   * Where a submodule is from.
   *
   * @param parent address of the repository that it is in
   * @throws SourceUnavailableException if that is not said, or nothing that we fetch
   */
  String address(Link link, String parent) throws SourceUnavailableException {
    String said = addresses.get(link.path());
    String address = said == null ? "" : resolve(parent, said);
    if (!ADDRESS.matcher(address).matches()) {
      throw new SourceUnavailableException(
          "the submodule %s of %s has no address that can be fetched: '%s'"
              .formatted(link.path(), parent, address),
          "Its .gitmodules is wrong in that commit; pin another one.");
    }
    return address;
  }

  /** As gitmodules(5) says: ./ and ../ start at the address of the repository itself. */
  static String resolve(String parent, String said) {
    if (!said.startsWith("./") && !said.startsWith("../")) {
      return said;
    }
    String base = parent.replaceAll("/+$", "");
    String rest = said;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../")) {
        int end = Math.max(base.lastIndexOf('/'), 0);
        base = base.substring(0, end);
        rest = rest.substring(3);
      } else {
        rest = rest.substring(2);
      }
    }
    return base + "/" + rest;
  }
}
