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
package org.apache.mxnet.natives.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.policy.VersionName;

/**
 * What a file needs of the symbol versions that share a namespace, such as {@code GLIBC}.
 *
 * @param max the highest number without which the loader refuses the file; if it goes on without
 *     any of them, the highest of all; empty for a version without a number
 * @param symbols the numbers in rising order, each with its symbols sorted by name
 */
record VersionFamily(String max, SortedMap<String, List<String>> symbols) {
  /** Spellings that count the same are still two keys: nothing of the file is lost. */
  private static final Comparator<String> ORDER =
      ((Comparator<String>) VersionName::compare).thenComparing(Comparator.naturalOrder());

  /** The families of a file's needs by namespace, as {@link VersionName} splits the names. */
  static SortedMap<String, VersionFamily> of(List<VersionNeed> needs) {
    Map<String, Collected> families = new TreeMap<>();
    for (VersionNeed need : needs) {
      VersionName name = VersionName.of(need.version());
      family(families, name.namespace()).add(name.number(), need);
      if (need.version().equals("GLIBC_ABI_DT_RELR") && !need.isOptional()) {
        // The first glibc with this marker is 2.36, says its NEWS.
        family(families, "GLIBC").demanded.add("2.36");
      }
    }
    SortedMap<String, VersionFamily> finished = new TreeMap<>();
    families.forEach((name, collected) -> finished.put(name, collected.finished()));
    return finished;
  }

  private static Collected family(Map<String, Collected> families, String name) {
    return families.computeIfAbsent(name, key -> new Collected());
  }

  private static final class Collected {
    private final SortedMap<String, TreeSet<String>> symbols = new TreeMap<>(ORDER);
    private final TreeSet<String> demanded = new TreeSet<>(ORDER);

    void add(String number, VersionNeed need) {
      TreeSet<String> names = symbols.computeIfAbsent(number, key -> new TreeSet<>());
      need.symbols().stream().map(BoundSymbol::name).forEach(names::add);
      if (!need.isOptional()) {
        demanded.add(number);
      }
    }

    VersionFamily finished() {
      SortedMap<String, List<String>> copy = new TreeMap<>(ORDER);
      symbols.forEach((number, names) -> copy.put(number, new ArrayList<>(names)));
      String max = demanded.isEmpty() ? symbols.lastKey() : demanded.last();
      return new VersionFamily(max, Collections.unmodifiableSortedMap(copy));
    }
  }
}
