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
package org.apache.mxnet.natives.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.plan.Fingerprint;
import org.apache.mxnet.natives.plan.Fingerprint.Difference;

/** Says in one line why something is built and not taken from the store. */
final class MissExplainer {
  private static final int SHOWN = 3;
  private static final int LONGEST_VALUE = 60;

  /** Digests and commits: 12 digits tell them apart. */
  private static final Pattern LONG_HEX = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{20,}\\b");

  private MissExplainer() {}

  /**
   * @param known entries in the store
   * @return {@code rebuilt: version 1.3 -> 1.3.1; option.X added ON}, compared with the entry of
   *     this name and platform that has the fewest differences, the newest of those
   */
  static String explain(List<EntryInfo> known, String name, String platform, Fingerprint wanted) {
    Optional<List<Difference>> nearest =
        known.stream()
            .filter(info -> info.name().equals(name) && info.platform().equals(platform))
            .sorted(Comparator.comparing(EntryInfo::created).reversed())
            .map(info -> info.fingerprint().differences(wanted))
            .min(Comparator.comparingInt(List::size));
    return nearest.map(MissExplainer::line).orElse("first build");
  }

  private static String line(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "rebuilt: the store had it, but could not use it";
    }
    int hidden = differences.size() - SHOWN;
    return differences.stream()
        .limit(SHOWN)
        .map(MissExplainer::shorten)
        .collect(
            Collectors.joining("; ", "rebuilt: ", hidden > 0 ? " and " + hidden + " more" : ""));
  }

  private static String shorten(Difference difference) {
    return new Difference(
            difference.key(),
            difference.ours().map(MissExplainer::shorten),
            difference.theirs().map(MissExplainer::shorten))
        .toString();
  }

  private static String shorten(String value) {
    String line = LONG_HEX.matcher(value).replaceAll("$1…").replaceAll("\\s+", " ");
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
  }
}
