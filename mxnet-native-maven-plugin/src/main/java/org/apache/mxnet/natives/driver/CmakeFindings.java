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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a configure step of CMake found outside of the folders it may take libraries from.
 *
 * <p>The toolchain file tells CMake where to look, but a project's own find module may look
 * elsewhere: FindOpenBLAS.cmake of MXNet 1.9.1 goes through fixed folders below /usr before the one
 * that the user names by OpenBLAS_HOME, so that a library which happens to be on the build machine
 * wins without a word. The cache is where CMake writes down what won.
 */
public final class CmakeFindings {
  /** What to do about findings: a sentence. */
  public static final String REMEDY =
      "Name the library in \"needs\" of the recipe and set the variable in \"build.options\", for"
          + " example OpenBLAS_LIB: ${deps}/lib/libopenblas.a, or switch off what looks for it.";

  /** The state of CMake and of the project, which find commands have no part in. */
  private static final Set<String> UNJUDGED_TYPES = Set.of("BOOL", "INTERNAL", "STATIC");

  /** The names that find modules keep to (cmake-developer(7), "Standard Variable Names"). */
  private static final Pattern LIBRARY_OR_INCLUDES =
      Pattern.compile(
          "pkgcfg_lib_.*"
              + "|.*_(LIB|LIBS|LIBRARY|LIBRARIES|LIBRARY_DIRS?)"
              + "(_DEBUG|_RELEASE|_MINSIZEREL|_RELWITHDEBINFO)?"
              + "|.*_INCLUDE_(DIR|DIRS|PATH)",
          Pattern.CASE_INSENSITIVE);

  private static final String PACKAGE_SUFFIX = "_DIR";
  private static final List<String> OTHER_FOLDERS = List.of("_BINARY_DIR", "_SOURCE_DIR");
  private static final String OWN_PREFIX = "CMAKE_";
  private static final String SEARCH_PATH = "CMAKE_PREFIX_PATH";

  private CmakeFindings() {}

  /**
   * A library, or a folder with headers or a package, that CMake took.
   *
   * @param variable the name in the cache
   * @param path the value, or an element of it if that is a list; absolute
   */
  public record Finding(String variable, String path) {
    /** None is null. */
    public Finding {
      Objects.requireNonNull(variable, "variable");
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * Reads the cache of a build that is configured.
   *
   * @param cacheFile CMakeCache.txt of the build folder
   * @param allowedRoots folders, or single files, that it may take from: the stage, the source, the
   *     build folder, the toolchain with its C library
   * @return what lies under none of them and exists, in the order of the file
   * @throws IOException if the cache cannot be read
   */
  public static List<Finding> outside(Path cacheFile, List<Path> allowedRoots) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (CmakeCache.Entry entry : CmakeCache.read(cacheFile)) {
      for (String element : entry.value().split(";")) {
        Optional<Path> path = existing(element);
        if (path.isPresent()
            && isJudged(entry, path.get())
            && !isWithin(path.get(), allowedRoots)) {
          findings.add(new Finding(entry.name(), element));
        }
      }
    }
    return List.copyOf(findings);
  }

  /**
   * What was found as a problem for the user: a sentence and a line for each finding.
   *
   * @param findings at least one
   */
  public static String explain(List<Finding> findings) {
    StringBuilder text = new StringBuilder("CMake took what is not of this build:");
    for (Finding finding : findings) {
      text.append("\n  ").append(finding.variable()).append(" = ").append(finding.path());
    }
    return text.toString();
  }

  private static boolean isJudged(CmakeCache.Entry entry, Path path) throws IOException {
    String name = entry.name();
    if (UNJUDGED_TYPES.contains(entry.type()) || OTHER_FOLDERS.stream().anyMatch(name::endsWith)) {
      return false;
    }
    if (name.startsWith(OWN_PREFIX)) {
      return name.equals(SEARCH_PATH);
    }
    return LIBRARY_OR_INCLUDES.matcher(name).matches()
        || name.endsWith(PACKAGE_SUFFIX) && isPackage(path);
  }

  /** Whether find_package takes the folder: other variables of that name say where to install. */
  private static boolean isPackage(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith("Config.cmake") || name.endsWith("-config.cmake"));
    }
  }

  private static Optional<Path> existing(String value) {
    try {
      Path path = Path.of(value);
      return path.isAbsolute() && Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** By name, or once links are followed: CMake writes some paths as given, others resolved. */
  private static boolean isWithin(Path path, List<Path> roots) throws IOException {
    Path real = path.toRealPath();
    for (Path root : roots) {
      if (path.normalize().startsWith(root.toAbsolutePath().normalize())
          || Files.exists(root) && real.startsWith(root.toRealPath())) {
        return true;
      }
    }
    return false;
  }
}
