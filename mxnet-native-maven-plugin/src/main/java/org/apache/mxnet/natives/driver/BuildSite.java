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
package org.apache.mxnet.natives.driver;

import java.nio.file.Path;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.toolchain.Toolset;

/**
 * The folder in which one library is built.
 *
 * @param work its root; no path below it may reach the products
 * @param recipe the folder of the recipe
 * @param platform what is built for
 * @param machine what runs the build
 * @param buildFolder inside the source, where it is compiled; empty: beside the source
 * @param systemLibraries whether libraries of the build machine may be found and linked
 * @param precompiles whether what starts the compilers knows headers that are parsed already
 */
public record BuildSite(
    Path work,
    Path recipe,
    Platform platform,
    Platform machine,
    Toolset toolset,
    String buildFolder,
    boolean systemLibraries,
    boolean precompiles) {
  /**
   * Where libraries believe to be installed. The folder never exists: they are installed below
   * {@link #destination()}, and what they record of it is made relocatable or refused. Fixed, so
   * that the result does not depend on where it was built.
   */
  public static final String PREFIX = "/mxnet-natives";

  /** Where the programs of the build machine are looked for, after the toolchain's. */
  public static final String MACHINE_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  /** The unpacked and patched source. */
  public Path source() {
    return work.resolve("src");
  }

  /** Where it is compiled, unless the build system knows only its source folder. */
  public Path build() {
    return buildFolder.isEmpty() ? work.resolve("build") : source().resolve(buildFolder);
  }

  /** The root below which it is installed. */
  public Path destination() {
    return work.resolve("dest");
  }

  /** The merged prefixes of the libraries that it is compiled against. */
  public Path dependencies() {
    return work.resolve("deps");
  }

  /** The merged prefixes of the programs that its build runs. */
  public Path tools() {
    return work.resolve("tools");
  }

  /** What the linker is told of each module, and where modules of glue are linked. */
  public Path modules() {
    return work.resolve("modules");
  }

  /** {@code jni.h} and what it includes. */
  public Path jni() {
    return work.resolve("jni");
  }

  /** A home folder without anybody's settings. */
  public Path home() {
    return work.resolve("home");
  }

  /** What CMake is told of compilers and search paths. */
  public Path cmakeToolchain() {
    return work.resolve("toolchain.cmake");
  }

  /** Whether the results do not run here. */
  boolean isCross() {
    return platform != machine;
  }
}
