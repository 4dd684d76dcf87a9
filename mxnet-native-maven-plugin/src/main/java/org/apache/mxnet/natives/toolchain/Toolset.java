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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.files.AtomicFile;

/**
 * A toolchain that is ready: a folder of small programs with the names that every build system
 * knows ({@code cc}, {@code c++}, {@code ar} …). Libraries record the names of their compilers now
 * and then; so the names say nothing of the machine.
 *
 * @param runner the toolchain's, ready
 */
public record Toolset(Toolchain toolchain, Path programs, List<String> runner) {
  /** The variable through which the programs learn the folder of a build. */
  public static final String WORK_VARIABLE = "MXNET_NATIVES_WORK";

  /** The variable that names a program to run the compilers: ccache or distcc, for example. */
  public static final String LAUNCHER_VARIABLE = "MXNET_NATIVES_LAUNCHER";

  /** The end of the name of a response file by which a module is linked. */
  public static final String LINK = ".link";

  /** The same of the linker's map beside it. */
  public static final String MAP = ".map";

  private static final Set<String> COMPILERS = Set.of("cc", "c++");

  /**
   * Writes the programs.
   *
   * @param download the unpacked download; unused for a toolchain without
   * @param folder where to put them
   */
  public static Toolset write(Toolchain toolchain, Path download, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, List<String>> program : toolchain.programs().entrySet()) {
      Path file = folder.resolve(program.getKey());
      // Zig is several programs in one, which no launcher knows.
      boolean launched =
          COMPILERS.contains(program.getKey()) && toolchain.kind() != Toolchain.Kind.ZIG;
      AtomicFile.writeText(file, script(toolchain, program.getValue(), download, launched));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return new Toolset(
        toolchain, folder, toolchain.runner().stream().map(w -> resolved(w, download)).toList());
  }

  /**
   * Whether the linker is Zig's, which writes no build id and no map. It prints the map, and the
   * programs put that into the file {@code x.map} if they are told of a response file {@code
   * x.link}.
   */
  public boolean isZig() {
    return toolchain.kind() == Toolchain.Kind.ZIG;
  }

  private static String script(
      Toolchain toolchain, List<String> argv, Path download, boolean launched) {
    StringBuilder script = new StringBuilder("#!/bin/sh\n");
    Map<String, String> cases = cases(toolchain);
    if (!cases.isEmpty()) {
      script.append("for argument do\n  shift\n  case \"$argument\" in\n");
      cases.forEach(
          (pattern, commands) ->
              script.append("    ").append(pattern).append(") ").append(commands).append(" ;;\n"));
      script.append("  esac\n  set -- \"$@\" \"$argument\"\ndone\n");
    }
    return script
        .append(launched ? "exec ${" + LAUNCHER_VARIABLE + "-} " : "exec ")
        .append(
            argv.stream()
                .map(argument -> resolved(argument, download))
                .map(Toolset::argument)
                .collect(Collectors.joining(" ")))
        .append(" \"$@\"\n")
        .toString();
  }

  /** What the shell does with some arguments, by their pattern. */
  private static Map<String, String> cases(Toolchain toolchain) {
    Map<String, String> cases = new LinkedHashMap<>();
    toolchain.rewrites().forEach((from, to) -> cases.put(quoted(from), "argument=" + quoted(to)));
    if (toolchain.kind() == Toolchain.Kind.ZIG) {
      cases.put("@*" + LINK, "map=${argument#@} && exec >\"${map%" + LINK + "}" + MAP + "\"");
    }
    return cases;
  }

  private static String resolved(String word, Path download) {
    return word.replace(Toolchain.DOWNLOAD, download.toString());
  }

  private static String argument(String text) {
    // Outside of a build the variable is not set; the folder of no build is the root's.
    return quoted(text).replace(Toolchain.WORK, "'\"${" + WORK_VARIABLE + ":-/nowhere}\"'");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
