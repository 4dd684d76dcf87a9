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

import java.util.Map;
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
   * Markers: versions without symbols, by which a file asks for a feature of the loader. glibc 2.36
   * was the first to relocate DT_RELR, says its NEWS.
   */
  Map<String, GlibcVersion> MARKERS = Map.of("GLIBC_ABI_DT_RELR", new GlibcVersion(2, 36, 0));

  /**
   * What a version's name asks for; empty if it is not one of glibc's, which all start with {@code
   * GLIBC_}.
   */
  static Optional<GlibcNeed> of(String versionName) {
    if (!versionName.startsWith("GLIBC_")) {
      return Optional.empty();
    }
    if (versionName.equals("GLIBC_PRIVATE")) {
      return Optional.of(new Private());
    }
    Optional<GlibcNeed> release =
        GlibcVersion.ofSymbolVersion(versionName)
            .or(() -> Optional.ofNullable(MARKERS.get(versionName)))
            .map(Release::new);
    return release.or(() -> Optional.of(new Unknown()));
  }
}
