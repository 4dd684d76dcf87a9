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

import java.util.Optional;

/** A function within a {@link CodeRegion}. */
public final class CodeFunction {
  private final long address;
  private final long offset;
  private final long size;
  private final boolean resolver;
  private final Optional<Table> names;
  private final long nameAt;

  private CodeFunction(
      long address, long offset, long size, boolean resolver, Optional<Table> names, long nameAt) {
    this.address = address;
    this.offset = offset;
    this.size = size;
    this.resolver = resolver;
    this.names = names;
    this.nameAt = nameAt;
  }

  /** A function that an unwinder knows of, without a name. */
  static CodeFunction unnamed(long address, long size) {
    return new CodeFunction(address, 0, size, false, Optional.empty(), 0);
  }

  /** A function of a symbol table. */
  static CodeFunction named(long address, long size, boolean resolver, Table names, long nameAt) {
    return new CodeFunction(address, 0, size, resolver, Optional.of(names), nameAt);
  }

  CodeFunction at(long newOffset, long newSize) {
    return new CodeFunction(address, newOffset, newSize, resolver, names, nameAt);
  }

  /** Where the loader puts it, relative to the file's own base. */
  public long address() {
    return address;
  }

  /** Where it starts, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }

  /** Its length in bytes, at least 1; known to be within its region. */
  public long size() {
    return size;
  }

  /** Where it ends, in bytes from the start of the file. */
  public long end() {
    return offset + size;
  }

  /** Whether the loader calls it to choose among implementations (STT_GNU_IFUNC). */
  public boolean isResolver() {
    return resolver;
  }

  boolean hasName() {
    return names.isPresent();
  }

  /**
   * Its name; empty if only unwinders know the function. It is read at each call, and not by
   * several threads at once.
   *
   * @throws ElfFormatException if the symbol's name is outside its table
   */
  public Optional<String> name() throws ElfFormatException {
    return names.isPresent() ? Optional.of(names.get().string(nameAt)) : Optional.empty();
  }
}
