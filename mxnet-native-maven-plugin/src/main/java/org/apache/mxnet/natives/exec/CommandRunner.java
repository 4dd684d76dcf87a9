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

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs commands so that the machine and the caller leave no trace in the result: with the command's
 * own environment and umask 022, nothing to read, no terminal to ask at, and nothing left running.
 *
 * <p>Threads may share one.
 */
public final class CommandRunner {
  private static final int LAST_LINES = 30;
  private static final int LAST_BYTES = 1 << 14;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final String START = "exec </dev/null 2>&1; umask 022; exec \"$@\"";

  private final List<Wrapping> wrappings;
  private final Programs programs = new Programs();
  private final Optional<Path> setsid;
  private final int lastLines;
  private final Duration grace;
  private final Consumer<String> listener;

  /**
   * @param wrappings what goes around each command, outermost first
   */
  public CommandRunner(List<Wrapping> wrappings) {
    this(wrappings, LAST_LINES, GRACE);
  }

  /** The same, which tells {@code listener} each line that commands print, as they print it. */
  public CommandRunner listening(Consumer<String> listener) {
    return new CommandRunner(wrappings, lastLines, grace, listener);
  }

  /**
   * As above, with other numbers.
   *
   * @param lastLines how many lines of output an error shows, of its last 16 KiB
   * @param grace how long an interrupted command has from SIGTERM to SIGKILL
   */
  public CommandRunner(List<Wrapping> wrappings, int lastLines, Duration grace) {
    this(wrappings, lastLines, grace, line -> {});
  }

  private CommandRunner(
      List<Wrapping> wrappings, int lastLines, Duration grace, Consumer<String> listener) {
    this.listener = listener;
    this.wrappings = List.copyOf(wrappings);
    this.lastLines = lastLines;
    this.grace = grace;
    this.setsid = Programs.find("setsid", Programs.SYSTEM_PATH, Path.of("/"));
  }

  /**
   * Runs {@code command} to its end.
   *
   * @param title what this is, for messages: {@code openblas: compile}
   * @param log gets, at its end, the command and what it prints; created with its folders
   * @throws CommandFailedException if its exit code is not zero
   * @throws ProgramMissingException if its program is not there; nothing is logged then
   * @throws IOException if it cannot be started, or the log not be written
   * @throws InterruptedException if this thread is interrupted; nothing of it runs any more then
   */
  public void run(String title, Command command, Path log)
      throws CommandFailedException, ProgramMissingException, IOException, InterruptedException {
    run(title, command, log, Optional.empty());
  }

  /**
   * As above, for at most {@code limit}.
   *
   * @throws CommandFailedException also if time is up; nothing of it runs any more then
   */
  public void run(String title, Command command, Path log, Duration limit)
      throws CommandFailedException, ProgramMissingException, IOException, InterruptedException {
    run(title, command, log, Optional.of(limit));
  }

  private void run(String title, Command command, Path log, Optional<Duration> limit)
      throws CommandFailedException, ProgramMissingException, IOException, InterruptedException {
    String path = command.environment().getOrDefault("PATH", Programs.SYSTEM_PATH);
    programs.require(command.program(), path, command.folder());
    Files.createDirectories(log.toAbsolutePath().getParent());
    OutputTail tail = new OutputTail(lastLines, LAST_BYTES);
    String problem;
    String remedy;
    // No channel: an interrupt would close it, and the log would lack its end.
    try (OutputStream out = new FileOutputStream(log.toFile(), true);
        ProcessTree tree = new ProcessTree(grace, setsid.isPresent())) {
      OutputPump pump = new OutputPump(log, out, tail, new LineSplitter(listener), tree::sweep);
      pump.header("# %s%n%s%n".formatted(title, command.repeat()));
      tree.watchJvm();
      ExitStatus status =
          await(Execution.start(argv(command), command.folder(), pump, tree), tree, limit);
      if (status.code() == 0) {
        return;
      }
      problem = title + " failed with " + status.words();
      remedy = status.remedy(tail.lines());
    } catch (TimeoutException e) {
      problem =
          "%s did not end within %d seconds".formatted(title, limit.orElseThrow().toSeconds());
      remedy = "See in the log what it waits for; the command repeats this step alone.";
    }
    String lines = tail.lines().stream().map("\n  | "::concat).collect(Collectors.joining());
    throw new CommandFailedException(
        "%s%s%nThe log: %s%nTo repeat it by hand:%n%s"
            .formatted(
                problem,
                lines.isEmpty() ? "; it printed nothing" : "; its last lines:" + lines,
                log,
                command.repeat()),
        remedy);
  }

  /** The shell leaves variables of its own behind, so the command's come last. */
  private List<String> argv(Command command) {
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", START, "sh"));
    setsid.ifPresent(program -> argv.add(program.toString()));
    Map<String, String> environment = new TreeMap<>(command.environment());
    for (Wrapping wrapping : wrappings) {
      argv.addAll(wrapping.prefix());
      environment.putAll(wrapping.environment());
    }
    argv.addAll(Command.words("/usr/bin/env", environment, command.argv()));
    return Collections.unmodifiableList(argv);
  }

  private static ExitStatus await(
      CompletableFuture<Integer> exit, ProcessTree tree, Optional<Duration> limit)
      throws IOException, InterruptedException, TimeoutException {
    try {
      return new ExitStatus(
          limit.isPresent() ? exit.get(limit.get().toNanos(), TimeUnit.NANOSECONDS) : exit.get());
    } catch (TimeoutException | InterruptedException e) {
      tree.kill();
      // The log gets its last words; how the program ended matters no more.
      exit.handle((code, failure) -> code).join();
      throw e;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
