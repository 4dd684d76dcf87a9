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

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** The libraries that are recognised inside others, {@code libraries.yaml}. */
public final class KnownLibraries {
  private static final String RESOURCE = "libraries.yaml";
  private static final String FORMAT = "mxnet-libraries/1";
  private static final Comparator<String> BY_VERSION = VersionName::compare;

  private static final String[] KEYS = {
    "id",
    "names",
    "files",
    "exports",
    "symbols",
    "marks",
    "texts",
    "paths",
    "enough",
    "sections",
    "version",
    "literal",
    "version-proves",
    "mention",
    "mention-literal",
    "version-functions",
    "series",
    "released",
    "licences"
  };

  private final List<KnownLibrary> all;
  private final List<LibraryMarks> marks;
  private final Map<String, TreeMap<String, LocalDate>> released;

  private KnownLibraries(
      List<KnownLibrary> all,
      List<LibraryMarks> marks,
      Map<String, TreeMap<String, LocalDate>> released) {
    this.all = List.copyOf(all);
    this.marks = List.copyOf(marks);
    this.released = released;
  }

  /** Those that are shipped. */
  public static KnownLibraries load() {
    return PolicyResource.load(RESOURCE, KnownLibraries::parse);
  }

  static KnownLibraries parse(YamlMap root) throws YamlException {
    Words.format(root.only("format", "libraries"), FORMAT);
    List<KnownLibrary> all = new ArrayList<>();
    List<LibraryMarks> marks = new ArrayList<>();
    Map<String, TreeMap<String, LocalDate>> released = new HashMap<>();
    for (YamlMap map : root.maps("libraries")) {
      YamlText id = map.only(KEYS).text("id");
      String version = Words.pattern(map, "version", "literal");
      TreeMap<String, LocalDate> dates = dates(map);
      if (released.put(id.value(), dates) != null) {
        throw id.error("library '" + id + "' is there twice", "Leave one of the two out.");
      }
      if (map.has("exports")) {
        all.add(
            new KnownLibrary(
                id.value(),
                Words.texts(map, "exports"),
                version,
                version.isEmpty() ? "" : map.text("literal").value(),
                Words.texts(map, "symbols")));
      }
      marks.add(LibraryMarksReader.read(map));
    }
    return new KnownLibraries(all, marks, released);
  }

  /** Those whose symbols and versions an audit judges. */
  public List<KnownLibrary> all() {
    return all;
  }

  /** What all of them are recognised by. */
  public List<LibraryMarks> marks() {
    return marks;
  }

  /**
   * The day by which a version was out: its own, or that of the next higher version in the table,
   * so that no release is taken for older than it is.
   *
   * @return empty for a library or version of which the table knows nothing
   */
  public Optional<LocalDate> releasedBy(String id, String version) {
    TreeMap<String, LocalDate> dates = released.get(id);
    return dates == null || dates.ceilingEntry(version) == null
        ? Optional.empty()
        : Optional.of(dates.ceilingEntry(version).getValue());
  }

  private static TreeMap<String, LocalDate> dates(YamlMap map) throws YamlException {
    TreeMap<String, LocalDate> dates = new TreeMap<>(BY_VERSION);
    for (Map.Entry<String, String> entry : map.settings("released").entrySet()) {
      try {
        dates.put(entry.getKey(), LocalDate.parse(entry.getValue()));
      } catch (DateTimeParseException e) {
        throw map.error(
            "released",
            "'" + entry.getValue() + "' of " + entry.getKey() + " is no date",
            "Write it as 2012-01-29.");
      }
    }
    return dates;
  }
}
