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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.toolchain.Toolset;

/**
 * Compiles the probe of a library against the finished prefix, and runs it as the toolchain says:
 * on the oldest C library that the libraries are for.
 */
public final class ProbeRun {
  private final DependencyStage stage;
  private final Toolset toolset;
  private final Path work;
  private final CommandRunner runner = new CommandRunner(List.of());

  /**
   * @param work gets the programs and a log for each
   */
  public ProbeRun(DependencyStage stage, Toolset toolset, Path work) {
    this.stage = stage;
    this.toolset = toolset;
    this.work = work;
  }

  /**
   * @return the program, which has run well
   * @throws NativeBuildException if the library cannot be linked, or the probe finds it wrong
   */
  public Path run(Step step) throws NativeBuildException, IOException, InterruptedException {
    Recipe.Probe probe = step.recipe().probe().orElseThrow();
    Files.createDirectories(work);
    Path program = work.resolve(step.recipe().name());
    Path log = work.resolve(step.recipe().name() + ".log");
    Files.deleteIfExists(log);
    boolean plain = probe.source().toString().endsWith(".c");
    List<String> argv = new ArrayList<>();
    argv.add(toolset.programs().resolve(plain ? "cc" : "c++").toString());
    argv.addAll(plain ? List.of("-std=gnu99") : List.of("-std=gnu++11"));
    argv.addAll(List.of("-O1", "-Wall", "-Wextra", "-o", program.toString()));
    argv.addAll(probe.flags());
    argv.addAll(List.of("-I", stage.prefix().resolve("include").toString()));
    argv.add(probe.source().toString());
    argv.addAll(List.of("-L", stage.prefix().resolve("lib").toString()));
    probe.libraries().forEach(name -> argv.add("-l" + name));
    probe.system().forEach(name -> argv.add("-l" + name));
    runner.run(step.id() + ": link the probe", command(argv), log);
    List<String> words = new ArrayList<>(toolset.runner());
    words.add(program.toString());
    runner.run(step.id() + ": run the probe", command(words), log);
    return program;
  }

  private Command command(List<String> argv) {
    Map<String, String> environment =
        Map.of(
            "PATH",
            BuildSite.MACHINE_PATH,
            "LC_ALL",
            "C",
            // Zig keeps a cache there.
            "HOME",
            work.toString(),
            "TMPDIR",
            work.toString());
    return new Command(argv, work, environment);
  }
}
