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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where this machine's own apt has Debian from. */
final class DebianMirror {
  /** {@code 'http://host/debian/dists/bookworm/InRelease' …} */
  private static final Pattern RELEASE = Pattern.compile("'((?:https?)://[^']+?)/+dists/.*");

  private DebianMirror() {}

  /**
   * The mirror's address.
   *
   * @param folder any folder
   * @throws SourceUnavailableException if apt is not installed, or does not know Debian
   */
  static String find(Tool tool, Path folder) throws SourceUnavailableException, IOException {
    Tool.Output targets =
        tool.run(
            folder,
            Map.of(),
            List.of("apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)"));
    Optional<String> known =
        targets
            .out()
            .lines()
            .map(line -> line.split("\\|", 3))
            // Not Debian-Security and the like: those hold a part only.
            .filter(f -> f.length == 3 && f[0].equals("Debian") && f[1].equals("Debian"))
            .map(f -> f[2].replaceAll("/+$", ""))
            .filter(uri -> uri.startsWith("http://") || uri.startsWith("https://"))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    // An image for containers has no lists, so that apt does not know whose they are. The guess
    // does no harm: what is not signed by Debian is refused.
    Tool.Output uris = tool.run(folder, Map.of(), List.of("apt-get", "update", "--print-uris"));
    return uris.out()
        .lines()
        .map(RELEASE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(uri -> uri.endsWith("/debian"))
        .findFirst()
        .orElseThrow(
            () ->
                new SourceUnavailableException(
                    "this machine's apt has no mirror of Debian among its sources",
                    "Name one with -Dmxnet.debianMirror, or leave the Debian alternatives alone:"
                        + " another alternative will do."));
  }
}
