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

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text to look for in files.
 *
 * @param id what the finds are called
 * @param pattern looked for in each run of printable ASCII characters that has the literal, with
 *     512 characters of it before and behind the literal
 * @param literal ASCII characters that every match contains: two at least, and five or more for
 *     speed, as all literals are looked for together at the pace of the shortest
 */
public record ScanPattern(String id, Pattern pattern, String literal) {
  /**
   * @throws IllegalArgumentException if the literal is shorter than two characters, or not ASCII
   */
  public ScanPattern {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(pattern, "pattern");
    if (literal.length() < 2 || !StandardCharsets.US_ASCII.newEncoder().canEncode(literal)) {
      throw new IllegalArgumentException(
          "the literal of " + id + " is not two ASCII characters or more: " + literal);
    }
  }
}
