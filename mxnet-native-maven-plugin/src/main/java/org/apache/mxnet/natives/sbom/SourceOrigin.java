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
package org.apache.mxnet.natives.sbom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source comes from, read out of the texts that a stage has of it.
 *
 * @param text as it was given
 * @param url the address in it; empty if it is none: coordinates, the name of a file
 * @param commit 40 hexadecimal digits; empty if it is not known
 * @param sha256 of the file, 64 hexadecimal digits; empty if it is not known
 */
record SourceOrigin(String text, String url, String commit, String sha256) {
  private static final Pattern URL = Pattern.compile("(?:https?|ssh|git)://[^\\s\"<>\\\\^`{|}]+");
  private static final Pattern GIT = Pattern.compile("(\\S+) commit ([0-9a-f]{40})(?: .*)?");
  private static final Pattern SHA256_DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");
  private static final Pattern GIT_DIGEST = Pattern.compile("git:([0-9a-f]{40})(?:\\+.*)?");
  private static final Pattern ARCHIVE =
      Pattern.compile(".*\\.(?:tar(?:\\.[a-z0-9]+)?|tgz|zip|jar|whl)");

  /**
   * @param text an address, {@code <address> commit <40 hex>}, or anything else
   * @param digest {@code sha256:<64 hex>} or {@code git:<40 hex>}, perhaps with more after it, see
   *     {@code PinnedSource}; or empty
   */
  static SourceOrigin parse(String text, String digest) {
    Matcher git = GIT.matcher(text);
    boolean isGit = git.matches();
    String address = isGit ? git.group(1) : text;
    String commit = first(GIT_DIGEST.matcher(digest)).orElse(isGit ? git.group(2) : "");
    return new SourceOrigin(
        text,
        URL.matcher(address).matches() ? address : "",
        commit,
        first(SHA256_DIGEST.matcher(digest)).orElse(""));
  }

  private static Optional<String> first(Matcher matcher) {
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether the address is that of one file, as against a repository or a page. */
  boolean isFile() {
    return commit.isEmpty() && (!sha256.isEmpty() || ARCHIVE.matcher(url).matches());
  }

  boolean isRepository() {
    return !commit.isEmpty() || url.endsWith(".git") || url.contains("/tree/");
  }

  /**
   * The address with its scheme as SPDX 2.3 (7.7) writes it: {@code git+https://host/x.git@commit}.
   * Empty if there is no address.
   */
  String location() {
    // The page of a commit is a web page: no git client clones it.
    boolean clone = url.endsWith(".git");
    if (url.isEmpty() || !clone) {
      return url;
    }
    String scheme = url.startsWith("git:") ? url : "git+" + url;
    return commit.isEmpty() ? scheme : scheme + "@" + commit;
  }

  /** What pins its bytes, in words: {@code SHA-256 …}, {@code commit …}, or empty. */
  String pin() {
    if (!commit.isEmpty()) {
      return "commit " + commit;
    }
    return sha256.isEmpty() ? "" : "SHA-256 " + sha256;
  }
}
