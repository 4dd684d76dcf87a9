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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What tells the version of a library that is known to be there.
 *
 * @param pattern as {@link KnownLibrary#versionPattern}
 * @param literal as {@link KnownLibrary#literal}
 * @param proves whether a match shows by itself that the library is there, because no header of the
 *     library has the text
 * @param mention a regular expression for what another library tells of this one, such as the
 *     report of OpenCV's build, whose group 1 is the version; empty if there is none
 * @param mentionLiteral a text that stands in each match of the mention
 * @param functions functions whose machine code has the version
 * @param series symbol versions that the library defines, each with the releases that have it as
 *     their newest, in words; oldest first
 */
public record VersionMarks(
    String pattern,
    String literal,
    boolean proves,
    String mention,
    String mentionLiteral,
    List<VersionFunction> functions,
    Map<String, String> series) {
  /** Copies the list; the map keeps its order. */
  public VersionMarks {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(literal, "literal");
    Objects.requireNonNull(mention, "mention");
    Objects.requireNonNull(mentionLiteral, "mentionLiteral");
    functions = List.copyOf(functions);
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
  }
}
