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
package org.apache.mxnet.natives.sign;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyChoiceTest {
  @Test
  void makesAMockKeyForASnapshot() throws SigningException {
    SigningKey key = choice(Map.of(), false).choose("tiny", "1.0-SNAPSHOT", true);
    assertThat(key.isMock()).isTrue();
    assertThat(key.userId()).contains("tiny 1.0-SNAPSHOT");
  }

  @Test
  void takesTheConfiguredKeyForASnapshotToo() {
    // Not even a broken one is passed over in silence.
    SigningException e =
        failure(
            SigningException.class,
            () -> choice(Map.of("MAVEN_GPG_KEY", "x"), false).choose("tiny", "1-SNAPSHOT", true));
    assertThat(e).hasMessageStartingWith("the configured signing key is not");
  }

  @Test
  void takesABlankVariableForNone() throws SigningException {
    assertThat(choice(Map.of("MAVEN_GPG_KEY", " "), false).choose("a", "1", true).isMock())
        .isTrue();
  }

  @Test
  void refusesAMockKeyForARelease() {
    SigningException e =
        failure(SigningException.class, () -> choice(Map.of(), false).choose("tiny", "1.0", false));
    assertThat(e)
        .hasMessage(
            "no signing key is configured, and 1.0 is a release: a mock key would sign nothing"
                + " real");
    assertThat(e.remedy()).contains("MAVEN_GPG_KEY").contains("MAVEN_GPG_PASSPHRASE");
  }

  @Test
  void refusesAMockKeyWhereAKeyIsRequired() {
    SigningException e =
        failure(
            SigningException.class,
            () -> choice(Map.of(), true).choose("tiny", "1.0-SNAPSHOT", true));
    assertThat(e)
        .hasMessage("no signing key is configured, and mxnet.sign.requireKey forbids a mock key");
  }

  @Test
  void checksWhatWillBeChosenAndMakesNoKey() throws Exception {
    choice(Map.of(), false).check("1.0-SNAPSHOT", true);
    assertThat(failure(SigningException.class, () -> choice(Map.of(), false).check("1.0", false)))
        .hasMessageStartingWith("no signing key is configured, and 1.0 is a release:");
    assertThat(
            failure(
                SigningException.class, () -> choice(Map.of(), true).check("1.0-SNAPSHOT", true)))
        .hasMessageEndingWith("mxnet.sign.requireKey forbids a mock key");
    assertThat(
            failure(
                SigningException.class,
                () -> choice(Map.of("MAVEN_GPG_KEY", "x"), false).check("1-SNAPSHOT", true)))
        .hasMessageStartingWith("the configured signing key is not");
    String key = SigningKey.mock("a key").armoredSecret();
    choice(Map.of("MAVEN_GPG_KEY", key), true).check("1.0", false);
  }

  private static KeyChoice choice(Map<String, String> environment, boolean requireKey) {
    return new KeyChoice(environment::get, requireKey);
  }
}
