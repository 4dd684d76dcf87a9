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
package org.apache.mxnet.natives.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.InvalidGlibcVersionException;

/**
 * What is known of glibc's names; the resources beside this class say where it is from.
 *
 * @param functions names of glibc 2.17 that no library of ours defines without a reason
 * @param inlines those of them that glibc's headers make weak functions of, harmless ones
 * @param since names that came later, with their release
 */
record GlibcNames(Set<String> functions, Set<String> inlines, Map<String, GlibcVersion> since) {

  static GlibcNames load() {
    Map<String, GlibcVersion> since = new HashMap<>();
    for (String line : lines("glibc-since.csv")) {
      int comma = line.indexOf(',');
      try {
        since.put(line.substring(0, comma), GlibcVersion.parse(line.substring(comma + 1)));
      } catch (InvalidGlibcVersionException e) {
        throw new IllegalStateException("glibc-since.csv: " + line, e);
      }
    }
    return new GlibcNames(
        Set.copyOf(lines("glibc-functions.txt")),
        Set.copyOf(lines("glibc-inlines.txt")),
        Map.copyOf(since));
  }

  /** Whether a definition of the name takes the place of the system's function. */
  boolean isShadow(String name, boolean weak) {
    return functions.contains(name) && !(weak && inlines.contains(name));
  }

  /** The release that a name came with, if the floor is too old for it. */
  Optional<GlibcVersion> above(GlibcVersion floor, String name) {
    return Optional.ofNullable(since.get(name)).filter(version -> version.compareTo(floor) > 0);
  }

  private static List<String> lines(String resource) {
    InputStream in = GlibcNames.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the plugin lacks its resource " + resource);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
