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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Ends what an earlier build has left running in a folder: a build that was killed takes the
 * programs along that it has started, but not always those that these have started, and a compiler
 * could still write a file while the next build reads it.
 */
public final class LeftoverProcesses {
  private LeftoverProcesses() {}

  /**
   * Ends all processes of this machine that have this variable with this value, and waits until
   * they are gone. Where there is no {@code /proc}, none is found.
   */
  public static void end(String variable, String value) {
    String wanted = variable + "=" + value;
    List<ProcessHandle> left =
        ProcessHandle.allProcesses().filter(process -> has(process, wanted)).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(process -> process.onExit().join());
  }

  private static boolean has(ProcessHandle process, String wanted) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Arrays.asList(all.split("\0")).contains(wanted);
    } catch (IOException e) {
      // Ended meanwhile, or somebody else's: none of ours.
      return false;
    }
  }
}
