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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs as a shell does. */
public final class Programs {
  /** Where POSIX's own programs are on all systems that can build. */
  static final String SYSTEM_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  private final InstallHints hints;

  public Programs() {
    this.hints = InstallHints.load();
  }

  /**
   * The file of {@code program}.
   *
   * @param program a name to look up in {@code path}, or a path, relative to {@code folder}
   * @param path folders with {@code :} between them; an empty one means {@code folder}
   * @throws ProgramMissingException if there is none that may be executed; says how to install it
   */
  public Path require(String program, String path, Path folder) throws ProgramMissingException {
    Optional<Path> found = find(program, path, folder);
    if (found.isPresent()) {
      return found.get();
    }
    if (program.indexOf('/') < 0) {
      throw new ProgramMissingException(
          "the program " + program + " is in no folder of the PATH " + path, hints.remedy(program));
    }
    Path file = folder.resolve(program);
    String name = file.getFileName().toString();
    throw Files.isRegularFile(file)
        ? new ProgramMissingException(
            "the program " + file + " may not be executed", "Make it executable: chmod +x " + file)
        : new ProgramMissingException("there is no program " + file, hints.remedy(name));
  }

  /**
   * What to do if {@code program} is missing: how each known installer gets it.
   *
   * @param program a name, or a path, of which the last name counts
   */
  public String remedy(String program) {
    return hints.remedy(Path.of(program).getFileName().toString());
  }

  /** As {@link #require}, but nothing if there is none. */
  public static Optional<Path> find(String program, String path, Path folder) {
    if (program.indexOf('/') >= 0) {
      return Optional.of(folder.resolve(program)).filter(Programs::isProgram);
    }
    for (String entry : path.split(":", -1)) {
      Path file = folder.resolve(entry).resolve(program);
      if (isProgram(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
