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
package org.apache.mxnet.natives.exec;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What installs packages on this machine: apt-get, dnf or brew. */
public final class PackageInstaller {
  private static final List<String> PROGRAMS = List.of("apt-get", "dnf", "brew");
  private static final List<String> NEED_ROOT = List.of("apt-get", "dnf");

  private final InstallHints hints = InstallHints.load();
  private final int number;
  private final boolean sudo;

  private PackageInstaller(int number, boolean sudo) {
    this.number = number;
    this.sudo = sudo;
  }

  /**
   * The one that is here; if there are several, apt-get before dnf before brew.
   *
   * @param path folders with {@code :} between them, where it is looked up
   */
  public static Optional<PackageInstaller> find(String path) {
    boolean sudo = Programs.find("sudo", path, Path.of("/")).isPresent();
    for (int i = 0; i < PROGRAMS.size(); i++) {
      if (Programs.find(PROGRAMS.get(i), path, Path.of("/")).isPresent()) {
        return Optional.of(new PackageInstaller(i, sudo && NEED_ROOT.contains(PROGRAMS.get(i))));
      }
    }
    return Optional.empty();
  }

  /**
   * The package that has a program; empty if none is known.
   *
   * @param program a name, or a path, of which the last name counts
   */
  public Optional<String> packageOf(String program) {
    String name = Path.of(program).getFileName().toString();
    List<String> names = hints.packages().get(name);
    return names == null
        ? Optional.empty()
        : Optional.of(names.get(number)).filter(found -> !found.isEmpty());
  }

  /** One line for a shell that installs all these packages without a question. */
  public String command(Collection<String> packages) {
    String program = PROGRAMS.get(number);
    // brew never asks, and knows no -y.
    String words = program + " install " + (NEED_ROOT.contains(program) ? "-y " : "");
    return (sudo ? "sudo " : "") + words + String.join(" ", new TreeSet<>(packages));
  }
}
