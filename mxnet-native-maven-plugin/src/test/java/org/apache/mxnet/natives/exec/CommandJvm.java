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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own that runs one shell script with a {@link CommandRunner}. */
final class CommandJvm {
  private CommandJvm() {}

  /** Arguments: the log, the script. */
  public static void main(String[] args) throws Exception {
    Path log = Path.of(args[0]);
    Command command =
        new Command(
            List.of("/bin/sh", "-c", args[1]), log.getParent(), Map.of("PATH", "/usr/bin:/bin"));
    new CommandRunner(List.of(), 30, Duration.ofMillis(200)).run("jvm", command, log);
  }

  /** Starts it, with its own output in {@code <log>.jvm}. */
  static Process start(Path log, String script, String umask) throws Exception {
    List<String> argv =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path")));
    argv.addAll(List.of(CommandJvm.class.getName(), log.toString(), script));
    return new ProcessBuilder(argv)
        .redirectErrorStream(true)
        .redirectOutput(log.resolveSibling(log.getFileName() + ".jvm").toFile())
        .start();
  }
}
