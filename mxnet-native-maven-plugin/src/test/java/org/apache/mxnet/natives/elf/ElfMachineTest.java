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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElfMachineTest {

  @Test
  void namesTheProcessorsItKnows() {
    assertThat(
            new ElfMachine[] {
              ElfMachine.X86_64,
              ElfMachine.I386,
              ElfMachine.AARCH64,
              ElfMachine.ARM,
              ElfMachine.PPC64,
              ElfMachine.S390X,
              ElfMachine.RISCV
            })
        .extracting(ElfMachine::displayName)
        .containsExactly("x86_64", "i386", "aarch64", "arm", "ppc64", "s390x", "riscv");
  }

  @Test
  void numbersTheOthers() {
    assertThat(new ElfMachine(258)).hasToString("e_machine 0x102");
    assertThat(new ElfMachine(0).displayName()).isEqualTo("e_machine 0x0");
  }

  @Test
  void rejectsAValueOfMoreThanSixteenBits() {
    assertThatThrownBy(() -> new ElfMachine(0x10000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("e_machine out of range: 65536");
  }
}
