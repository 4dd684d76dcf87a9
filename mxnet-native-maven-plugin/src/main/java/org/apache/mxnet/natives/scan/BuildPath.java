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
package org.apache.mxnet.natives.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a path of the machine that built a library from other texts.
 *
 * <p>It is absolute, lies below a folder in which builds live and names something in there. What
 * programs look for when they run is left out: what has a place for a value ({@code /tmp/x-%d},
 * {@code /tmp/XXXXXX}), a single file in the folder for temporary files, a package's folder below
 * {@code /opt}, and all of {@code /var} but where build services work. By the text alone no more
 * can be told: a deep path below {@code /opt} may be one that is meant to be looked for.
 */
final class BuildPath {
  private static final List<String> FOLDERS =
      List.of("home", "root", "tmp", "build", "builds", "work", "usr/src", "var", "opt", "Users");

  /** Below /var, and below /var/lib. */
  private static final Set<String> BUILD_SERVICES =
      Set.of("jenkins", "jenkins_home", "buildkite-agent", "go-agent", "vcap", "folders", "build");

  /** rustc joins texts without an end between them. */
  private static final Pattern RUST_SOURCE = Pattern.compile("^(.*?\\.rs)[A-Za-z/].*");

  private static final int LONGEST = 256;

  /** What may be beside letters and digits in a path. */
  private static final String MARKS = "/._-+@~%";

  private BuildPath() {}

  /** The literals that such paths start with, in ASCII. */
  static List<byte[]> literals() {
    return FOLDERS.stream()
        .map(folder -> ("/" + folder + "/").getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  /**
   * The path that starts with one of the literals at a place, up to 256 characters of it.
   *
   * @param limit where the bytes end
   */
  static Optional<String> at(byte[] bytes, int at, int limit) {
    if (at > 0 && isPathPart(bytes[at - 1]) && !isOption(bytes, at)) {
      return Optional.empty();
    }
    int end = at;
    while (end < limit && end - at < LONGEST && isPathPart(bytes[end])) {
      end++;
    }
    String path =
        RUST_SOURCE
            .matcher(new String(bytes, at, end - at, StandardCharsets.US_ASCII))
            .replaceFirst("$1");
    return isBuildPath(path) ? Optional.of(path) : Optional.empty();
  }

  private static boolean isBuildPath(String path) {
    if (path.contains("%") || path.contains("XXX")) {
      return false;
    }
    String[] parts = path.substring(1).split("/+");
    int own = path.startsWith("/usr/") ? 2 : 1;
    if (parts.length <= own || parts[0].equals("var") && parts.length < 4) {
      return false;
    }
    return switch (parts[0]) {
      case "tmp" -> parts.length > 2 && !parts[1].startsWith(".");
      case "opt" -> parts.length > 3;
      case "var" -> BUILD_SERVICES.contains(parts[parts[1].equals("lib") ? 2 : 1]);
      default -> true;
    };
  }

  /** Whether the two characters before are those of a compiler's option, as in -I. */
  private static boolean isOption(byte[] bytes, int at) {
    return at > 1
        && bytes[at - 2] == '-'
        && (bytes[at - 1] == 'I' || bytes[at - 1] == 'L' || bytes[at - 1] == 'B');
  }

  private static boolean isPathPart(byte value) {
    return value >= '0' && value <= '9'
        || value >= 'a' && value <= 'z'
        || value >= 'A' && value <= 'Z'
        || MARKS.indexOf(value) >= 0;
  }
}
