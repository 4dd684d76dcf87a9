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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.exec.CommandFailedException;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuMeterTest {
  private static final String BUSY = "i=0; while [ $i -lt 200000 ]; do i=$((i + 1)); done; ";

  @TempDir Path folder;

  @Test
  void countsWhatAllCommandsAndTheirChildrenUsed() throws Exception {
    CpuMeter meter = new CpuMeter(folder.resolve("times"));
    assertThat(meter.total()).isEqualTo(Duration.ZERO);
    CommandRunner runner = new CommandRunner(List.of(meter));
    run(runner, "sh -c '" + BUSY + "'");
    Duration first = meter.total();
    assertThat(first).isPositive();
    run(runner, BUSY);
    assertThat(meter.total()).isGreaterThan(first);
  }

  @Test
  void passesTheExitCodeOn() {
    CommandRunner runner = new CommandRunner(List.of(new CpuMeter(folder.resolve("times"))));
    CommandFailedException failure =
        failure(CommandFailedException.class, () -> run(runner, "exit 7"));
    assertThat(failure).hasMessageStartingWith("busy failed with exit code 7");
  }

  private void run(CommandRunner runner, String script) throws Exception {
    runner.run(
        "busy",
        new Command(List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin")),
        folder.resolve("log"));
  }
}
