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

/**
 * Counts what a file offers to others: defined symbols that a name from outside can be bound to
 * (gABI, "Symbol Table": binding, visibility, section index).
 */
final class ExportCounter {
  private static final int STB_LOCAL = 0;
  private static final int STV_DEFAULT = 0;
  private static final int STV_PROTECTED = 3;
  private static final int SHN_UNDEF = 0;

  private ExportCounter() {}

  static int count(Table symbols, Table strings, SymbolCount count) throws ElfFormatException {
    ElfClass c = symbols.bytes().elfClass();
    int symbolBytes = SymbolCount.symbolBytes(c);
    count.demandRoomIn(symbols, symbolBytes);
    int exports = 0;
    for (long i = 1; i < count.count(); i++) {
      long at = i * symbolBytes;
      long name = symbols.u32(at);
      boolean named = name != 0 && name < strings.size();
      int visibility = symbols.u8(at + c.pick(13, 5)) & 3;
      if (named
          && symbols.u8(at + c.pick(12, 4)) >> 4 != STB_LOCAL
          && (visibility == STV_DEFAULT || visibility == STV_PROTECTED)
          && symbols.u16(at + c.pick(14, 6)) != SHN_UNDEF) {
        exports++;
      }
    }
    return exports;
  }
}
