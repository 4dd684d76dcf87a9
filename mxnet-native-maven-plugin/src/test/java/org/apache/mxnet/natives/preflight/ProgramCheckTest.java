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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.Requirement;
import org.apache.mxnet.natives.toolchain.Toolchain.Minimum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCheckTest {
  @TempDir Path temp;
  private FakeMachine machine;

  @BeforeEach
  void aMachine() throws IOException {
    machine = new FakeMachine(temp);
  }

  @Test
  void startsNoProgramWhoseVersionNobodyAsks() throws Exception {
    machine.program("make");
    assertThat(run(needed("make", "zlib"))).isEmpty();
    assertThat(machine.started()).isEmpty();
  }

  @Test
  void tellsAMissingProgramOnceWithAllItsReasons() throws Exception {
    assertThat(run(needed("perl", "openssl"), needed("nasm", "x"), needed("perl", "openmp")))
        .extracting(Shortage::toString)
        .containsExactly(
            "the program perl is not in " + machine.path() + " (openssl; openmp)",
            "the program nasm is not in " + machine.path() + " (x)");
    Shortage perl = run(needed("perl", "openssl")).get(0);
    assertThat(perl.program()).contains("perl");
    assertThat(perl.remedy()).contains("apt-get install perl");
  }

  @Test
  void aProgramByItsPathIsLookedUpOnlyThere() throws Exception {
    machine.program("nm");
    assertThat(run(needed(machine.file("nm").toString(), "x"))).isEmpty();
    assertThat(run(needed("/no/where/nm", "x")))
        .containsExactly(
            new Shortage(
                "there is no program /no/where/nm",
                "x",
                "Install it: apt-get install binutils, or dnf install binutils.",
                Optional.of("/no/where/nm")));
  }

  @Test
  void takesTheVersionAskedForAndNewerOnes() throws Exception {
    machine.answering("cmake", "cmake version 3.13.4\n\nCMake suite maintained by Kitware");
    assertThat(run(minimum("cmake", "3.13"), minimum("cmake", "3.9.6"), minimum("cmake", "3")))
        .isEmpty();
    assertThat(machine.started()).containsExactly("cmake --version");
  }

  @Test
  void refusesAnOlderVersion() throws Exception {
    machine.answering("cmake", "cmake version 3.9.6");
    assertThat(run(minimum("cmake", "3.13")))
        .containsExactly(
            new Shortage(
                machine.file("cmake") + " is version 3.9.6, and at least 3.13 is needed",
                "MXNet asks for it",
                "Install a newer cmake; the first one in " + machine.path() + " is used."));
    String path = machine.file("cmake").toString();
    assertThat(run(minimum(path, "4")).get(0).remedy())
        .isEqualTo("Install a newer " + path + " there.");
  }

  @Test
  void refusesAProgramThatTellsNoVersion() throws Exception {
    machine.program("cmake");
    assertThat(run(minimum("cmake", "3.13")).get(0).what())
        .isEqualTo(
            machine.file("cmake")
                + " --version tells no version: no version at all, and at least 3.13 is needed");
  }

  @Test
  void aProgramThatDoesNotWorkIsTold() throws Exception {
    machine.script("cmake", "echo 'libuv.so.1 is missing'; exit 127\n");
    assertThat(run(minimum("cmake", "3.13")))
        .containsExactly(
            new Shortage(
                machine.file("cmake") + " --version ends with code 127: libuv.so.1 is missing",
                "MXNet asks for it",
                "See whether the program works at all; perhaps another of its name comes first."));
  }

  @Test
  void aRequirementOfAVariantBringsItsOwnRemedy() throws Exception {
    assertThat(run(nvcc("11.2")))
        .containsExactly(
            new Shortage(
                "there is no program " + machine.file("nvcc"),
                "it compiles the kernels",
                "Install CUDA."));
    machine.answering("nvcc", "nvcc: a driver\nCuda compilation tools, release 11.1, V11.1.105");
    assertThat(run(nvcc("11.1"))).isEmpty();
    assertThat(run(nvcc("11.2")))
        .containsExactly(
            new Shortage(
                machine.file("nvcc")
                    + " does not report 'release 11.2', but: nvcc: a driver | Cuda compilation"
                    + " tools, release 11.1, V11.1.105",
                "it compiles the kernels",
                "Install CUDA."));
  }

  @Test
  void showsNoEndlessAnswer() throws Exception {
    machine.answering("nvcc", "x".repeat(1000));
    assertThat(run(nvcc("11.2")).get(0).what()).endsWith(", but: " + "x".repeat(200) + "…");
  }

  @Test
  void asksProgramsAtTheSameTime() throws Exception {
    // Each answers only once the other was started as well.
    String other = "for i in $(seq 1000); do [ -e '%s' ] && break; sleep 0.02; done\n";
    for (List<String> pair : List.of(List.of("cc", "ld"), List.of("ld", "cc"))) {
      String wait = other.formatted(temp.resolve(pair.get(1)));
      machine.script(
          pair.get(0),
          "PATH=/usr/bin:/bin\n: > '%s'\n".formatted(temp.resolve(pair.get(0)))
              + wait
              + "[ -e '%s' ] && echo 1.0\n".formatted(temp.resolve(pair.get(1))));
    }
    assertThat(run(minimum("cc", "1.0"), minimum("ld", "1.0"))).isEmpty();
  }

  private List<Shortage> run(ProgramNeed... needs) throws IOException {
    return new ProgramCheck(List.of(needs)).run();
  }

  private ProgramNeed needed(String program, String why) {
    return ProgramNeed.of(program, machine.path(), why);
  }

  private ProgramNeed minimum(String program, String version) {
    return ProgramNeed.of(new Minimum(program, version, "MXNet asks for it"), machine.path());
  }

  private ProgramNeed nvcc(String release) {
    return ProgramNeed.of(
        new Requirement(
            machine.file("nvcc").toString(),
            "release " + release,
            "it compiles the kernels",
            "Install CUDA."),
        "/usr/bin");
  }
}
