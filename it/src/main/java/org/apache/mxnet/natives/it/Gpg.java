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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The real GnuPG, with a key ring of its own that nobody else knows. */
public final class Gpg implements AutoCloseable {
  /** GnuPG's sockets are in its home, and the path of a socket has 108 bytes. */
  private static final int LONGEST_HOME = 86;

  private final Path home;

  public Gpg() throws IOException {
    home =
        Files.createTempDirectory(
            "gpg",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (home.toString().length() > LONGEST_HOME) {
      Files.delete(home);
      throw new AssertionError(
          "GnuPG cannot work in " + home + ": set -Djava.io.tmpdir to a shorter path");
    }
    // The agent must not remember a passphrase that the next call gets wrong.
    Files.writeString(home.resolve("gpg-agent.conf"), "default-cache-ttl 0\nmax-cache-ttl 0\n");
  }

  /** A new key. */
  public Gpg generate(String userId, String passphrase) throws IOException {
    gpg("--passphrase", passphrase, "--quick-generate-key", userId, "rsa3072", "sign", "never");
    return this;
  }

  /** The ASCII-armoured secret key. */
  public String secretKey(String passphrase) throws IOException {
    return gpg("--passphrase", passphrase, "--armor", "--export-secret-keys");
  }

  /** The ASCII-armoured public key. */
  public String publicKey() throws IOException {
    return gpg("--armor", "--export");
  }

  public Gpg importKey(File key) throws IOException {
    gpg("--import", key.getPath());
    return this;
  }

  /** The fingerprints of all keys. */
  public List<String> fingerprints() throws IOException {
    return gpg("--with-colons", "--list-keys")
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":")[9])
        .toList();
  }

  /** The user ids of all keys. */
  public List<String> userIds() throws IOException {
    return gpg("--with-colons", "--list-keys")
        .lines()
        .filter(line -> line.startsWith("uid:"))
        .map(line -> line.split(":")[9].replace("\\x3a", ":"))
        .toList();
  }

  /**
   * Verifies the signature {@code <file>.asc}.
   *
   * @throws AssertionError unless it is good and by the one key that is here
   */
  public void verify(File file) throws IOException {
    String status = gpg("--status-fd", "1", "--verify", file + ".asc", file.getPath());
    String fingerprint = fingerprints().get(0);
    if (fingerprints().size() != 1
        || !status.contains("[GNUPG:] GOODSIG ")
        || !status.contains("[GNUPG:] VALIDSIG " + fingerprint)) {
      throw new AssertionError(file + ".asc is not by " + fingerprints() + ":\n" + status);
    }
  }

  private String gpg(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("gpg", "--batch", "--pinentry-mode", "loopback"));
    // Not the user's locale: its words and its decimal point.
    command.addAll(Arrays.asList(arguments));
    return Command.run(
        Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C"), "", command.toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    Command.run(Map.of(), "", "gpgconf", "--homedir", home.toString(), "--kill", "all");
    Bytes.delete(home.toFile());
  }
}
