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

import java.util.Comparator;
import java.util.Map;

/**
 * A system that natives may have to load on; ordered by C library, its version, then name.
 *
 * @param name its name and release, for example {@code Debian 12}
 * @param libc {@code glibc} or {@code musl}
 * @param libcVersion the release of it that the system came with and keeps
 * @param has by the name of symbol versions without their number, the highest number that its own
 *     packages have; empty for versions without a number. A name that is missing is not there.
 */
public record TargetSystem(String name, String libc, String libcVersion, Map<String, String> has)
    implements Comparable<TargetSystem> {
  private static final Comparator<TargetSystem> ORDER =
      Comparator.comparing(TargetSystem::libc)
          .thenComparing(TargetSystem::libcVersion, VersionName::compare)
          .thenComparing(TargetSystem::name);

  /** Copies the map. */
  public TargetSystem {
    has = Map.copyOf(has);
  }

  /**
   * Whether the system's packages have a symbol version; for musl, which knows no versions, of no
   * meaning.
   *
   * @param versionName for example {@code GLIBCXX_3.4.19}
   */
  public boolean offers(String versionName) {
    VersionName name = VersionName.of(versionName);
    String highest = has.get(name.namespace());
    return highest != null && VersionName.compare(name.number(), highest) <= 0;
  }

  @Override
  public int compareTo(TargetSystem other) {
    return ORDER.compare(this, other);
  }
}
