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
import org.junit.jupiter.params.provider.ValueSource;

class NativesIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "native", "cu112", "a"})
  void writesTheClassifierAndReadsItBack(String variant) throws Exception {
    NativesId id = NativesId.of(Platform.LINUX_X86_64, variant);

    assertThat(id).hasToString("linux-x86_64-" + variant);
    assertThat(NativesId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "11cu", "cu-112", "cu_112", "cpu ", "cpü"})
  void rejectsAMalformedVariant(String variant) {
    assertThatThrownBy(() -> NativesId.of(Platform.LINUX_X86_64, variant))
        .isInstanceOf(InvalidVariantException.class)
        .hasMessage("\"%s\" is not a variant of native builds.".formatted(variant))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidVariantException.class))
        .returns(
            "Write a lower-case letter, then lower-case letters and digits, for example cpu or"
                + " cu112.",
            InvalidVariantException::remedy);
    assertThatThrownBy(() -> new NativesId(Platform.LINUX_X86_64, variant))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("malformed variant: " + variant);
  }

  @Test
  void rejectsAClassifierWithoutAVariant() {
    assertThatThrownBy(() -> NativesId.parse("linux-x86_64"))
        .isInstanceOf(UnknownPlatformException.class)
        .hasMessageStartingWith("\"linux\" is not a known platform");
    assertThatThrownBy(() -> NativesId.parse("linux-x86_64-"))
        .isInstanceOf(InvalidVariantException.class)
        .hasMessageStartingWith("\"\" is not a variant");
    assertThatThrownBy(() -> NativesId.parse("sources"))
        .isInstanceOf(UnknownPlatformException.class)
        .hasMessageStartingWith("\"sources\" is not a known platform");
  }
}
