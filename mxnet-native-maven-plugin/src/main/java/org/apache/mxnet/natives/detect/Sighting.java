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
package org.apache.mxnet.natives.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.policy.LibraryMarks;

/** Gathers what a file has of one library, and tells whether that is enough. */
final class Sighting {
  private static final int MOST_OF_EACH = 8;

  private final LibraryMarks marks;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Evidence> versions = new LinkedHashMap<>();
  private final Map<String, Evidence> mentions = new LinkedHashMap<>();
  private Certainty certainty = Certainty.CONTAINED;
  private boolean certain;
  private int texts;

  Sighting(LibraryMarks marks) {
    this.marks = marks;
  }

  /** Takes what shows by itself that the library is there. */
  void proof(Evidence proof) {
    evidence.add(proof);
    certain = true;
  }

  /** Takes the name by which the file is the library. */
  void identity(Evidence name) {
    proof(name);
    certainty = Certainty.IS_THE_LIBRARY;
  }

  /** Takes what tells more of the library, but not that it is there. */
  void hint(Evidence hint) {
    evidence.add(hint);
  }

  void text(MarkedTexts.Hit hit) {
    Evidence.Kind kind = hit.evidence().kind();
    if (kind == Evidence.Kind.VERSION_TEXT) {
      version(hit.version(), hit.evidence());
      certain |= marks.version().proves();
    } else if (kind == Evidence.Kind.VERSION_MENTION) {
      mentions.putIfAbsent(hit.version(), hit.evidence());
    } else if (evidence.stream().noneMatch(e -> isSame(e, hit.evidence()))) {
      evidence.add(hit.evidence());
      texts++;
    }
  }

  private static boolean isSame(Evidence one, Evidence other) {
    return one.kind() == other.kind() && one.text().equals(other.text());
  }

  void version(String version, Evidence proof) {
    versions.putIfAbsent(version, proof);
  }

  boolean hasVersion() {
    return !versions.isEmpty();
  }

  LibraryMarks marks() {
    return marks;
  }

  /** Whether the library is there. */
  boolean holds() {
    return certain || texts > 0 && texts >= marks.texts().enough();
  }

  /** The library, once for each of its versions; nothing if it is not there. */
  Collection<FoundLibrary> found() {
    if (!holds()) {
      return List.of();
    }
    if (versions.isEmpty()) {
      // What others say counts for nothing beside what the library says, or if they disagree.
      if (mentions.size() == 1) {
        versions.putAll(mentions);
        return found();
      }
      return List.of(found(Optional.empty(), List.of()));
    }
    List<FoundLibrary> all = new ArrayList<>();
    versions.forEach((version, proof) -> all.add(found(Optional.of(version), List.of(proof))));
    return all;
  }

  private FoundLibrary found(Optional<String> version, List<Evidence> more) {
    List<Evidence> listed = new ArrayList<>(more);
    for (Evidence.Kind kind : Evidence.Kind.values()) {
      evidence.stream().filter(e -> e.kind() == kind).limit(MOST_OF_EACH).forEach(listed::add);
    }
    listed.sort((a, b) -> a.kind().compareTo(b.kind()));
    return new FoundLibrary(
        marks.id(), marks.names(), version, certainty, listed, marks.spdx(version));
  }
}
