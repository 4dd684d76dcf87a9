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

import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** An OpenPGP secret key. It is only ever in memory, and never printed. */
public final class SigningKey {
  /** Version 4 keys (RFC 4880): what GnuPG 2.2, and so every stable distribution, can read. */
  private static final int KEY_VERSION = 4;

  private final OpenPGPKey key;
  private final String passphrase;
  private final boolean mock;

  private SigningKey(OpenPGPKey key, String passphrase, boolean mock) {
    this.key = key;
    this.passphrase = passphrase;
    this.mock = mock;
  }

  /**
   * A new RSA 3072 key that says of itself that it proves nothing but that the bytes are whole.
   *
   * @param subject what it signs, for the user id
   */
  public static SigningKey mock(String subject) throws SigningException {
    // example.invalid can never be a mailbox (RFC 2606).
    String userId =
        "MOCK KEY of one build of " + subject + ", proves no origin <mock@example.invalid>";
    try {
      return new SigningKey(
          new BcOpenPGPApi().generateKey(KEY_VERSION).singletonRSAKey(3072, userId).build(),
          null,
          true);
    } catch (PGPException e) {
      throw new SigningException(
          "no key could be made: " + e.getMessage(),
          "See whether this Java runtime has a working SecureRandom.",
          e);
    }
  }

  /**
   * @param armored an ASCII-armoured secret key, as {@code gpg --export-secret-keys --armor} prints
   *     it
   * @param passphrase null if the key has none
   * @throws SigningException if it is no such key, or the passphrase is not its own
   */
  public static SigningKey configured(String armored, String passphrase) throws SigningException {
    OpenPGPKey key = parse(armored);
    for (OpenPGPSecretKey part : key.getSecretKeys().values()) {
      // A part that was exported without its secret can have no passphrase to check.
      boolean locked = !part.getPGPSecretKey().isPrivateKeyEmpty() && part.isLocked();
      if (locked && (passphrase == null || !part.isPassphraseCorrect(passphrase.toCharArray()))) {
        throw new SigningException(
            "the signing key of "
                + key.getPrimaryUserId().getUserId()
                + (passphrase == null
                    ? " has a passphrase, and none is given"
                    : " has another passphrase than the one given"),
            "Put its passphrase into the environment variable MAVEN_GPG_PASSPHRASE.");
      }
    }
    return new SigningKey(key, passphrase, false);
  }

  private static OpenPGPKey parse(String armored) throws SigningException {
    try {
      return new BcOpenPGPApi().readKeyOrCertificate().parseKey(armored);
    } catch (IOException | RuntimeException e) {
      // Without the cause: its message may quote the key.
      throw new SigningException(
          "the configured signing key is not an ASCII-armoured OpenPGP secret key",
          "Export it with 'gpg --armor --export-secret-keys <fingerprint>'.");
    }
  }

  /** Whether this key was made for one build. */
  public boolean isMock() {
    return mock;
  }

  /** The key's first user id. */
  public String userId() {
    return key.getPrimaryUserId().getUserId();
  }

  /** 40 upper-case hexadecimal digits. */
  public String fingerprint() {
    return HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT);
  }

  /** The ASCII-armoured public part. */
  public String publicKey() throws IOException {
    return certificate().toAsciiArmoredString();
  }

  /**
   * The fingerprint of the part that signs: the primary key if it may, else a subkey.
   *
   * @throws SigningException if no part may sign, or the one that may was exported without its
   *     secret
   */
  String signingFingerprint() throws SigningException {
    return key.getSigningKeys().stream()
        .map(key::getSecretKey)
        .filter(part -> part != null && !part.getPGPSecretKey().isPrivateKeyEmpty())
        .findFirst()
        .map(part -> HexFormat.of().formatHex(part.getPGPSecretKey().getFingerprint()))
        .orElseThrow(
            () ->
                new SigningException(
                    "the key " + this + " has no part that may sign and has not expired",
                    "See 'gpg --list-secret-keys': a key or subkey with [S] and without '#' signs."));
  }

  OpenPGPCertificate certificate() {
    return key.toCertificate();
  }

  String armoredSecret() throws IOException {
    return key.toAsciiArmoredString();
  }

  String passphrase() {
    return passphrase;
  }

  @Override
  public String toString() {
    return userId() + ", fingerprint " + fingerprint();
  }
}
