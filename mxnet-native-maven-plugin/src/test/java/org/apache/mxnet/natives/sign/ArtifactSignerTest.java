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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactSignerTest {
  private static SigningKey mock;
  private static String lockedKey;

  @TempDir Path folder;
  private Path file;

  @BeforeAll
  static void makeKeys() throws SigningException, PGPException, IOException {
    mock = SigningKey.mock("tiny 1.0-SNAPSHOT");
    OpenPGPKey key =
        new BcOpenPGPApi()
            .generateKey(4)
            .singletonRSAKey(3072, "Release Manager <rm@example.invalid>")
            .build("geheim ä".toCharArray());
    lockedKey = key.toAsciiArmoredString();
  }

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("a.jar"), "content");
  }

  @Test
  void signsBesideTheFileAndVerifies() throws SigningException, IOException {
    Path signature = signer(mock).sign(file);
    assertThat(signature).isEqualTo(folder.resolve("a.jar.asc"));
    assertThat(Files.readString(signature)).startsWith("-----BEGIN PGP SIGNATURE-----");
  }

  @Test
  void mockKeySaysThatItIsOne() throws IOException {
    assertThat(mock.isMock()).isTrue();
    assertThat(mock.userId())
        .isEqualTo(
            "MOCK KEY of one build of tiny 1.0-SNAPSHOT, proves no origin <mock@example.invalid>");
    assertThat(mock.fingerprint()).matches("[0-9A-F]{40}");
    assertThat(mock.publicKey())
        .startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----")
        .doesNotContain("PRIVATE");
    assertThat(mock.toString()).doesNotContain("BEGIN");
  }

  @Test
  void everyMockKeyIsAnother() throws SigningException {
    assertThat(SigningKey.mock("a").fingerprint()).isNotEqualTo(mock.fingerprint());
  }

  @Test
  void refusesASignatureOfOtherBytes() throws SigningException, IOException {
    ArtifactSigner signer = signer(mock);
    Path signature = signer.sign(file);
    Files.writeString(file, ".", StandardOpenOption.APPEND);
    assertThat(failure(SigningException.class, () -> signer.verify(file, signature)))
        .hasMessageStartingWith(signature + " does not verify " + file);
  }

  @Test
  void refusesASignatureByAnotherKey() throws SigningException, IOException {
    Path signature = signer(SigningKey.mock("another")).sign(file);
    assertThat(failure(SigningException.class, () -> signer(mock).verify(file, signature)))
        .hasMessageContaining("it is not by " + mock);
  }

  @Test
  void signsWithAConfiguredKey() throws SigningException, IOException {
    SigningKey key = SigningKey.configured(lockedKey, "geheim ä");
    assertThat(key.isMock()).isFalse();
    assertThat(key.userId()).isEqualTo("Release Manager <rm@example.invalid>");
    assertThat(signer(key).sign(file)).exists();
  }

  @Test
  void signsWithTheSubkeyThatMaySign() throws Exception {
    OpenPGPKey certifyOnly =
        new BcOpenPGPApi()
            .generateKey(4)
            .withPrimaryKey()
            .addUserId("Release Manager <rm@example.invalid>")
            .addSigningSubkey()
            .build();
    SigningKey key = SigningKey.configured(certifyOnly.toAsciiArmoredString(), null);
    assertThat(key.signingFingerprint()).isNotEqualToIgnoringCase(key.fingerprint());
    assertThat(signer(key).sign(file)).exists();
  }

  @Test
  void refusesAKeyThatMayOnlyCertify() throws Exception {
    OpenPGPKey certifyOnly =
        new BcOpenPGPApi()
            .generateKey(4)
            .withPrimaryKey()
            .addUserId("Release Manager <rm@example.invalid>")
            .build();
    SigningKey key = SigningKey.configured(certifyOnly.toAsciiArmoredString(), null);
    SigningException e = failure(SigningException.class, () -> signer(key));
    assertThat(e).hasMessage("the key " + key + " has no part that may sign and has not expired");
  }

  @Test
  void refusesAWrongOrMissingPassphraseWithoutQuotingAnything() {
    SigningException wrong =
        failure(SigningException.class, () -> SigningKey.configured(lockedKey, "falsch"));
    assertThat(wrong)
        .hasMessage(
            "the signing key of Release Manager <rm@example.invalid> has another passphrase than"
                + " the one given")
        .hasNoCause();
    assertThat(wrong.remedy()).contains("MAVEN_GPG_PASSPHRASE");
    SigningException missing =
        failure(SigningException.class, () -> SigningKey.configured(lockedKey, null));
    assertThat(missing).hasMessageEndingWith(" has a passphrase, and none is given");
  }

  @Test
  void refusesWhatIsNoSecretKey() throws IOException {
    String publicKey = mock.publicKey();
    for (String text : new String[] {"secret text", "", publicKey}) {
      SigningException e = failure(SigningException.class, () -> SigningKey.configured(text, null));
      assertThat(e)
          .hasMessage("the configured signing key is not an ASCII-armoured OpenPGP secret key")
          .hasNoCause();
    }
  }

  // Maven makes sessions by other means, which are no part of the resolver's API.
  @SuppressWarnings("deprecation")
  private ArtifactSigner signer(SigningKey key) throws SigningException, IOException {
    return new ArtifactSigner(
        key, new DefaultRepositorySystemSession(), folder, folder.resolve("signatures"));
  }
}
