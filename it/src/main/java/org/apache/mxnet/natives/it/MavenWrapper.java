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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A script that prepares what {@code invoker.properties} has no word for, and then becomes the
 * Maven that runs the case. {@code invoker.mavenExecutable} names it.
 */
public final class MavenWrapper {
  private MavenWrapper() {}

  /**
   * Writes it.
   *
   * @param mavenHome the script variable of this name
   * @param preparation lines of shell
   */
  public static void write(File script, String mavenHome, String preparation) throws IOException {
    write(script, mavenHome, preparation, "");
  }

  /**
   * As above, with Maven started by another program.
   *
   * @param starter words that come before Maven, {@code setpriv --reuid=1} for example
   */
  public static void write(File script, String mavenHome, String preparation, String starter)
      throws IOException {
    File mvn = new File(mavenHome, "bin/mvn");
    Files.writeString(
        script.toPath(),
        "#!/bin/sh\n" + preparation + "\nexec " + starter + " '" + mvn + "' \"$@\"\n");
    Files.setPosixFilePermissions(script.toPath(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
