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
package org.apache.mxnet.natives.elf;

import java.util.List;
import java.util.Objects;

/**
 * One symbol version that a file needs from one library: an Elfxx_Vernaux of the LSB, "Symbol
 * Versioning".
 *
 * @param file the library's soname (vn_file), for example {@code libc.so.6}
 * @param version the version's name (vna_name), for example {@code GLIBC_2.17}
 * @param weak whether VER_FLG_WEAK is set, which says that every reference was weak; but linkers
 *     may leave it unset even then
 * @param symbols the symbols bound to the version, in the order of the symbol table; empty for a
 *     version that stands for a feature of the loader, and when the file has no DT_VERSYM
 */
public record VersionNeed(String file, String version, boolean weak, List<BoundSymbol> symbols) {
  /** Copies the list. */
  public VersionNeed {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(version, "version");
    symbols = List.copyOf(symbols);
  }

  /**
   * Whether the loader goes on without it: only if the need is flagged VER_FLG_WEAK (glibc, {@code
   * elf/dl-version.c}, warns only when asked to be verbose), and then the symbols resolve to
   * nothing, which it tolerates of weak symbols and of no others. Few files have such needs: GNU ld
   * 2.40 for one leaves the flag unset.
   */
  public boolean isOptional() {
    return weak && symbols.stream().allMatch(BoundSymbol::weak);
  }
}
