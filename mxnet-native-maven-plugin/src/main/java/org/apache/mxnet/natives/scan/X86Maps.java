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
package org.apache.mxnet.natives.scan;

/**
 * The opcode maps of x86-64, as far as the lengths of instructions go: a letter for each opcode,
 * sixteen in a row.
 *
 * <p>{@code .} nothing follows; {@code M} ModRM; {@code m} ModRM and a byte; {@code z} ModRM and an
 * immediate; {@code b} a byte; {@code i} an immediate (4 bytes, 2 with the prefix 66); {@code d} 4
 * bytes; {@code w} 2; {@code e} 3; {@code v} an immediate of up to 8; {@code o} an address; {@code
 * t T} the groups in which TEST alone has an immediate; {@code p} a prefix; {@code s} decoded
 * apart; {@code x} no instruction in 64-bit mode.
 */
final class X86Maps {
  /** The opcodes of one byte. */
  static final String ONE =
      "MMMMbixxMMMMbixs"
          + "MMMMbixxMMMMbixx"
          + "MMMMbipxMMMMbipx"
          + "MMMMbipxMMMMbipx"
          + "pppppppppppppppp"
          + "................"
          + "xxsMppppizbm...."
          + "bbbbbbbbbbbbbbbb"
          + "mzxmMMMMMMMMMMMM"
          + "..........x....."
          + "oooo....bi......"
          + "bbbbbbbbvvvvvvvv"
          + "mmw.ssmze.w..bx."
          + "MMMMxxx.MMMMMMMM"
          + "bbbbbbbbddxb...."
          + "p.pp..tT......MM";

  /** The opcodes behind 0f. */
  static final String TWO =
      "MMMMx.....x.xM.m"
          + "MMMMMMMMMMMMMMMM"
          + "MMMMxxxxMMMMMMMM"
          + "......x.sxsxxxxx"
          + "MMMMMMMMMMMMMMMM"
          + "MMMMMMMMMMMMMMMM"
          + "MMMMMMMMMMMMMMMM"
          + "mmmmMMM.MMxxMMMM"
          + "dddddddddddddddd"
          + "MMMMMMMMMMMMMMMM"
          + "...MmMxx...MmMMM"
          + "MMMMMMMMMMmMMMMM"
          + "MMmMmmmM........"
          + "MMMMMMMMMMMMMMMM"
          + "MMMMMMMMMMMMMMMM"
          + "MMMMMMMMMMMMMMMM";

  private X86Maps() {}
}
