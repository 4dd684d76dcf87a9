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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A system of 2012: a root folder with the C library out of a toolchain's sysroot, and no libstdc++
 * or libgcc, in which a JDK of this machine runs. It shows what CentOS 7 and Amazon Linux 1 would.
 */
public final class OldSystem {
  /** Folders of the machine are mounted where the root has them, for this one command alone. */
  private static final String ENTER =
      """
      root=$1 jdk=$2
      shift 2
      mount --rbind /proc "$root/proc"
      mount --rbind /dev "$root/dev"
      mount --rbind "$jdk" "$root/jdk"
      while [ "$1" != -- ]; do
        mkdir -p "$root$1"
        mount --bind "$1" "$root$1"
        shift
      done
      shift
      exec chroot "$root" "$@"
      """;

  private static final Path JDKS = Path.of("/usr/lib/jvm");

  private final Path root;
  private final List<String> namespace;
  private final Path jdk;

  /**
   * Fills the root.
   *
   * @param sysroot of a toolchain, with {@code lib/libc.so.6} in it
   * @param root a folder that does not exist yet
   * @throws AssertionError if this machine lets nobody enter another root, or has no JDK that runs
   *     there
   */
  public OldSystem(Path sysroot, Path root) throws IOException {
    this.root = root.toAbsolutePath();
    for (String folder : List.of("dev", "etc", "jdk", "proc", "tmp")) {
      Files.createDirectories(root.resolve(folder));
    }
    Path lib = Files.createDirectory(root.resolve("lib"));
    Files.createSymbolicLink(root.resolve("lib64"), Path.of("lib"));
    try (Stream<Path> files = Files.list(sysroot.resolve("lib"))) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().matches("lib(stdc\\+\\+|supc\\+\\+|gcc|itm|atomic).*")) {
          Files.copy(file, lib.resolve(file.getFileName()));
        }
      }
    }
    this.namespace = namespace();
    this.jdk = findJdk();
  }

  /** What the C library of the root says of itself, {@code GNU C Library … version 2.17, …}. */
  public String glibc() throws IOException {
    return run(jdk, List.of(), List.of("/lib/libc.so.6")).lines().findFirst().orElse("");
  }

  /**
   * Runs Java in the root.
   *
   * @param folders of this machine that are there as well, by their paths
   * @return what it printed
   */
  public String java(List<Path> folders, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/jdk/bin/java"));
    command.addAll(arguments);
    return run(jdk, folders, command);
  }

  private static List<String> namespace() {
    StringBuilder reasons = new StringBuilder();
    for (List<String> options :
        List.of(
            List.of("unshare", "--mount"),
            List.of("unshare", "--user", "--map-root-user", "--mount"))) {
      String[] command = Stream.concat(options.stream(), Stream.of("true")).toArray(String[]::new);
      try {
        Command.run(Map.of(), "", command);
        return options;
      } catch (IOException | AssertionError e) {
        reasons.append('\n').append(e.getMessage());
      }
    }
    throw new AssertionError(
        "This machine cannot show that the natives load on an old system, for it lets nobody mount"
            + " anything. Run the tests as root with CAP_SYS_ADMIN, or allow user namespaces"
            + " (sysctl kernel.unprivileged_userns_clone=1; a container: --privileged)."
            + reasons);
  }

  private Path findJdk() throws IOException {
    Set<Path> candidates = new LinkedHashSet<>();
    candidates.add(Path.of(System.getProperty("java.home")).toRealPath());
    if (Files.isDirectory(JDKS)) {
      try (Stream<Path> folders = Files.list(JDKS)) {
        for (Path folder : folders.sorted().toList()) {
          if (Files.isExecutable(folder.resolve("bin/java"))) {
            candidates.add(folder.toRealPath());
          }
        }
      }
    }
    StringBuilder reasons = new StringBuilder();
    for (Path candidate : candidates) {
      try {
        run(candidate, List.of(), List.of("/jdk/bin/java", "-version"));
        return candidate;
      } catch (AssertionError e) {
        reasons.append("\n").append(candidate).append(": ").append(e.getMessage());
      }
    }
    throw new AssertionError(
        "No JDK of this machine runs on glibc 2.17. Install one of Eclipse Temurin, 25 for example"
            + " (package temurin-25-jdk of Adoptium), below "
            + JDKS
            + ", or run Maven with it."
            + reasons);
  }

  private String run(Path java, List<Path> folders, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(namespace);
    all.addAll(List.of("sh", "-euc", ENTER, "sh", root.toString(), java.toString()));
    folders.forEach(folder -> all.add(folder.toAbsolutePath().toString()));
    all.add("--");
    all.addAll(command);
    // What the machine sets for its own libraries is not for these.
    Map<String, String> environment = Map.of("LD_LIBRARY_PATH", "", "LD_PRELOAD", "");
    return Command.run(environment, "", all.toArray(String[]::new));
  }
}
