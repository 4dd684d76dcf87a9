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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.driver.Driver;
import org.apache.mxnet.natives.driver.Phase;
import org.apache.mxnet.natives.driver.PrecompiledHeaders;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.exec.Wrapping;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.codehaus.plexus.util.FileUtils;

/** A step in its folder: what is done alike for a library and for a backend. */
final class StepRun {
  private final StepBuilder.Inputs inputs;
  private final BuildProgress progress;
  private final CpuMeter cpu;
  private final StringBuilder phases = new StringBuilder();
  private final long start = System.nanoTime();

  StepRun(StepBuilder.Inputs inputs, BuildProgress progress) {
    this.inputs = inputs;
    this.progress = progress;
    this.cpu = new CpuMeter(inputs.site().home().resolve("times"));
  }

  /** What runs commands, their CPU time measured. */
  CommandRunner runner(List<Wrapping> wrappings) {
    List<Wrapping> around = new ArrayList<>(wrappings);
    around.add(cpu);
    return new CommandRunner(around);
  }

  /** Fills the folder: what the step needs, and its source; what was there is deleted. */
  void prepare(Store store, CommandRunner runner)
      throws NativeBuildException, IOException, InterruptedException {
    BuildSite site = inputs.site();
    progress.phase(inputs.step(), "unpack");
    FileUtils.deleteDirectory(site.work().toFile());
    for (Path folder : List.of(site.work(), site.home(), site.tools())) {
      Files.createDirectories(folder);
    }
    Files.deleteIfExists(inputs.log());
    restore(store, inputs.libraries(), site.dependencies());
    restore(store, inputs.tools(), site.tools());
    AtomicFile.writeText(site.cmakeToolchain(), Driver.cmakeToolchain(site));
    PrecompiledHeaders.write(site, inputs.step().recipe().build().orElseThrow());
    SourceTree.prepare(inputs.step().recipe(), inputs.archive(), site, runner, inputs.log());
    Files.createDirectories(site.build());
  }

  private static void restore(Store store, List<StoreEntry> entries, Path folder)
      throws NativeBuildException, IOException {
    Files.createDirectories(folder);
    store.restoreAll(entries, folder);
  }

  /**
   * Runs a phase.
   *
   * @throws NativeBuildException if a command fails
   */
  void run(Phase phase, CommandRunner runner)
      throws NativeBuildException, IOException, InterruptedException {
    long begin = System.nanoTime();
    progress.phase(inputs.step(), phase.name());
    for (Command command : phase.commands()) {
      Files.createDirectories(command.folder());
      runner.run(inputs.step().id() + ": " + phase.name(), command, inputs.log());
    }
    phases
        .append(phases.isEmpty() ? "" : ", ")
        .append(phase.name())
        .append(' ')
        .append(Durations.text(Duration.ofNanos(System.nanoTime() - begin)));
  }

  /** Tells that all is done. */
  Duration built() throws IOException {
    Duration total = cpu.total();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    progress.built(inputs.step(), phases.toString(), wall, total);
    return total;
  }
}
