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

import java.util.List;

/**
 * How a third-party library is recognised inside another.
 *
 * @param id for example {@code zlib}
 * @param exports patterns ({@link Glob}) of the names it defines
 * @param versionPattern regular expression over the bytes as ISO 8859-1, whose group 1 is the
 *     library's version; empty if its binaries do not tell one
 * @param literal a text that stands in each match of the pattern, to look for first; empty with it
 * @param symbols names that no other library defines: with one of them exported, the library leaks
 */
public record KnownLibrary(
    String id, List<String> exports, String versionPattern, String literal, List<String> symbols) {
  /** Copies the lists. */
  public KnownLibrary {
    exports = List.copyOf(exports);
    symbols = List.copyOf(symbols);
  }
}
