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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.recipe.Backend;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.Recipe;

/**
 * The commands that build a recipe: values, nothing runs here. Each build system is compiled by
 * make, whose jobserver shares the cores among all libraries that are built at once.
 */
public final class Driver {
  private final BuildInstructions build;
  private final BuildSite site;
  private final List<NativeModule> modules;
  private final Placeholders placeholders;
  private final Map<String, String> environment;

  private Driver(Recipe recipe, BuildInstructions build, BuildSite site) throws DriverException {
    this.build = build;
    this.site = site;
    this.modules = modules(recipe);
    this.placeholders = new Placeholders(recipe, site);
    Flags flags =
        new Flags(
            placeholders.fill(build.flags().c()),
            placeholders.fill(build.flags().cxx()),
            placeholders.fill(build.flags().link()));
    this.environment = BuildEnvironment.of(site, flags, placeholders.fill(build.environment()));
  }

  /**
   * The phases of a recipe in their order; none for headers.
   *
   * @throws DriverException if a placeholder is not known
   */
  public static List<Phase> phases(Recipe recipe, BuildSite site) throws DriverException {
    Driver driver = new Driver(recipe, recipe.build().orElseThrow(), site);
    List<Phase> phases =
        switch (driver.build.system()) {
          case CMAKE -> driver.cmake();
          case AUTOTOOLS -> driver.autotools();
          case MAKE -> driver.make();
          case HEADERS -> List.of();
          case ARGV -> driver.argv();
        };
    List<Command> glue = new GluePhase(site, driver.modules, driver.environment).commands();
    if (glue.isEmpty()) {
      return phases;
    }
    List<Phase> all = new ArrayList<>(phases);
    all.add(new Phase("glue", glue));
    return all;
  }

  /** The modules of a backend; none of a library. */
  static List<NativeModule> modules(Recipe recipe) {
    return recipe.backend().map(Backend::modules).orElse(List.of());
  }

  /** Where a module is after the phases. */
  public static Path linked(BuildSite site, NativeModule module) {
    return GluePhase.linked(site, module);
  }

  /** What CMake is told of compilers and search paths, as a toolchain file. */
  public static String cmakeToolchain(BuildSite site) {
    return CmakeToolchain.text(site);
  }

  private List<Phase> cmake() throws DriverException {
    Map<String, String> options = new TreeMap<>();
    options.put("CMAKE_TOOLCHAIN_FILE", site.cmakeToolchain().toString());
    options.put("CMAKE_INSTALL_PREFIX", BuildSite.PREFIX);
    options.put("CMAKE_INSTALL_LIBDIR", "lib");
    options.put("CMAKE_BUILD_TYPE", "Release");
    // How much is optimised is the toolchain's to say, for every build system alike.
    options.put("CMAKE_C_FLAGS_RELEASE", "-DNDEBUG");
    options.put("CMAKE_CXX_FLAGS_RELEASE", "-DNDEBUG");
    options.put("CMAKE_POSITION_INDEPENDENT_CODE", "ON");
    options.put("BUILD_SHARED_LIBS", "OFF");
    options.put("CMAKE_FIND_USE_CMAKE_ENVIRONMENT_PATH", "OFF");
    // Two files that remember machines: what others installed, and where this was built.
    options.put("CMAKE_FIND_USE_PACKAGE_REGISTRY", "OFF");
    options.put("CMAKE_EXPORT_PACKAGE_REGISTRY", "OFF");
    if (!modules.isEmpty()) {
      // Tells how many files there are to compile.
      options.put("CMAKE_EXPORT_COMPILE_COMMANDS", "ON");
      // A dependency that is not there is an error, and nothing to download.
      options.put("FETCHCONTENT_FULLY_DISCONNECTED", "ON");
    }
    options.putAll(PrecompiledHeaders.options(site, build));
    options.putAll(placeholders.fill(build.options()));
    List<String> configure =
        new ArrayList<>(
            List.of(
                "cmake",
                "-S",
                sourceFolder().toString(),
                "-B",
                site.build().toString(),
                "-G",
                "Unix Makefiles"));
    options.forEach((key, value) -> configure.add("-D" + key + "=" + value));
    configure.addAll(placeholders.fill(build.arguments()));
    return phases(configure, site.build(), List.of());
  }

  private List<Phase> autotools() throws DriverException {
    List<String> configure =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                sourceFolder().resolve("configure").toString(),
                "--prefix=" + BuildSite.PREFIX,
                "--libdir=" + BuildSite.PREFIX + "/lib",
                "--host=" + site.toolset().toolchain().triple()));
    if (!site.isCross()) {
      // Both the same: the results run here, although the C library is another.
      configure.add("--build=" + site.toolset().toolchain().triple());
    }
    configure.addAll(placeholders.fill(build.arguments()));
    return phases(configure, site.build(), List.of());
  }

  private List<Phase> make() throws DriverException {
    Map<String, String> variables = new TreeMap<>();
    variables.put("CC", "cc");
    variables.put("CXX", "c++");
    variables.put("AR", "ar");
    variables.put("RANLIB", "ranlib");
    variables.put("PREFIX", BuildSite.PREFIX);
    variables.putAll(placeholders.fill(build.options()));
    List<String> settings = new ArrayList<>();
    variables.forEach((key, value) -> settings.add(key + "=" + value));
    return phases(List.of(), sourceFolder(), settings);
  }

  private List<Phase> argv() throws DriverException {
    return List.of(
        new Phase("configure", commands(build.commands().configure())),
        new Phase("compile", commands(build.commands().compile())),
        new Phase("install", commands(build.commands().install())));
  }

  private List<Phase> phases(List<String> configure, Path folder, List<String> settings)
      throws DriverException {
    List<String> compile = new ArrayList<>(List.of("make"));
    compile.addAll(settings);
    compile.addAll(placeholders.fill(build.targets()));
    List<String> install = new ArrayList<>(List.of("make"));
    install.addAll(settings);
    install.add("DESTDIR=" + site.destination());
    install.addAll(
        build.installTargets().isEmpty()
            ? List.of("install")
            : placeholders.fill(build.installTargets()));
    List<Phase> phases = new ArrayList<>();
    if (!configure.isEmpty()) {
      phases.add(new Phase("configure", List.of(command(configure, folder))));
    }
    phases.add(new Phase("compile", List.of(command(compile, folder))));
    if (modules.isEmpty() || !build.installTargets().isEmpty()) {
      phases.add(new Phase("install", List.of(command(install, folder))));
    }
    return phases;
  }

  private List<Command> commands(List<List<String>> vectors) throws DriverException {
    List<Command> commands = new ArrayList<>();
    for (List<String> argv : vectors) {
      commands.add(command(placeholders.fill(argv), site.build()));
    }
    return commands;
  }

  private Command command(List<String> argv, Path folder) {
    return new Command(argv, folder, environment);
  }

  private Path sourceFolder() {
    return site.source().resolve(build.folder()).normalize();
  }
}
