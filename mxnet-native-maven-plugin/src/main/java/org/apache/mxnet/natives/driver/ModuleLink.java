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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.recipe.NativeModule;

/**
 * What the linker is told of a shared library that goes into a jar, as files: options in a build
 * system's variables would be read by a shell on their way, which takes {@code $ORIGIN} for a
 * variable of its own.
 */
public final class ModuleLink {
  private ModuleLink() {}

  /**
   * Writes the version script and the response file of a module.
   *
   * @param site whose folder {@link BuildSite#modules()} gets them
   */
  public static void write(BuildSite site, NativeModule module) throws IOException {
    Files.createDirectories(site.modules());
    Files.writeString(exports(site, module), script(module));
    writeOptions(site, module, words(site, module));
  }

  /**
   * Writes the response file again, and beside it an order of the module's functions, which the
   * linker is told from then on.
   *
   * @param names of symbols, in the order in which their functions shall lie
   */
  public static void writeOrdered(BuildSite site, NativeModule module, List<String> names)
      throws IOException {
    Path order = order(site, module);
    Files.write(order, names);
    List<String> words = words(site, module);
    words.addAll(site.toolset().toolchain().moduleOrder(order));
    writeOptions(site, module, words);
  }

  /** The compiler's argument that makes it read the response file. */
  static String argument(BuildSite site, NativeModule module) {
    return "@" + options(site, module);
  }

  /** Which input brought what into the library: the linker's map. */
  public static Path map(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + ".map");
  }

  private static Path order(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + ".order");
  }

  private static Path options(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + ".link");
  }

  private static Path exports(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + ".exports");
  }

  /** GNU ld's manual, "VERSION Command", without a version's name. */
  private static String script(NativeModule module) {
    StringBuilder script = new StringBuilder("{\n  global:\n");
    module.exports().forEach(glob -> script.append("    ").append(glob).append(";\n"));
    return script.append("  local:\n    *;\n};\n").toString();
  }

  private static List<String> words(BuildSite site, NativeModule module) {
    List<String> linker = new ArrayList<>();
    linker.add("-soname=" + module.file());
    // Its neighbours in the jar lie beside it, wherever a loader puts them.
    linker.add("-rpath=$ORIGIN");
    linker.add("--version-script=" + exports(site, module));
    linker.add("-Map=" + map(site, module));
    linker.add("--gc-sections");
    linker.add("--as-needed");
    // What is missing is missed here, and not on a user's machine.
    linker.add("--no-undefined");
    linker.add("--build-id=sha1");
    // Full RELRO, and a stack that cannot be executed.
    linker.addAll(List.of("-z", "relro", "-z", "now", "-z", "noexecstack"));
    List<String> words = new ArrayList<>();
    // Not -Wl, which would take a comma in a path for its own.
    linker.forEach(word -> words.addAll(List.of("-Xlinker", word)));
    words.addAll(site.toolset().toolchain().moduleLink());
    return words;
  }

  private static void writeOptions(BuildSite site, NativeModule module, List<String> words)
      throws IOException {
    StringBuilder options = new StringBuilder();
    for (String word : words) {
      options.append(quoted(word)).append('\n');
    }
    Files.writeString(options(site, module), options);
  }

  /** As GCC's manual has it for @file: quotes keep spaces together, a backslash takes the next. */
  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
