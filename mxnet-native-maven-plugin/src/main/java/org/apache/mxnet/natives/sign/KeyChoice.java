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

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides which key signs: the configured one, or a mock key where that can do no harm.
 *
 * @param environment the environment's variables by name; null where there is none
 * @param requireKey whether a mock key is refused for snapshots too
 */
public record KeyChoice(UnaryOperator<String> environment, boolean requireKey) {
  // The names that the maven-gpg-plugin has for them.
  private static final String KEY = "MAVEN_GPG_KEY";
  private static final String PASSPHRASE = "MAVEN_GPG_PASSPHRASE";

  /**
   * @param artifact what is signed, for the user id of a mock key
   * @throws SigningException if the configured key cannot be used, or none is configured and a mock
   *     key is not allowed
   */
  public SigningKey choose(String artifact, String version, boolean snapshot)
      throws SigningException {
    Optional<SigningKey> configured = configured();
    if (configured.isPresent()) {
      return configured.get();
    }
    demandMockAllowed(version, snapshot);
    return SigningKey.mock(artifact + " " + version);
  }

  /**
   * Finds out whether {@link #choose} will give a key that can sign, and makes none.
   *
   * @throws SigningException as {@link #choose}, and if the configured key has no part that may
   *     sign
   */
  public void check(String version, boolean snapshot) throws SigningException {
    Optional<SigningKey> configured = configured();
    if (configured.isPresent()) {
      configured.get().signingFingerprint();
    } else {
      demandMockAllowed(version, snapshot);
    }
  }

  private Optional<SigningKey> configured() throws SigningException {
    String armored = environment.apply(KEY);
    return armored == null || armored.isBlank()
        ? Optional.empty()
        : Optional.of(SigningKey.configured(armored, environment.apply(PASSPHRASE)));
  }

  private void demandMockAllowed(String version, boolean snapshot) throws SigningException {
    if (snapshot && !requireKey) {
      return;
    }
    throw new SigningException(
        "no signing key is configured, and "
            + (snapshot
                ? "mxnet.sign.requireKey forbids a mock key"
                : version + " is a release: a mock key would sign nothing real"),
        "Put the armoured secret key into the environment variable "
            + KEY
            + " and its passphrase into "
            + PASSPHRASE
            + ".");
  }
}
