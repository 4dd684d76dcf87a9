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

import java.io.IOException;
import java.nio.file.Path;

/** What a program says of its version. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /**
   * The first line of what {@code program --version} prints, for example {@code Debian clang
   * version 16.0.6 (15~deb12u1)}.
   *
   * @param path folders with {@code :} between them, where the program is looked up
   * @throws ProgramMissingException if it is in none of them, or does not know the option
   * @throws IOException if it cannot be started
   */
  public static String of(String program, String path) throws ProgramMissingException, IOException {
    return text(program, path).lines().findFirst().orElse("").strip();
  }

  /** As {@link #of}, but all lines. */
  public static String text(String program, String path)
      throws ProgramMissingException, IOException {
    Path file = new Programs().require(program, path, Path.of("/"));
    Probe answer = Probe.run(file.toString(), "--version");
    if (answer.code() != 0) {
      throw new ProgramMissingException(
          file + " --version ends with code " + answer.code() + ": " + answer.text(),
          "See whether the program works at all; perhaps another of its name comes first.");
    }
    return answer.text();
  }
}
