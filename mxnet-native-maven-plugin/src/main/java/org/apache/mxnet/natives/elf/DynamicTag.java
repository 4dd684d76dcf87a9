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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tags of the dynamic section that this reader uses (gABI, "Dynamic Section"; LSB for the
 * version tags).
 */
enum DynamicTag {
  NEEDED(1, Kind.NUMBER),
  PLTGOT(3, Kind.ADDRESS),
  HASH(4, Kind.ADDRESS),
  STRTAB(5, Kind.ADDRESS),
  SYMTAB(6, Kind.ADDRESS),
  RELA(7, Kind.ADDRESS),
  STRSZ(10, Kind.NUMBER),
  SYMENT(11, Kind.NUMBER),
  INIT(12, Kind.ADDRESS),
  FINI(13, Kind.ADDRESS),
  SONAME(14, Kind.NUMBER),
  RPATH(15, Kind.NUMBER),
  REL(17, Kind.ADDRESS),
  TEXTREL(22, Kind.NUMBER),
  JMPREL(23, Kind.ADDRESS),
  BIND_NOW(24, Kind.NUMBER),
  INIT_ARRAY(25, Kind.ADDRESS),
  FINI_ARRAY(26, Kind.ADDRESS),
  RUNPATH(29, Kind.NUMBER),
  FLAGS(30, Kind.NUMBER),
  PREINIT_ARRAY(32, Kind.ADDRESS),
  RELR(36, Kind.ADDRESS),
  GNU_HASH(0x6ffffef5, Kind.ADDRESS),
  VERSYM(0x6ffffff0, Kind.ADDRESS),
  FLAGS_1(0x6ffffffb, Kind.NUMBER),
  VERDEF(0x6ffffffc, Kind.ADDRESS),
  VERNEED(0x6ffffffe, Kind.ADDRESS),
  VERNEEDNUM(0x6fffffff, Kind.NUMBER);

  /** What d_un holds. */
  private enum Kind {
    ADDRESS,
    NUMBER
  }

  private static final Map<Long, DynamicTag> BY_VALUE =
      Arrays.stream(values()).collect(Collectors.toMap(tag -> tag.value, Function.identity()));

  private final long value;
  private final Kind kind;

  DynamicTag(long value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  static Optional<DynamicTag> of(long value) {
    return Optional.ofNullable(BY_VALUE.get(value));
  }

  /** Whether the value is the address of something in memory. */
  boolean isAddress() {
    return kind == Kind.ADDRESS;
  }
}
