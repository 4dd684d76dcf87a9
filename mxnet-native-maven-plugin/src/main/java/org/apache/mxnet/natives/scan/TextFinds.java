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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The distinct texts found so far; only so many are kept. */
final class TextFinds {
  /** Beyond these nothing more is remembered, nor counted. */
  private static final int MOST_DISTINCT = 10_000;

  /** Each with the offset where it was found first. */
  private final Map<FoundText, Long> texts = new LinkedHashMap<>();

  private final Set<String> paths = new LinkedHashSet<>();

  void text(FoundText text, long offset) {
    if (texts.size() < MOST_DISTINCT) {
      texts.putIfAbsent(text, offset);
    }
  }

  void path(String path) {
    if (paths.size() < MOST_DISTINCT) {
      paths.add(path);
    }
  }

  /** Adds what was found behind. */
  void addAll(TextFinds later) {
    later.texts.forEach(this::text);
    later.paths.forEach(this::path);
  }

  /**
   * The first texts of each pattern, in the order of the file.
   *
   * @param most of each pattern
   */
  List<FoundText> texts(int most) {
    Map<String, Integer> counts = new HashMap<>();
    List<FoundText> first = new ArrayList<>();
    for (FoundText text : texts.keySet()) {
      if (counts.merge(text.pattern(), 1, Integer::sum) <= most) {
        first.add(text);
      }
    }
    return first;
  }

  /** Where a text that was found is, in bytes from the start of the file. */
  long offset(FoundText text) {
    return texts.get(text);
  }

  /** The first paths, in the order of the file. */
  List<String> paths(int most) {
    return paths.stream().limit(most).toList();
  }

  /** How many texts and paths there were. */
  int distinct() {
    return texts.size() + paths.size();
  }
}
