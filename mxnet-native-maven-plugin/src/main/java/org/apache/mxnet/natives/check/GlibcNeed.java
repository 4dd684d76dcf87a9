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
package org.apache.mxnet.natives.check;

import java.util.Objects;
import java.util.Optional;
import org.apache.mxnet.natives.platform.GlibcVersion;

/** What the name of one of glibc's symbol versions asks of the system. */
public sealed interface GlibcNeed {

  /**
   * A release of glibc, or any later one: glibc keeps the versions it has once had.
   *
   * @param version the release that introduced the symbol version
   */
  record Release(GlibcVersion version) implements GlibcNeed {
    /** Not null. */
    public Release {
      Objects.requireNonNull(version, "version");
    }
  }

  /**
   * {@code GLIBC_PRIVATE}, the symbols that glibc's own libraries share: every release has the
   * version, but each may change or drop any symbol of it.
   */
  record Private() implements GlibcNeed {}

  /**
   * A name that is neither, such as a {@code GLIBC_ABI_} marker younger than this check. A system
   * that has the version may well exist, but none is known.
   */
  record Unknown() implements GlibcNeed {}

  /**
   * What a version's name asks for; empty if it is not one of glibc's, which all start with {@code
   * GLIBC_}.
   */
  static Optional<GlibcNeed> of(String versionName) {
    if (!versionName.startsWith("GLIBC_")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (versionName) {
          case "GLIBC_PRIVATE" -> new Private();
          // A marker: it has no symbols, a file asks by it for a loader that relocates DT_RELR.
          // The first one is that of glibc 2.36, says its NEWS.
          case "GLIBC_ABI_DT_RELR" -> new Release(new GlibcVersion(2, 36, 0));
          default ->
              GlibcVersion.ofSymbolVersion(versionName)
                  .<GlibcNeed>map(Release::new)
                  .orElseGet(Unknown::new);
        });
  }
}
