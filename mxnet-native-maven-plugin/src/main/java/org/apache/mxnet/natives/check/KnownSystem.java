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

import java.util.Comparator;
import java.util.Objects;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * A Linux distribution of which it is known what glibc it has; ordered by that, then by name.
 *
 * @param name its name and release, for example {@code Debian 12}
 * @param glibc the release of glibc it came with and keeps
 */
public record KnownSystem(String name, GlibcVersion glibc) implements Comparable<KnownSystem> {
  private static final Comparator<KnownSystem> ORDER =
      Comparator.comparing(KnownSystem::glibc).thenComparing(KnownSystem::name);

  /** Neither is null. */
  public KnownSystem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(glibc, "glibc");
  }

  @Override
  public int compareTo(KnownSystem other) {
    return ORDER.compare(this, other);
  }
}
