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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recipes and toolchains of the flagship, {@code mxnet-scala-assembly}. */
public final class AssemblyRecipes {
  private AssemblyRecipes() {}

  /**
   * Copies a recipe with its patches and its probe into a case. Of its sources only Debian's stays:
   * where the cases run, nothing else need be reachable.
   *
   * @param repositoryRoot the script variable of this name
   */
  public static void copy(String repositoryRoot, String name, File basedir) throws IOException {
    File folder = new File(basedir, "src/main/recipes/" + name);
    Bytes.copy(new File(assembly(repositoryRoot), "recipes/" + name), folder);
    Path file = file(basedir, name);
    List<String> kept = new ArrayList<>();
    boolean sources = false;
    boolean debian = false;
    for (String line : Files.readAllLines(file)) {
      if (line.matches("\\w.*")) {
        sources = line.equals("sources:");
        debian = false;
      } else if (line.startsWith("  - ")) {
        debian = line.startsWith("  - debian: ");
      }
      if (!sources || debian || line.equals("sources:")) {
        kept.add(line);
      }
    }
    Files.write(file, kept);
  }

  /** Copies a toolchain into a case. */
  public static void copyToolchain(String repositoryRoot, String name, File basedir)
      throws IOException {
    String file = "toolchains/" + name + ".yaml";
    Bytes.copy(new File(assembly(repositoryRoot), file), new File(basedir, "src/main/" + file));
  }

  /** The version that a recipe in a case has. */
  public static String version(File basedir, String name) throws IOException {
    return value(basedir, name, "version: (\\S+)");
  }

  /** What a program is linked with that uses a library in a case: as its probe asks. */
  public static List<String> link(File basedir, String name) throws IOException {
    List<String> arguments = new ArrayList<>();
    for (String key : List.of("libraries", "system")) {
      String probe = value(basedir, name, "probe:(?:\n  .*)*?\n  " + key + ": \\[(.*)]");
      for (String library : probe.isEmpty() ? new String[0] : probe.split(", *")) {
        arguments.add("-l" + library);
      }
    }
    return arguments;
  }

  private static String value(File basedir, String name, String pattern) throws IOException {
    Path file = file(basedir, name);
    Matcher matcher =
        Pattern.compile("^" + pattern, Pattern.MULTILINE).matcher(Files.readString(file));
    if (!matcher.find()) {
      throw new AssertionError(file + " does not hold " + pattern);
    }
    return matcher.group(1);
  }

  private static Path file(File basedir, String name) {
    return Path.of(basedir.getPath(), "src/main/recipes", name, "recipe.yaml");
  }

  private static File assembly(String repositoryRoot) {
    return new File(repositoryRoot, "mxnet-scala-assembly/src/main");
  }
}
