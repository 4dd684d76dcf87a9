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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugins.gpg.BcSigner;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;

/** Signs files with one key, and verifies each signature before anybody else sees it. */
public final class ArtifactSigner {
  private static final String KEY_VARIABLE = "MXNET_SIGNING_KEY";
  private static final String FINGERPRINT_VARIABLE = "MXNET_SIGNING_KEY_FINGERPRINT";

  private final SigningKey key;
  private final BcSigner signer;

  /**
   * @param session only read; the key goes to the signer in a copy of it
   * @param buildDirectory signatures of files right in it are put beside them
   * @param outputDirectory for the signatures of all other files
   * @throws SigningException if the key cannot sign: it has expired, for example
   */
  public ArtifactSigner(
      SigningKey key, RepositorySystemSession session, Path buildDirectory, Path outputDirectory)
      throws SigningException, IOException {
    this.key = key;
    // BcSigner reads keys from files or from the session's "env.*" properties: memory, not disk.
    DefaultRepositorySystemSession copy = new DefaultRepositorySystemSession(session);
    copy.setConfigProperty("env." + KEY_VARIABLE, key.armoredSecret());
    // Left to itself, BcSigner takes the primary key, which often may only certify.
    copy.setConfigProperty("env." + FINGERPRINT_VARIABLE, key.signingFingerprint());
    signer = new BcSigner(copy, KEY_VARIABLE, FINGERPRINT_VARIABLE, "", "", null);
    signer.setUseAgent(false);
    signer.setInteractive(false);
    signer.setPassPhrase(key.passphrase());
    signer.setBuildDirectory(buildDirectory.toFile());
    signer.setOutputDirectory(outputDirectory.toFile());
    try {
      signer.prepare();
    } catch (AbstractMojoExecutionException e) {
      throw new SigningException(
          "the signing key " + key + " cannot be used: " + e.getMessage(),
          "Check the key's expiry date and whether it may sign: 'gpg --list-secret-keys'.");
    }
  }

  /**
   * Makes a detached, ASCII-armoured signature.
   *
   * @return the signature's file, named as the signed one with {@code .asc} behind it
   * @throws SigningException if it cannot be made, or does not verify
   */
  public Path sign(Path file) throws SigningException, IOException {
    Path signature;
    try {
      signature = signer.generateSignatureForArtifact(file.toFile()).toPath();
    } catch (AbstractMojoExecutionException e) {
      throw new SigningException(
          file + " could not be signed: " + e.getMessage(),
          "Check that the file is readable and its folder writable.",
          e);
    }
    verify(file, signature);
    return signature;
  }

  void verify(Path file, Path signature) throws SigningException, IOException {
    try (InputStream data = new BufferedInputStream(Files.newInputStream(file));
        InputStream armored = Files.newInputStream(signature)) {
      List<OpenPGPDocumentSignature> signatures =
          new BcOpenPGPApi()
              .verifyDetachedSignature()
              .addVerificationCertificate(key.certificate())
              .addSignatures(armored)
              .process(data);
      if (signatures.size() == 1 && signatures.get(0).isValid()) {
        return;
      }
      throw bad(file, signature, "it is not by " + key);
    } catch (PGPSignatureException e) {
      throw bad(file, signature, e.getMessage());
    }
  }

  private static SigningException bad(Path file, Path signature, String why) {
    return new SigningException(
        signature + " does not verify " + file + ": " + why,
        "Nothing was attached. See that no other process writes the file, then build again.");
  }
}
