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

/**
 * An entry of an object file's symbol table (gABI, "Symbol Table").
 *
 * @param name its name; empty for a local symbol, whose name nobody outside refers to
 * @param binding who can be bound to it
 * @param visibility whether it can be bound to from outside the library that it becomes part of
 * @param type st_type: 1 object, 2 function, 6 thread-local and so on
 * @param place where it is
 * @param section the index of its section; 0 unless its place is {@link Place#SECTION}
 */
public record ElfSymbol(
    String name, Binding binding, Visibility visibility, int type, Place place, int section) {
  private static final int STT_TLS = 6;

  /** None is null. */
  public ElfSymbol {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(visibility, "visibility");
    Objects.requireNonNull(place, "place");
  }

  /** Who can be bound to a symbol. */
  public enum Binding {
    /** STB_LOCAL: its own object only. */
    LOCAL,
    /** STB_GLOBAL, and what a system or processor defines beyond it, as STB_GNU_UNIQUE. */
    GLOBAL,
    /** STB_WEAK. */
    WEAK;

    static Binding of(int value) {
      return switch (value) {
        case 0 -> LOCAL;
        case 2 -> WEAK;
        default -> GLOBAL;
      };
    }
  }

  /** The visibility of a symbol, in the order of its values. */
  public enum Visibility {
    /** STV_DEFAULT: another library's definition may take its place. */
    DEFAULT,
    /** STV_INTERNAL: as hidden. */
    INTERNAL,
    /** STV_HIDDEN: for the library's own objects only. */
    HIDDEN,
    /** STV_PROTECTED: seen by others, but its own library is bound to this one. */
    PROTECTED
  }

  /** Where a symbol is. */
  public enum Place {
    /** SHN_UNDEF: in another object. */
    UNDEFINED,
    /** SHN_ABS: its value is no address. */
    ABSOLUTE,
    /** SHN_COMMON: the linker makes room for it. */
    COMMON,
    /** In a section of this object. */
    SECTION
  }

  /** Whether the object defines it. */
  public boolean isDefined() {
    return place != Place.UNDEFINED;
  }

  /** Whether it is thread-local storage. */
  public boolean isThreadLocal() {
    return type == STT_TLS;
  }
}
