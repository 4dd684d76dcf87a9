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

/** The toolchain file of CMake. */
final class CmakeToolchain {
  private CmakeToolchain() {}

  static String text(BuildSite site) {
    StringBuilder text = new StringBuilder();
    // Always, so that CMake takes every build for a cross build: what it would find out by running
    // programs here may not hold on the platform, whose C library is another even if it runs them.
    set(text, "CMAKE_SYSTEM_NAME", site.platform().os().equals("osx") ? "Darwin" : "Linux");
    set(text, "CMAKE_SYSTEM_PROCESSOR", site.platform().arch());
    set(text, "CMAKE_C_COMPILER", program(site, "cc"));
    set(text, "CMAKE_CXX_COMPILER", program(site, "c++"));
    set(text, "CMAKE_AR", program(site, "ar"));
    set(text, "CMAKE_RANLIB", program(site, "ranlib"));
    set(text, "CMAKE_NM", program(site, "nm"));
    set(text, "CMAKE_STRIP", program(site, "strip"));
    set(text, "CMAKE_LINKER", program(site, "ld"));
    if (site.systemLibraries()) {
      return text.toString();
    }
    // Libraries and headers come from the needs of the recipe, never from the build machine: what
    // is installed there by chance would otherwise be found and linked.
    set(text, "CMAKE_FIND_ROOT_PATH", site.dependencies().toString());
    set(text, "CMAKE_PREFIX_PATH", site.dependencies().toString());
    set(text, "CMAKE_FIND_ROOT_PATH_MODE_PROGRAM", "NEVER");
    set(text, "CMAKE_FIND_ROOT_PATH_MODE_LIBRARY", "ONLY");
    set(text, "CMAKE_FIND_ROOT_PATH_MODE_INCLUDE", "ONLY");
    set(text, "CMAKE_FIND_ROOT_PATH_MODE_PACKAGE", "ONLY");
    return text.toString();
  }

  private static String program(BuildSite site, String role) {
    Path program = site.toolset().programs().resolve(role);
    return program.toString();
  }

  private static void set(StringBuilder text, String name, String value) {
    text.append("set(").append(name).append(" \"").append(value).append("\")\n");
  }
}
