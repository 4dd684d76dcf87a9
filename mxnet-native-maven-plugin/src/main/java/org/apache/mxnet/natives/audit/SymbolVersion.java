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
package org.apache.mxnet.natives.audit;

import java.util.Comparator;
import org.apache.mxnet.natives.policy.VersionName;

/**
 * A symbol version as the tables of the policy count it.
 *
 * @param namespace who gives it, for example {@code GLIBCXX}; the whole name if it has no number
 * @param number for example {@code 3.4.19}; empty if it has none: such a version is there or not
 */
record SymbolVersion(String namespace, String number) implements Comparable<SymbolVersion> {
  static final String GLIBC = "GLIBC";

  /** By the numbers alone. */
  private static final Comparator<String> ORDER = VersionName::compare;

  /** Takes the name as it stands in a file, for example {@code GLIBCXX_3.4.19}. */
  static SymbolVersion of(String name) {
    // A marker: it has no symbols, a file asks by it for a loader that relocates DT_RELR. The
    // first one is that of glibc 2.36, says its NEWS.
    if (name.equals("GLIBC_ABI_DT_RELR")) {
      return glibc("2.36");
    }
    VersionName parts = VersionName.of(name);
    return new SymbolVersion(parts.namespace(), parts.number());
  }

  static SymbolVersion glibc(String release) {
    return new SymbolVersion(GLIBC, release);
  }

  boolean isGlibc() {
    return namespace.equals(GLIBC);
  }

  /** Whether it is above a limit of the same namespace. */
  boolean isAbove(SymbolVersion limit) {
    return compareTo(limit) > 0;
  }

  @Override
  public int compareTo(SymbolVersion other) {
    return ORDER.compare(number, other.number);
  }

  /** As in a file, for example {@code GLIBCXX_3.4.19}. */
  @Override
  public String toString() {
    return number.isEmpty() ? namespace : namespace + "_" + number;
  }
}
