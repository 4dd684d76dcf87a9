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
import java.util.Map;
import java.util.Optional;

/**
 * Follows constants through a short AArch64 function, by Arm's manual and procedure call standard.
 */
final class Aarch64Constants {
  private static final int BTI_C = 0xd503245f;
  private static final int RET = 0xd65f03c0;

  /** The register that reads as zero. */
  private static final int ZERO = 31;

  private static final int ARGUMENTS = 8;

  private final Map<Integer, Integer> registers = new HashMap<>(Map.of(ZERO, 0));
  private final Map<Integer, Integer> stores = new HashMap<>();

  private Aarch64Constants() {}

  /** Empty unless every instruction up to the return is understood. */
  static Optional<Constants> read(ByteBuffer code) {
    Aarch64Constants state = new Aarch64Constants();
    while (code.remaining() >= Integer.BYTES) {
      int instruction = code.getInt();
      if (instruction == RET) {
        return Optional.of(
            new Constants(Optional.ofNullable(state.registers.get(0)), state.stores));
      }
      if (instruction != BTI_C && !state.step(instruction)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean step(int instruction) {
    int target = instruction & 0x1f;
    int immediate = instruction >>> 5 & 0xffff;
    int shift = (instruction >>> 21 & 1) * 16;
    // MOVZ, MOVK and STR (unsigned offset 0), each of 32 bits.
    switch (instruction & 0xffc00000) {
      case 0x52800000 -> registers.put(target, immediate << shift);
      case 0x72800000 -> {
        if (!registers.containsKey(target)) {
          return false;
        }
        int kept = registers.get(target) & ~(0xffff << shift);
        registers.put(target, kept | immediate << shift);
      }
      case 0xb9000000 -> {
        int base = instruction >>> 5 & 0x1f;
        boolean plain = (instruction >>> 10 & 0xfff) == 0 && base < ARGUMENTS;
        if (!plain || registers.containsKey(base) || !registers.containsKey(target)) {
          return false;
        }
        stores.put(base, registers.get(target));
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
