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
package org.apache.mxnet.natives.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.archive.ArchiveUnpacker.Options;

/** A JVM of its own that unpacks an archive, for what a JVM cannot change in itself. */
final class UnpackJvm {
  private UnpackJvm() {}

  /** Arguments: the archive, the folder. */
  public static void main(String[] args) throws Exception {
    ArchiveUnpacker.unpack(Path.of(args[0]), Path.of(args[1]), Options.standard());
  }

  /** Runs it, and gives what it says: an error, or nothing. */
  static String run(Path archive, Path folder, String umask, Map<String, String> environment)
      throws Exception {
    List<String> argv =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-cp", System.getProperty("java.class.path"), UnpackJvm.class.getName()));
    argv.addAll(List.of(archive.toString(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }
}
