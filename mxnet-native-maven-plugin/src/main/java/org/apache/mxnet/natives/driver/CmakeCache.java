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
package org.apache.mxnet.natives.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CMakeCache.txt, in which CMake keeps what it was told and what it found. */
final class CmakeCache {
  /**
   * {@code NAME:TYPE=VALUE}. A name with a colon in it, or one that starts like a comment, is in
   * double quotes. White space behind the value is not part of it.
   */
  private static final Pattern ENTRY =
      Pattern.compile("(?:\"([^\"]*)\"|([^=:\"]*)):([A-Z]+)=(.*?)[\\t ]*");

  private CmakeCache() {}

  /**
   * A variable.
   *
   * @param name case counts
   * @param type in capital letters, for example FILEPATH
   * @param value may be a list, with {@code ;} between its elements
   */
  record Entry(String name, String type, String value) {
    Entry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The entries in the order of the file, which is that of their names; lines that are none, as
   * comments, are skipped.
   *
   * @throws IOException if it cannot be read
   */
  static List<Entry> read(Path file) throws IOException {
    // The charset is that of the machine's file names. What is not UTF-8 would name no file.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines()
        .map(String::stripLeading)
        .filter(line -> !line.startsWith("//") && !line.startsWith("#"))
        .map(ENTRY::matcher)
        .filter(Matcher::matches)
        .map(CmakeCache::entry)
        .toList();
  }

  private static Entry entry(Matcher line) {
    String name = line.group(1) == null ? line.group(2) : line.group(1);
    String value = line.group(4);
    // A value that ends in white space is in single quotes.
    if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
      value = value.substring(1, value.length() - 1);
    }
    return new Entry(name, line.group(3), value);
  }
}
