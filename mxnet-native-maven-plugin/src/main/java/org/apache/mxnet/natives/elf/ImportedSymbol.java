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

import java.util.Objects;
import java.util.Optional;

/**
 * A symbol that a library leaves to others to define (gABI, "Symbol Table": SHN_UNDEF).
 *
 * @param name its name, without a version
 * @param weak whether it is a weak reference (STB_WEAK), which the loader leaves at 0 if nothing
 *     defines it
 * @param function whether it is known to be a function (STT_FUNC, STT_GNU_IFUNC); linkers leave the
 *     type of a symbol open (STT_NOTYPE) when nothing told it to them
 * @param version the version it is bound to, for example {@code GLIBC_2.17}; empty without one
 * @param library the soname of the library that is to have that version, as DT_VERNEED names it;
 *     empty without a version
 */
public record ImportedSymbol(
    String name,
    boolean weak,
    boolean function,
    Optional<String> version,
    Optional<String> library) {
  /** None is null. */
  public ImportedSymbol {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(library, "library");
  }
}
