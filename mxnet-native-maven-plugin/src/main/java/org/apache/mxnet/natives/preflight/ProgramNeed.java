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
package org.apache.mxnet.natives.preflight;

import org.apache.mxnet.natives.recipe.Requirement;
import org.apache.mxnet.natives.toolchain.Toolchain.Minimum;

/**
 * A program that a build runs.
 *
 * @param program a name that is looked up in {@code path}, or a path
 * @param path folders with {@code :} between them
 * @param why what needs it: a clause without a full stop
 * @param atLeast the lowest version, numbers with dots; empty if any will do
 * @param reports a text that {@code program --version} must print; empty if it need not
 * @param remedy what to do if it is missing or another; empty: install its package
 */
public record ProgramNeed(
    String program, String path, String why, String atLeast, String reports, String remedy) {
  /** A program of whatever version. */
  public static ProgramNeed of(String program, String path, String why) {
    return new ProgramNeed(program, path, why, "", "", "");
  }

  static ProgramNeed of(Minimum minimum, String path) {
    return new ProgramNeed(minimum.program(), path, minimum.why(), minimum.version(), "", "");
  }

  /** What a variant of a backend wants of the machine. */
  public static ProgramNeed of(Requirement requirement, String path) {
    return new ProgramNeed(
        requirement.program(),
        path,
        requirement.why(),
        "",
        requirement.reports(),
        requirement.remedy());
  }

  /** Whether the program must be asked what it is, and not just be there. */
  boolean asks() {
    return !atLeast.isEmpty() || !reports.isEmpty();
  }
}
