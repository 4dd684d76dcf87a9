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
package org.apache.mxnet.natives.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  private static final int WARM_UP_BYTES = 1 << 23;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public Sha256 {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
    }
  }

  /** Whether {@code text} is a digest as {@code sha256sum} prints it. */
  public static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  /** The digest of a file's bytes. */
  public static Sha256 of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return drain(in, OutputStream.nullOutputStream());
    }
  }

  /** The digest of a text's UTF-8 bytes. */
  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(algorithm().digest(bytes)));
  }

  /**
   * Copies {@code in} to {@code out}, both left open, and gives the digest of what went through.
   */
  public static Sha256 drain(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = algorithm();
    new DigestInputStream(in, digest).transferTo(out);
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Has the JVM compile the algorithm in the background. It interprets the first few megabytes, at
   * a twentieth of the speed of the rest, which is a third of the time that it takes to restore a
   * hundred: worth it wherever as much is about to be read and something else is done before.
   */
  public static void warmUp() {
    Thread thread =
        new Thread(
            () -> {
              MessageDigest digest = algorithm();
              byte[] nothing = new byte[1 << 16];
              for (int i = 0; i < WARM_UP_BYTES; i += nothing.length) {
                digest.update(nothing);
              }
            },
            "mxnet-native warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String toString() {
    return hex;
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
