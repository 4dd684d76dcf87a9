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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An operating system on a processor, under the name it has in Maven classifiers.
 *
 * <p>The names are those of DJL's native packages, {@code <os>-<arch>}. Other tools write some of
 * them differently: os-maven-plugin has {@code linux-aarch_64}, JavaCPP {@code linux-arm64} and
 * {@code macosx-x86_64}. Those are not accepted, so that one platform has one classifier, but the
 * refusal names the right spelling.
 */
public enum Platform {
  /** Linux with glibc on 64-bit x86. */
  LINUX_X86_64("linux", "x86_64"),
  /** Linux with glibc on 64-bit Arm. */
  LINUX_AARCH64("linux", "aarch64"),
  /** macOS on 64-bit x86. */
  OSX_X86_64("osx", "x86_64"),
  /** macOS on Apple silicon. */
  OSX_AARCH64("osx", "aarch64");

  private final String os;
  private final String arch;

  Platform(String os, String arch) {
    this.os = os;
    this.arch = arch;
  }

  /**
   * The platform with this id, for example {@code linux-x86_64}; case counts.
   *
   * @throws UnknownPlatformException if it is not one of {@link #values()}; the message lists them
   */
  public static Platform parse(String id) throws UnknownPlatformException {
    for (Platform platform : values()) {
      if (platform.id().equals(id)) {
        return platform;
      }
    }
    int dash = id.indexOf('-');
    Optional<Platform> meant =
        dash < 0 ? Optional.empty() : recognise(id.substring(0, dash), id.substring(dash + 1));
    throw UnknownPlatformException.ofId(id, meant);
  }

  /**
   * The platform of a JVM.
   *
   * @param osName the value of its system property {@code os.name}, for example {@code Mac OS X}
   * @param osArch the value of its system property {@code os.arch}, for example {@code amd64}
   * @throws UnknownPlatformException if the JVM runs on none of {@link #values()}
   */
  public static Platform host(String osName, String osArch) throws UnknownPlatformException {
    Optional<Platform> found = recognise(osName, osArch);
    if (found.isEmpty()) {
      throw UnknownPlatformException.ofHost(osName, osArch);
    }
    return found.get();
  }

  /** The ids of all platforms, separated by commas, for messages. */
  static String knownIds() {
    return Arrays.stream(values()).map(Platform::id).collect(Collectors.joining(", "));
  }

  private static Optional<Platform> recognise(String osName, String osArch) {
    String os =
        switch (osName.toLowerCase(Locale.ROOT)) {
          case "linux" -> "linux";
          case "mac os x", "macos", "macosx", "osx", "darwin" -> "osx";
          default -> "";
        };
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "x86_64", "amd64", "x64" -> "x86_64";
          case "aarch64", "arm64", "aarch_64" -> "aarch64";
          default -> "";
        };
    return Arrays.stream(values()).filter(p -> p.os.equals(os) && p.arch.equals(arch)).findFirst();
  }

  /** The operating system: {@code linux} or {@code osx}. */
  public String os() {
    return os;
  }

  /** The processor: {@code x86_64} or {@code aarch64}. */
  public String arch() {
    return arch;
  }

  /** {@code <os>-<arch>}, for example {@code linux-x86_64}. */
  public String id() {
    return os + "-" + arch;
  }

  /** The id. */
  @Override
  public String toString() {
    return id();
  }
}
