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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageInstallerTest {
  @TempDir Path temp;

  @Test
  void writesTheCommandOfTheInstallerThatIsHere() throws IOException {
    assertThat(installer("apt-get").command(List.of("b", "a", "b")))
        .isEqualTo("apt-get install -y a b");
    assertThat(installer("dnf").command(List.of("a"))).isEqualTo("dnf install -y a");
    assertThat(installer("brew").command(List.of("a"))).isEqualTo("brew install a");
  }

  @Test
  void usesSudoWhereItIsHereAndRootIsNeeded() throws IOException {
    assertThat(installer("apt-get", "sudo").command(List.of("a")))
        .isEqualTo("sudo apt-get install -y a");
    assertThat(installer("brew", "sudo").command(List.of("a"))).isEqualTo("brew install a");
  }

  @Test
  void knowsThePackageOfAProgramByItsNameOrPath() throws IOException {
    assertThat(installer("apt-get").packageOf("clang++-16")).contains("clang-16");
    assertThat(installer("apt-get").packageOf("/usr/bin/nm")).contains("binutils");
    assertThat(installer("dnf").packageOf("g++")).contains("gcc-c++");
    assertThat(installer("dnf").packageOf("clang-16")).isEmpty();
    assertThat(installer("brew").packageOf("frobnicate")).isEmpty();
  }

  @Test
  void aMachineMayHaveNone() {
    assertThat(PackageInstaller.find(temp.toString())).isEmpty();
  }

  private PackageInstaller installer(String... programs) throws IOException {
    Path folder = Files.createTempDirectory(temp, "bin");
    for (String program : programs) {
      assertThat(Files.createFile(folder.resolve(program)).toFile().setExecutable(true)).isTrue();
    }
    return PackageInstaller.find(folder.toString()).orElseThrow();
  }
}
