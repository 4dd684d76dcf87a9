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
package org.apache.mxnet.natives.preflight;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final Shortage NASM = program("nasm");
  private static final Shortage CLANG = program("clang++-16");
  private static final Shortage NVCC =
      new Shortage("there is no program /cuda/nvcc", "it compiles the kernels", "Install CUDA.");

  @TempDir Path temp;
  private FakeMachine machine;

  @BeforeEach
  void aMachine() throws Exception {
    machine = new FakeMachine(temp);
  }

  @Test
  void passesIfNoCheckFindsAnything() throws Exception {
    Preflight preflight = new Preflight(List.of(List::of, List::of));
    preflight.demandPass("linux-x86_64-cpu", machine.path());
    assertThat(preflight.shortages()).isEmpty();
  }

  @Test
  void listsAllShortagesOfAllChecksAndOneCommandForAllPackages() throws Exception {
    machine.program("apt-get");
    assertThat(failed(NASM, NVCC, CLANG, program("clang-16")))
        .hasMessage(
            """
            4 things are missing for linux-x86_64-cu112:
              1. no nasm (a test)
              2. there is no program /cuda/nvcc (it compiles the kernels)
                 Install CUDA.
              3. no clang++-16 (a test)
              4. no clang-16 (a test)""")
        .extracting(NativeBuildException::remedy)
        .isEqualTo(
            "Do what is told above, and install the others: apt-get install -y clang-16 nasm");
  }

  @Test
  void theCommandIsThatOfTheMachinesInstaller() throws Exception {
    machine.program("dnf").program("sudo");
    assertThat(failed(NASM, program("perl")).remedy())
        .isEqualTo("Install them: sudo dnf install -y nasm perl");
  }

  @Test
  void aProgramThatTheInstallerDoesNotHaveKeepsItsOwnRemedy() throws Exception {
    machine.program("dnf");
    assertThat(failed(NASM, CLANG))
        .hasMessageEndingWith("  2. no clang++-16 (a test)\n     Get clang++-16.")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Do what is told above, and install the others: dnf install -y nasm");
  }

  @Test
  void withoutAnInstallerEachShortageTellsItsRemedy() {
    assertThat(failed(NASM, NVCC))
        .hasMessageContaining("  1. no nasm (a test)\n     Get nasm.\n  2. ")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Do what is told at each of them.");
  }

  @Test
  void aSingleShortageIsToldAsAnyOtherError() throws Exception {
    assertThat(failed(NVCC))
        .hasMessage("there is no program /cuda/nvcc (it compiles the kernels)")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Install CUDA.");
    machine.program("brew");
    assertThat(failed(NASM).remedy()).isEqualTo("Install it: brew install nasm");
  }

  /** The first is found by a check of its own, the others by another. */
  private PreflightException failed(Shortage first, Shortage... others) {
    List<Check> checks = List.of(() -> List.of(first), () -> List.of(others));
    return failure(
        PreflightException.class,
        () -> new Preflight(checks).demandPass("linux-x86_64-cu112", machine.path()));
  }

  private static Shortage program(String name) {
    return new Shortage("no " + name, "a test", "Get " + name + ".", Optional.of(name));
  }
}
