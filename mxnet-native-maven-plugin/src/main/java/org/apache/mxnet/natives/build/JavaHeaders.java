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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;

/**
 * The headers of the Java Native Interface. They are the same for all processors, so those of the
 * JDK at hand serve for a cross build too.
 */
public final class JavaHeaders {
  private final Path jni;
  private final Path machine;

  private JavaHeaders(Path jni, Path machine) {
    this.jni = jni;
    this.machine = machine;
  }

  /**
   * @param jdk the home folder of a JDK
   * @param os {@code linux} or {@code osx}
   * @throws BuildException if it is only a run-time, without headers
   */
  public static JavaHeaders of(Path jdk, String os) throws BuildException {
    Path include = jdk.resolve("include");
    Path machine = include.resolve(os.equals("osx") ? "darwin" : os).resolve("jni_md.h");
    if (!Files.isRegularFile(include.resolve("jni.h")) || !Files.isRegularFile(machine)) {
      throw new BuildException(
          jdk + " has no include/jni.h for " + os + ": the natives' glue cannot be compiled",
          "Run Maven with a JDK and not with a Java run-time alone: set JAVA_HOME.");
    }
    return new JavaHeaders(include.resolve("jni.h"), machine);
  }

  /** Lines for the fingerprint of what is compiled with them. */
  public SortedMap<String, String> identity() throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put("jni.h", Sha256.of(jni).hex());
    lines.put("jni_md.h", Sha256.of(machine).hex());
    return lines;
  }

  /** Copies them, side by side as {@code jni.h} includes them. */
  void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path header : new Path[] {jni, machine}) {
      Files.write(folder.resolve(header.getFileName()), Files.readAllBytes(header));
    }
  }
}
