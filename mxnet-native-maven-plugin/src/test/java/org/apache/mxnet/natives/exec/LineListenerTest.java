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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineListenerTest {
  @TempDir Path temp;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final CommandRunner runner = new CommandRunner(List.of()).listening(lines::add);

  @Test
  void hearsTheLinesOfBothOutputsInTheirOrder() throws Exception {
    run("echo one; echo zwölf >&2; printf 'th'; sleep 0.1; echo ree; echo");
    assertThat(lines).containsExactly("one", "zwölf", "three", "");
    assertThat(temp.resolve("log")).content().contains("one\nzwölf\nthree\n");
  }

  @Test
  void hearsNothingOfALineWithoutAnEnd() throws Exception {
    run("echo whole; printf part");
    assertThat(lines).containsExactly("whole");
  }

  @Test
  void hearsTheStartOfALongLineAndAllOfTheNext() throws Exception {
    run("head -c 100000 /dev/zero | tr '\\0' x; echo; echo next");
    assertThat(lines).containsExactly("x".repeat(4096), "next");
    assertThat(temp.resolve("log")).content().contains("x".repeat(100_000) + "\n");
  }

  @Test
  void hearsEachCommandFromItsFirstLineOn() throws Exception {
    run("printf part");
    run("echo second");
    assertThat(lines).containsExactly("second");
  }

  private void run(String script) throws Exception {
    Map<String, String> path = Map.of("PATH", "/usr/bin:/bin");
    runner.run(
        "tiny", new Command(List.of("/bin/sh", "-c", script), temp, path), temp.resolve("log"));
  }
}
