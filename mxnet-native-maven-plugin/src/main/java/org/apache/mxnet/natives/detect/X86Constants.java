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
package org.apache.mxnet.natives.detect;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows constants through a short x86-64 function, by Intel's manual and the System V ABI. */
final class X86Constants {
  /** The registers of the first arguments: rdi, rsi, rdx, rcx. */
  private static final List<Integer> ARGUMENTS = List.of(7, 6, 2, 1);

  private static final int ENDBR64 = 0xfa1e0ff3;
  private static final int RET = 0xc3;
  private static final int REP = 0xf3;
  private static final int XOR = 0x31;
  private static final int MOV_STORE = 0x89;
  private static final int MOV_IMMEDIATE = 0xb8;
  private static final int MOV_STORE_IMMEDIATE = 0xc7;

  private final ByteBuffer code;
  private final Map<Integer, Integer> registers = new HashMap<>();
  private final Map<Integer, Integer> stores = new HashMap<>();

  private X86Constants(ByteBuffer code) {
    this.code = code;
  }

  /** Empty unless every instruction up to the return is understood. */
  static Optional<Constants> read(ByteBuffer code) {
    return new X86Constants(code).read();
  }

  private Optional<Constants> read() {
    if (code.getInt(code.position()) == ENDBR64) {
      code.position(code.position() + Integer.BYTES);
    }
    while (code.hasRemaining()) {
      int op = code.get() & 0xff;
      if (op == RET || op == REP && code.hasRemaining() && (code.get() & 0xff) == RET) {
        return Optional.of(new Constants(Optional.ofNullable(registers.get(0)), stores));
      }
      if (code.remaining() < 1 + Integer.BYTES || !step(op)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean step(int op) {
    if (op >= MOV_IMMEDIATE && op < MOV_IMMEDIATE + 8) {
      registers.put(op - MOV_IMMEDIATE, code.getInt());
      return true;
    }
    int modRm = code.get() & 0xff;
    int register = modRm >> 3 & 7;
    int argument = ARGUMENTS.indexOf(modRm & 7);
    if (op == XOR && modRm == (0xc0 | register << 3 | register)) {
      registers.put(register, 0);
      return true;
    }
    // What is stored goes to [register], without a displacement.
    if (modRm >> 6 != 0 || argument < 0 || registers.containsKey(modRm & 7)) {
      return false;
    }
    if (op == MOV_STORE_IMMEDIATE && register == 0) {
      stores.put(argument, code.getInt());
      return true;
    }
    if (op == MOV_STORE && registers.containsKey(register)) {
      stores.put(argument, registers.get(register));
      return true;
    }
    return false;
  }
}
