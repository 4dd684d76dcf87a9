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

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * A symbol version because of which a file does not load on all systems that the floor promises.
 *
 * @param file name of the file, as it was given to the check
 * @param library the soname that the version is asked of, for example {@code libm.so.6}
 * @param versionName for example {@code GLIBC_2.23}
 * @param need what that name asks for
 * @param symbols the symbols bound to the version; none for a marker
 * @param floor the glibc release that the file is to load on
 * @param systemsLost the known systems that have the floor, but not what is needed, in the order of
 *     {@link KnownSystem}; always empty unless the need is a release
 */
public record Finding(
    String file,
    String library,
    String versionName,
    GlibcNeed need,
    List<String> symbols,
    GlibcVersion floor,
    List<KnownSystem> systemsLost) {
  private static final int SYMBOLS_SHOWN = 5;

  /** Copies the lists. */
  public Finding {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(versionName, "versionName");
    Objects.requireNonNull(need, "need");
    symbols = List.copyOf(symbols);
    Objects.requireNonNull(floor, "floor");
    systemsLost = List.copyOf(systemsLost);
  }

  /** A sentence: the file, the version, the symbols, and where it does not load. */
  public String message() {
    String needs = "%s needs %s (%s)".formatted(file, versionName, origin());
    // Java 17 has no switch over a sealed type.
    if (need instanceof GlibcNeed.Release release) {
      String marker =
          release.version().symbolVersion().equals(versionName)
              ? ""
              : ", which came with glibc " + release.version();
      return "%s%s, above the floor %s: it does not load on %s."
          .formatted(needs, marker, floor.symbolVersion(), losses(release.version()));
    }
    return needs
        + (need instanceof GlibcNeed.Private
            ? ", which glibc keeps for its own libraries: any other release of it may lack them."
            : ", which no glibc known to this check has: it may load on no known system.");
  }

  /** "symbols a, b and 3 more of libc.so.6". */
  private String origin() {
    if (symbols.isEmpty()) {
      return "of " + library;
    }
    String shown = symbols.stream().limit(SYMBOLS_SHOWN).collect(Collectors.joining(", "));
    int hidden = symbols.size() - SYMBOLS_SHOWN;
    return "symbol%s %s%s of %s"
        .formatted(
            symbols.size() == 1 ? "" : "s",
            shown,
            hidden > 0 ? " and " + hidden + " more" : "",
            library);
  }

  private String losses(GlibcVersion needed) {
    if (systemsLost.isEmpty()) {
      return "systems with a glibc older than " + needed;
    }
    String rest =
        systemsLost.stream()
            .skip(1)
            .map(system -> ", %s (%s)".formatted(system.name(), system.glibc()))
            .collect(Collectors.joining());
    KnownSystem first = systemsLost.get(0);
    return "%s (glibc %s)%s".formatted(first.name(), first.glibc(), rest);
  }
}
