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
package org.apache.mxnet.natives.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  private static final String KNOWN = "linux-x86_64, linux-aarch64, osx-x86_64, osx-aarch64";

  @ParameterizedTest
  @EnumSource
  void parsesItsOwnId(Platform platform) throws Exception {
    assertThat(Platform.parse(platform.toString())).isEqualTo(platform);
  }

  @Test
  void splitsTheIdIntoSystemAndProcessor() {
    assertThat(Platform.LINUX_X86_64.id()).isEqualTo("linux-x86_64");
    assertThat(Platform.OSX_AARCH64.os()).isEqualTo("osx");
    assertThat(Platform.OSX_AARCH64.arch()).isEqualTo("aarch64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "linux", "windows-x86_64", "linux-riscv64", "linux-x86_64-cpu", "-"})
  void rejectsUnknownIdsAndNamesTheKnownOnes(String id) {
    assertThatThrownBy(() -> Platform.parse(id))
        .isInstanceOf(UnknownPlatformException.class)
        .hasMessage("\"%s\" is not a known platform; known are %s.".formatted(id, KNOWN))
        .asInstanceOf(InstanceOfAssertFactories.type(UnknownPlatformException.class))
        .returns("Name one of the known platforms.", UnknownPlatformException::remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux-x86_64, linux-x86_64",
    "linux-amd64, linux-x86_64",
    "linux-aarch_64, linux-aarch64",
    "linux-arm64, linux-aarch64",
    "macosx-x86_64, osx-x86_64",
    "macos-arm64, osx-aarch64"
  })
  void tellsTheRightSpellingOfOtherToolsNames(String id, String meant) {
    assertThatThrownBy(() -> Platform.parse(id))
        .hasMessage("\"%s\" is not a known platform; known are %s.".formatted(id, KNOWN))
        .asInstanceOf(InstanceOfAssertFactories.type(UnknownPlatformException.class))
        .returns("Write it as " + meant + ".", UnknownPlatformException::remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, x86_64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, x86_64, osx-x86_64",
    "Mac OS X, aarch64, osx-aarch64",
    "Darwin, arm64, osx-aarch64"
  })
  void recognisesTheHostFromTheSystemProperties(String os, String arch, String id)
      throws Exception {
    assertThat(Platform.host(os, arch)).hasToString(id);
  }

  @Test
  void rejectsAHostThatIsNotKnown() {
    assertThatThrownBy(() -> Platform.host("Windows 11", "amd64"))
        .isInstanceOf(UnknownPlatformException.class)
        .hasMessage(
            "This JVM runs on os.name \"Windows 11\" and os.arch \"amd64\", which is not a known"
                + " platform; known are "
                + KNOWN
                + ".");
    assertThatThrownBy(() -> Platform.host("Linux", "riscv64"))
        .hasMessageContaining("os.name \"Linux\" and os.arch \"riscv64\"");
  }
}
