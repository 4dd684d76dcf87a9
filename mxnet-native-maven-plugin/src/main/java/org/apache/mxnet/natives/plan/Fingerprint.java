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
package org.apache.mxnet.natives.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.files.Sha256;

/**
 * The identity of a step: everything that decides about its result, as readable lines.
 *
 * <p>Whoever fills it keeps absolute paths and times out of it: the same inputs must give the same
 * lines in every folder, on every machine.
 *
 * @param lines for example {@code version} to {@code 1.3.1}; in the natural order of their keys
 */
public record Fingerprint(SortedMap<String, String> lines) {
  /**
   * @throws IllegalArgumentException if a key is empty
   */
  public Fingerprint {
    // Another comparator would give other lines for the same inputs.
    TreeMap<String, String> natural = new TreeMap<>();
    lines.forEach((key, value) -> natural.put(key, Objects.requireNonNull(value, key)));
    if (natural.containsKey("")) {
      throw new IllegalArgumentException("a fingerprint has no line without a key");
    }
    lines = Collections.unmodifiableSortedMap(natural);
  }

  /** The SHA-256 of {@link #text}, in UTF-8. */
  public Sha256 digest() {
    return Sha256.of(text());
  }

  /**
   * One {@code key value} line each, ended by a line feed. A line feed, a carriage return and a
   * backslash are written {@code \n}, {@code \r} and {@code \\}, a space in a key {@code \s}.
   */
  public String text() {
    return lines.entrySet().stream()
        .map(e -> escape(e.getKey()).replace(" ", "\\s") + " " + escape(e.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * The reverse of {@link #text}.
   *
   * @throws IllegalArgumentException if {@code text} is not exactly what {@link #text} gives
   */
  public static Fingerprint parse(String text) {
    TreeMap<String, String> lines = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              if (space > 0) {
                lines.put(unescape(line.substring(0, space)), unescape(line.substring(space + 1)));
              }
            });
    Fingerprint parsed = new Fingerprint(lines);
    if (!parsed.text().equals(text)) {
      throw new IllegalArgumentException("not the lines of a fingerprint: " + text);
    }
    return parsed;
  }

  /** Where {@code this} (ours) and {@code other} (theirs) differ, in the order of the keys. */
  public List<Difference> differences(Fingerprint other) {
    SortedSet<String> keys = new TreeSet<>(lines.keySet());
    keys.addAll(other.lines.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      Optional<String> ours = Optional.ofNullable(lines.get(key));
      Optional<String> theirs = Optional.ofNullable(other.lines.get(key));
      if (!ours.equals(theirs)) {
        differences.add(new Difference(key, ours, theirs));
      }
    }
    return differences;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        int known = "nrs".indexOf(text.charAt(i));
        c = known < 0 ? text.charAt(i) : "\n\r ".charAt(known);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  /**
   * A line in which two fingerprints differ.
   *
   * @param ours empty if only the other fingerprint has the line
   * @param theirs empty if only the first fingerprint has the line
   */
  public record Difference(String key, Optional<String> ours, Optional<String> theirs) {
    /**
     * As if ours had become theirs: {@code version 1.3 -> 1.3.1}, {@code option.X added ON}, {@code
     * patch.y removed}.
     */
    @Override
    public String toString() {
      if (theirs.isEmpty()) {
        return key + " removed";
      }
      return ours.map(value -> key + " " + value + " -> " + theirs.get())
          .orElseGet(() -> key + " added " + theirs.get());
    }
  }
}
