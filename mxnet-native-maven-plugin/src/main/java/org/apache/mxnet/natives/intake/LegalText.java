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
package org.apache.mxnet.natives.intake;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that is named as licences and notices are.
 *
 * @param path where it was found, as that of a {@link NativeEntry}
 * @param archive the archive that it lies in; empty if it lies in none
 * @param text its first 4 MiB, each byte as one character (ISO 8859-1), which keeps the letters of
 *     English whatever its encoding
 */
public record LegalText(String path, String archive, String text) {
  /** A licence is some kilobytes; the longest list of them in a known jar has 0.7 MB. */
  static final int BYTES = 4 << 20;

  private static final Pattern NAMED =
      Pattern.compile(
          "(.*/)?([^/]*(licen[cs]e|copying|copyright|notice|third[-_. ]?party|legal|credits|attribution)"
              + "[^/]*|(.*/)?licen[cs]es/.*)");
  private static final Pattern CODE =
      Pattern.compile(".*\\.(class|java|scala|kt|so|dll|dylib|jar)");

  /** Not null. */
  public LegalText {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(archive, "archive");
    Objects.requireNonNull(text, "text");
  }

  /** Whether a file of this name is one. */
  static boolean isNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMED.matcher(lower).matches() && !CODE.matcher(lower).matches();
  }
}
