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
package org.apache.mxnet.natives.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the marks of one library from its entry in {@code libraries.yaml}. */
final class LibraryMarksReader {
  /** So short a text could be anything, and would slow the search for all of them. */
  private static final int SHORTEST_TEXT = 6;

  private static final int ENOUGH = 2;
  private static final String STORED = "stored";
  private static final Pattern WEIGHTS = Pattern.compile("[1-9]\\d{0,8}(\\.[1-9]\\d{0,8})*");

  private LibraryMarksReader() {}

  static LibraryMarks read(YamlMap map) throws YamlException {
    YamlText id = map.text("id");
    String version = Words.pattern(map, "version", "literal");
    String mention = Words.pattern(map, "mention", "mention-literal");
    LibraryMarks marks =
        new LibraryMarks(
            id.value(),
            Words.texts(map, "names"),
            Words.texts(map, "files"),
            new LinkedHashSet<>(Words.texts(map, map.has("marks") ? "marks" : "symbols")),
            texts(map),
            Words.set(map, "sections"),
            new VersionMarks(
                version,
                version.isEmpty() ? "" : map.text("literal").value(),
                proves(map),
                mention,
                mention.isEmpty() ? "" : map.text("mention-literal").value(),
                functions(map),
                map.settings("series")),
            licences(map));
    if (marks.files().isEmpty()
        && marks.symbols().isEmpty()
        && marks.sections().isEmpty()
        && marks.texts().texts().isEmpty()
        && marks.texts().paths().isEmpty()) {
      throw id.error(
          "nothing tells of '" + id + "'", "Give it files, symbols, texts, paths or sections.");
    }
    return marks;
  }

  private static TextMarks texts(YamlMap map) throws YamlException {
    List<String> texts = longEnough(map, "texts");
    List<String> paths = longEnough(map, "paths");
    int all = texts.size() + paths.size();
    if (!map.has("enough")) {
      return new TextMarks(texts, paths, Math.min(ENOUGH, all));
    }
    YamlText enough = map.text("enough");
    if (!enough.value().matches("[1-9]\\d?") || Integer.parseInt(enough.value()) > all) {
      throw enough.error(
          "'%s' of %d texts cannot be enough".formatted(enough, all),
          "Write a number above 0 for which there are as many texts and paths.");
    }
    return new TextMarks(texts, paths, Integer.parseInt(enough.value()));
  }

  private static List<String> longEnough(YamlMap map, String key) throws YamlException {
    for (YamlText text : map.texts(key)) {
      if (text.value().length() < SHORTEST_TEXT) {
        throw text.error(
            "'" + text + "' is too short to tell of a library",
            "Take a text of " + SHORTEST_TEXT + " characters or more.");
      }
    }
    return Words.texts(map, key);
  }

  private static boolean proves(YamlMap map) throws YamlException {
    if (!map.has("version-proves")) {
      return false;
    }
    YamlText proves = map.text("version-proves");
    Words.known(proves, "word", List.of("true", "false"));
    return proves.value().equals("true");
  }

  private static List<VersionFunction> functions(YamlMap map) throws YamlException {
    List<VersionFunction> functions = new ArrayList<>();
    for (Map.Entry<String, String> entry : map.settings("version-functions").entrySet()) {
      String form = entry.getValue();
      if (!form.equals(STORED) && !WEIGHTS.matcher(form).matches()) {
        throw map.error(
            "version-functions",
            "'%s' of %s is no form of a version".formatted(form, entry.getKey()),
            "Write 'stored', or what the parts are multiplied by: 10000.100.1.");
      }
      functions.add(
          new VersionFunction(
              entry.getKey(),
              form.equals(STORED)
                  ? List.of()
                  : Arrays.stream(form.split("\\.")).map(Integer::valueOf).toList()));
    }
    return functions;
  }

  private static List<LicenceFact> licences(YamlMap map) throws YamlException {
    List<LicenceFact> licences = new ArrayList<>();
    for (YamlMap fact : map.maps("licences")) {
      fact.only("before", "spdx");
      Optional<String> before = fact.optionalText("before").map(YamlText::value);
      if (!licences.isEmpty()) {
        Optional<String> earlier = licences.get(licences.size() - 1).before();
        if (earlier.isEmpty()
            || before.filter(end -> VersionName.compare(end, earlier.get()) <= 0).isPresent()) {
          throw fact.error(
              "no release is left for this licence",
              "Put the licences in the order of releases, the one without 'before' last.");
        }
      }
      licences.add(new LicenceFact(before, fact.text("spdx").value()));
    }
    return licences;
  }
}
