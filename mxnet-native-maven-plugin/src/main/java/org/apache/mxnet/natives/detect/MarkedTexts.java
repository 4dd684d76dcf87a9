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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.policy.LibraryMarks;
import org.apache.mxnet.natives.policy.VersionMarks;
import org.apache.mxnet.natives.scan.PlacedText;
import org.apache.mxnet.natives.scan.ScanPattern;
import org.apache.mxnet.natives.scan.ScanPatterns;
import org.apache.mxnet.natives.scan.TextSearch;

/** Looks for the texts of all libraries in one pass over a file. */
final class MarkedTexts {
  /**
   * A text starts where printable bytes start, but the last bytes of a number before it may be
   * printable by chance.
   */
  private static final String START = "^.{0,4}";

  /** A text of C ends with a zero or a new line; spaces at the end are not written in the data. */
  private static final String END = "[ \\t]*$";

  private final List<Mark> marks = new ArrayList<>();
  private final TextSearch search;

  /** A text to look for; its place in the list is the id of its pattern. */
  private record Mark(String library, Evidence.Kind kind, String text) {}

  /**
   * A text of a library that is in a file.
   *
   * @param library the library's id
   * @param version what a text with the version says it is, else empty
   */
  record Hit(String library, Evidence evidence, String version) {}

  MarkedTexts(List<LibraryMarks> libraries) {
    List<ScanPattern> patterns = new ArrayList<>();
    for (LibraryMarks library : libraries) {
      for (String text : library.texts().texts()) {
        patterns.add(
            pattern(library, Evidence.Kind.TEXT, START + "(?:" + Pattern.quote(text) + ")", text));
      }
      for (String path : library.texts().paths()) {
        String end = "(?:" + START + "|/)" + Pattern.quote(path);
        patterns.add(pattern(library, Evidence.Kind.SOURCE_PATH, end, path));
      }
      VersionMarks version = library.version();
      if (!version.pattern().isEmpty()) {
        marks.add(new Mark(library.id(), Evidence.Kind.VERSION_TEXT, ""));
        patterns.add(new ScanPattern(id(), Pattern.compile(version.pattern()), version.literal()));
      }
      if (!version.mention().isEmpty()) {
        marks.add(new Mark(library.id(), Evidence.Kind.VERSION_MENTION, ""));
        patterns.add(
            new ScanPattern(id(), Pattern.compile(version.mention()), version.mentionLiteral()));
      }
    }
    this.search = new TextSearch(new ScanPatterns(patterns));
  }

  private ScanPattern pattern(
      LibraryMarks library, Evidence.Kind kind, String expression, String text) {
    marks.add(new Mark(library.id(), kind, text));
    return new ScanPattern(id(), Pattern.compile(expression + END), text);
  }

  private String id() {
    return Integer.toString(marks.size() - 1);
  }

  List<Hit> find(Path file) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (PlacedText placed : search.run(file)) {
      Mark mark = marks.get(Integer.parseInt(placed.found().pattern()));
      String text = mark.text().isEmpty() ? placed.found().text() : mark.text();
      hits.add(
          new Hit(
              mark.library(),
              new Evidence(mark.kind(), text, OptionalLong.of(placed.offset())),
              placed.found().captured()));
    }
    return hits;
  }
}
