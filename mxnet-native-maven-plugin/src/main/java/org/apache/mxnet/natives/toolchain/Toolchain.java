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
package org.apache.mxnet.natives.toolchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.recipe.PinnedSource;

/**
 * How one platform's code is compiled and linked, as a file {@code <name>.yaml} says.
 *
 * @param floor the oldest glibc that the results load on; empty: the build machine's own
 * @param triple the compilers' name of the platform, for example {@code x86_64-unknown-linux-gnu}
 * @param programs by role ({@code cc}, {@code c++}, {@code ar} …): an argument vector, in which
 *     {@code ${download}} is the unpacked download and {@code ${work}} the folder of a build
 * @param rewrites arguments that the compilers spell otherwise, for example a processor's name
 * @param flags for every library
 * @param moduleLink words for the compiler when it links what goes into a jar; of no effect on
 *     libraries
 * @param moduleOrder further ones when it links that a second time, its functions in an order that
 *     packs well; {@code ${file}} among them is the file with the order. None: it links once.
 * @param runner what runs a program of the platform here, on the oldest C library that it is for:
 *     the words before the program; none if it runs by itself. No part of the identity.
 * @param requires what the build machine's programs must be at least. No part of the identity: what
 *     they say of their versions is.
 * @param runtimes what it adds to whatever it links. No part of the identity: it describes what is
 *     there.
 */
public record Toolchain(
    Path file,
    String name,
    Kind kind,
    Optional<GlibcVersion> floor,
    Platform platform,
    String triple,
    SortedMap<String, List<String>> programs,
    Optional<Download> download,
    Map<String, String> rewrites,
    Flags flags,
    List<String> moduleLink,
    List<String> moduleOrder,
    List<String> runner,
    List<Minimum> requires,
    List<Runtime> runtimes) {
  static final String DOWNLOAD = "${download}";
  static final String WORK = "${work}";
  static final String ORDER = "${file}";

  public Toolchain {
    programs = new TreeMap<>(programs);
    rewrites = new TreeMap<>(rewrites);
    moduleLink = List.copyOf(moduleLink);
    moduleOrder = List.copyOf(moduleOrder);
    runner = List.copyOf(runner);
    requires = List.copyOf(requires);
    runtimes = List.copyOf(runtimes);
  }

  /** Where compilers, headers and C library come from. */
  public enum Kind {
    /** All from the build machine. */
    HOST,
    /** Compilers of the build machine on downloaded headers and libraries. */
    CLANG_SYSROOT,
    /** A downloaded Zig, which brings every glibc along. */
    ZIG,
    /** A downloaded cross compiler. */
    PREFIX
  }

  /**
   * @param inner an archive inside the archive, which npm packages have; empty if there is none
   */
  public record Download(List<PinnedSource> sources, String inner) {
    public Download {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The lowest version of a program of the build machine.
   *
   * @param version numbers with dots between them, {@code 3.13}
   * @param why what an older one lacks, or what asks for it
   */
  public record Minimum(String program, String version, String why) {}

  /**
   * Static libraries and start files of the compilers and of the C library.
   *
   * @param license SPDX licence expression
   * @param source where their source code is to be had
   * @param files names, as {@code libgcc.a} or {@code crtbeginS.o}
   */
  public record Runtime(
      String name, String version, String license, String source, List<String> files) {
    public Runtime {
      files = List.copyOf(files);
    }
  }

  /** Programs that are not in the download, and so must be on the build machine. */
  public List<String> machinePrograms() {
    return programs.values().stream()
        .map(argv -> argv.get(0))
        .filter(program -> !program.startsWith(DOWNLOAD))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * {@link #moduleOrder} with the file filled in.
   *
   * @param file names of symbols, one a line, in the order in which their functions shall lie
   */
  public List<String> moduleOrder(Path file) {
    return moduleOrder.stream().map(word -> word.replace(ORDER, file.toString())).toList();
  }

  /**
   * What tells this toolchain from another, for fingerprints.
   *
   * @param versions what each of {@link #machinePrograms()} says of its version
   */
  public SortedMap<String, String> identity(Map<String, String> versions) {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put("toolchain.triple", triple);
    lines.put("toolchain.glibc", floor.map(GlibcVersion::toString).orElse("of the build machine"));
    programs.forEach(
        (role, argv) -> {
          // A line each, so that a difference shows the argument that changed.
          for (int i = 0; i < argv.size(); i++) {
            lines.put(String.format("toolchain.%s.%02d", role, i), argv.get(i));
          }
          String version = versions.get(argv.get(0));
          if (version != null) {
            lines.put("toolchain." + role + ".version", version);
          }
        });
    rewrites.forEach((from, to) -> lines.put("toolchain.rewrite." + from, to));
    lines.put("toolchain.flags.c", String.join(" ", flags.c()));
    lines.put("toolchain.flags.c++", String.join(" ", flags.cxx()));
    lines.put("toolchain.flags.link", String.join(" ", flags.link()));
    download.ifPresent(
        from -> {
          for (int i = 0; i < from.sources().size(); i++) {
            lines.put("toolchain.download." + i, from.sources().get(i).identity());
          }
        });
    return lines;
  }

  /** {@code name (glibc 2.17)}, as messages have it. */
  @Override
  public String toString() {
    return floor.map(glibc -> name + " (glibc " + glibc + ")").orElse(name);
  }
}
