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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.InvalidGlibcVersionException;
import org.apache.mxnet.natives.yaml.Suggestion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** What the texts of the package's files may be. */
final class Words {
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

  private Words() {}

  /** Refuses a file of another kind. */
  static void format(YamlMap root, String expected) throws YamlException {
    YamlText format = root.text("format");
    if (!format.value().equals(expected)) {
      throw format.error(
          "'" + format + "' where '" + expected + "' is read",
          "Write 'format: " + expected + "', or name another file.");
    }
  }

  static String known(YamlText word, String what, Collection<String> known) throws YamlException {
    if (!known.contains(word.value())) {
      throw word.error("unknown " + what + " '" + word + "'", suggestion(word.value(), known));
    }
    return word.value();
  }

  /** As {@link #known(YamlText, String, Collection)}, for the keys of a mapping. */
  static void knownKeys(YamlMap map, String key, String what, Collection<String> known)
      throws YamlException {
    for (String word : map.settings(key).keySet()) {
      if (!known.contains(word)) {
        throw map.error(key, "unknown " + what + " '" + word + "'", suggestion(word, known));
      }
    }
  }

  static GlibcVersion glibc(YamlText text) throws YamlException {
    try {
      return GlibcVersion.parse(text.value());
    } catch (InvalidGlibcVersionException e) {
      throw text.error(e.getMessage(), e.remedy());
    }
  }

  /** Names of symbol versions without their number, each with a number, or none if it has none. */
  static Map<String, String> numbers(YamlMap map, String key) throws YamlException {
    Map<String, String> numbers = map.settings(key);
    for (Map.Entry<String, String> entry : numbers.entrySet()) {
      String number = entry.getValue();
      if (!number.isEmpty() && !NUMBERS.matcher(number).matches()) {
        throw map.error(
            key,
            "'" + number + "' is not the number of a version of " + entry.getKey(),
            "Write what stands behind the name: 3.4.19 for GLIBCXX_3.4.19.");
      }
    }
    return Map.copyOf(numbers);
  }

  /**
   * A regular expression with a group for a version, together with a text in each match of it.
   *
   * @return empty if neither key is there
   */
  static String pattern(YamlMap map, String key, String literal) throws YamlException {
    if (map.has(key) != map.has(literal)) {
      YamlText id = map.text("id");
      throw id.error(
          "'%s' has one of %s and %s".formatted(id, key, literal),
          "Give both: the literal is searched.");
    }
    if (!map.has(key)) {
      return "";
    }
    YamlText text = map.text(key);
    try {
      Pattern pattern = Pattern.compile(text.value());
      if (pattern.matcher("").groupCount() >= 1) {
        return text.value();
      }
    } catch (PatternSyntaxException e) {
      throw text.error("not a regular expression: " + e.getDescription(), "Mend it.");
    }
    throw text.error("the expression has no group", "Put the version into parentheses.");
  }

  static List<String> texts(YamlMap map, String key) throws YamlException {
    return map.texts(key).stream().map(YamlText::value).toList();
  }

  static Set<String> set(YamlMap map, String key) throws YamlException {
    return new LinkedHashSet<>(texts(map, key));
  }

  private static String suggestion(String word, Collection<String> known) {
    return Suggestion.of(word, known.stream().sorted().toList(), "Known here: ");
  }
}
