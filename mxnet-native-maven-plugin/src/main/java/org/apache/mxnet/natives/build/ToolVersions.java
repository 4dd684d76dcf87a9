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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.ProgramMissingException;
import org.apache.mxnet.natives.exec.ProgramVersion;
import org.apache.mxnet.natives.exec.Programs;

/** What the programs of the build machine say of their versions; each is asked once. */
public final class ToolVersions {
  private final Map<String, String> known = new HashMap<>();

  /** The file of a program, after all links: what changes when another version is installed. */
  public static Path file(String program) throws ProgramMissingException, IOException {
    return new Programs().require(program, BuildSite.MACHINE_PATH, Path.of("/")).toRealPath();
  }

  /**
   * @throws ProgramMissingException if one of them is not where builds look for programs
   * @throws IOException if one cannot be started
   */
  public Map<String, String> of(List<String> programs) throws ProgramMissingException, IOException {
    Map<String, String> versions = new HashMap<>();
    for (String program : programs) {
      if (!known.containsKey(program)) {
        known.put(program, ProgramVersion.of(program, BuildSite.MACHINE_PATH));
      }
      versions.put(program, known.get(program));
    }
    return versions;
  }
}
