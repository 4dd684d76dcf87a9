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
import org.apache.mxnet.natives.toolchain.Toolset;

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
    if (site.toolset().isZig()) {
      BuildIdNote.write(note(site));
    }
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
    return site.modules().resolve(module.file() + Toolset.MAP);
  }

  private static Path note(BuildSite site) {
    return site.modules().resolve("build-id.s");
  }

  private static Path order(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + ".order");
  }

  private static Path options(BuildSite site, NativeModule module) {
    return site.modules().resolve(module.file() + Toolset.LINK);
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
    List<String> words = new ArrayList<>();
    // Each in the form that all linkers and Zig take. Not -Wl where there is a path, whose comma it
    // would take for its own.
    linker(words, "-soname", module.file());
    // Its neighbours in the jar lie beside it, wherever a loader puts them.
    linker(words, "-rpath", "$ORIGIN");
    linker(words, "--version-script", exports(site, module).toString());
    if (site.toolset().isZig()) {
      linker(words, "--print-map");
      words.add(note(site).toString());
    } else {
      linker(words, "-Map", map(site, module).toString());
      words.add("-Wl,--build-id=sha1");
    }
    words.add("-Wl,--gc-sections");
    words.add("-Wl,--as-needed");
    // What is missing is missed here, and not on a user's machine.
    words.add("-Wl,--no-undefined");
    // Full RELRO, and a stack that cannot be executed.
    words.addAll(List.of("-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack"));
    words.addAll(site.toolset().toolchain().moduleLink());
    return words;
  }

  private static void linker(List<String> words, String... arguments) {
    for (String argument : arguments) {
      words.addAll(List.of("-Xlinker", argument));
    }
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
