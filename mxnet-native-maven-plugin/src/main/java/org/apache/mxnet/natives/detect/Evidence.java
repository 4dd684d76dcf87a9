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

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What tells of a library.
 *
 * @param kind what it is
 * @param text the soname, file name, symbol, section, text, or what the version was read from
 * @param offset where it is, in bytes from the start of the file; empty for what has no one place
 */
public record Evidence(Kind kind, String text, OptionalLong offset) {
  /** What something is that tells of a library. */
  public enum Kind {
    /** The soname of the file. */
    SONAME,
    /** The name of a file without a soname. */
    FILE_NAME,
    /** A symbol that the file defines, exported or not. */
    SYMBOL,
    /** A section. */
    SECTION,
    /** A text that only the library's code has. */
    TEXT,
    /** The path of a source of the library. */
    SOURCE_PATH,
    /** A text with the version. */
    VERSION_TEXT,
    /** What another library in the file tells of the version that it was built with. */
    VERSION_MENTION,
    /** A function whose machine code has the version. */
    VERSION_FUNCTION,
    /** The newest symbol version that the library defines, with the releases that have it. */
    SERIES
  }

  /** None is null. */
  public Evidence {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(offset, "offset");
  }

  static Evidence of(Kind kind, String text) {
    return new Evidence(kind, text, OptionalLong.empty());
  }
}
