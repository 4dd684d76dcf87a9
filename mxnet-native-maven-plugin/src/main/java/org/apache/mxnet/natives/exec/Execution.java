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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.apache.commons.exec.ProcessDestroyer;

/**
 * Starts programs through Commons Exec, each watched by a thread of its own: a wait of Commons Exec
 * in the caller's thread would swallow an interrupt, and end the program but not what it started.
 */
final class Execution {
  private Execution() {}

  /**
   * Runs {@code argv} with an empty environment.
   *
   * @return the exit code, 128 + n if signal n ended the program; or the IOException for which it
   *     could not be started or its output not be kept
   * @throws IOException if {@code folder} is none
   */
  static CompletableFuture<Integer> start(
      List<String> argv, Path folder, ExecuteStreamHandler streams, ProcessDestroyer destroyer)
      throws IOException {
    CommandLine line = new CommandLine(argv.get(0));
    argv.subList(1, argv.size()).forEach(word -> line.addArgument(word, false));
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setWorkingDirectory(folder)
            .setExecuteStreamHandler(streams)
            .setThreadFactory(task -> daemon(task, exit))
            .get();
    // All of them, so that the code itself comes back and not an exception.
    executor.setExitValues(null);
    executor.setProcessDestroyer(destroyer);
    executor.execute(line, Map.of(), new Handler(exit));
    return exit;
  }

  private static Thread daemon(Runnable task, CompletableFuture<Integer> exit) {
    Thread thread = new Thread(task, "mxnet-native run");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((where, error) -> exit.completeExceptionally(error));
    return thread;
  }

  private record Handler(CompletableFuture<Integer> exit) implements ExecuteResultHandler {
    @Override
    public void onProcessComplete(int code) {
      exit.complete(code);
    }

    @Override
    public void onProcessFailed(ExecuteException e) {
      exit.completeExceptionally(e.getCause() == null ? e : e.getCause());
    }
  }
}
