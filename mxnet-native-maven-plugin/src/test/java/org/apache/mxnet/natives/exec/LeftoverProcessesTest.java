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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LeftoverProcessesTest {
  private static final String VARIABLE = "MXNET_NATIVES_TEST_WORK";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void endsWhatHasTheVariableAndNothingElse() throws IOException {
    Process ours = sleep(VARIABLE, folder.toString());
    Process alsoOurs = sleep(VARIABLE, folder.toString());
    Process ofAnotherFolder = sleep(VARIABLE, folder + "2");
    Process ofAnotherVariable = sleep(VARIABLE + "2", folder.toString());
    Process thatMentionsIt = sleep("OTHER", VARIABLE + "=" + folder);
    LeftoverProcesses.end(VARIABLE, folder.toString());
    assertThat(ours.isAlive()).isFalse();
    assertThat(alsoOurs.isAlive()).isFalse();
    assertThat(List.of(ofAnotherFolder, ofAnotherVariable, thatMentionsIt))
        .allMatch(Process::isAlive);
  }

  private Process sleep(String variable, String value) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "900");
    builder.environment().remove(VARIABLE);
    builder.environment().put(variable, value);
    Process process = builder.start();
    started.add(process);
    return process;
  }
}
