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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.toolchain.Toolchain;

/**
 * Headers that CMake has parsed once for a target instead of once in each of its files: in MXNet a
 * fifth of what there is to compile.
 *
 * <p>Each file includes them first, whether they are parsed already or not. So the bytes are the
 * same when a launcher that sends files to other machines, or a compiler whose precompiled headers
 * are not tried, must do without.
 */
public final class PrecompiledHeaders {
  private static final String FUNCTION = "precompile.cmake";
  private static final String TARGETS = "targets.cmake";
  private static final String WANTED = "MXNET_NATIVES_PRECOMPILE";

  private PrecompiledHeaders() {}

  /** Writes what the options name. */
  public static void write(BuildSite site, BuildInstructions build) throws IOException {
    if (build.precompile().isEmpty()) {
      return;
    }
    Files.createDirectories(folder(site));
    try (InputStream in = PrecompiledHeaders.class.getResourceAsStream(FUNCTION)) {
      Files.writeString(
          folder(site).resolve(FUNCTION), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    StringBuilder cmake =
        new StringBuilder("include_guard(GLOBAL)\n")
            .append("include(\"${CMAKE_CURRENT_LIST_DIR}/" + FUNCTION + "\")\n")
            .append("set(MXNET_NATIVES_HEADERS \"${CMAKE_CURRENT_LIST_DIR}\")\n");
    for (Map.Entry<String, List<String>> target : build.precompile().entrySet()) {
      StringBuilder includes = new StringBuilder();
      target.getValue().forEach(each -> includes.append("#include <").append(each).append(">\n"));
      String header = target.getKey() + ".h";
      Files.writeString(folder(site).resolve(header), includes.toString());
      cmake.append(
          "cmake_language(DEFER CALL mxnet_natives_precompile \"%s\" \"${MXNET_NATIVES_HEADERS}/%s\")\n"
              .formatted(target.getKey(), header));
    }
    Files.writeString(folder(site).resolve(TARGETS), cmake.toString());
  }

  /** CMake's options for it; none if nothing is to be precompiled. */
  static Map<String, String> options(BuildSite site, BuildInstructions build) {
    Map<String, String> options = new TreeMap<>();
    if (!build.precompile().isEmpty()) {
      options.put("CMAKE_PROJECT_INCLUDE", folder(site).resolve(TARGETS).toString());
      boolean clang = site.toolset().toolchain().kind() == Toolchain.Kind.CLANG_SYSROOT;
      options.put(WANTED, clang && site.precompiles() ? "ON" : "OFF");
    }
    return options;
  }

  private static Path folder(BuildSite site) {
    return site.work().resolve("precompile");
  }
}
