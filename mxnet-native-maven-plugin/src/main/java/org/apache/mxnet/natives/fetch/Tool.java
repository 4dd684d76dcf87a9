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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.exec.ProgramMissingException;
import org.apache.mxnet.natives.exec.Programs;

/**
 * Runs git, npm and apt with the user's own environment. It may hold passwords and tokens, so this
 * is not {@code exec}'s way of running a build step: nothing of it gets into an argument that
 * {@code ps} shows, into a log or a message.
 */
final class Tool {
  /** How git, apt and npm (before and since version 10) begin the lines that matter. */
  private static final Pattern ERROR = Pattern.compile("^(fatal:|error:|E:|npm (error|ERR!))");

  private static final Duration LIMIT = Duration.ofHours(2);

  private final Map<String, String> environment;
  private final Programs programs = new Programs();

  Tool(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * How a program ended.
   *
   * @param status 0 if it succeeded
   */
  record Output(int status, String out, String err) {
    boolean succeeded() {
      return status == 0;
    }

    /** What it says of its failure, on one line: its first errors, or else its last words. */
    String reason() {
      List<String> lines =
          (err.isBlank() ? out : err)
              .lines()
              .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
              .filter(line -> !line.isEmpty())
              .toList();
      List<String> errors = lines.stream().filter(ERROR.asPredicate()).limit(3).toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - 3), lines.size());
      String words = String.join("; ", errors.isEmpty() ? last : errors);
      return words.isEmpty() ? "exit code " + status : words;
    }
  }

  /** As below, with nothing to read for the program. */
  Output run(Path folder, Map<String, String> more, List<String> argv)
      throws SourceUnavailableException, IOException {
    return run(folder, more, argv, Optional.empty());
  }

  /**
   * Runs a program to its end.
   *
   * @param input file that it reads as its standard input
   * @param more variables on top of the user's
   * @throws SourceUnavailableException if the program is not installed, or does not end
   */
  Output run(Path folder, Map<String, String> more, List<String> argv, Optional<Path> input)
      throws SourceUnavailableException, IOException {
    List<String> words = new ArrayList<>(argv);
    words.set(0, find(argv.get(0), folder));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // Messages are read by us; sorting and dates must not depend on the user's language.
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(more);
    input.ifPresent(file -> builder.redirectInput(file.toFile()));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new SourceUnavailableException(
            argv.get(0) + " did not end within " + LIMIT.toHours() + " hours",
            "See what it waits for.");
      }
      return new Output(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + argv.get(0) + " ran");
    } catch (CompletionException e) {
      throw new IOException("the output of " + argv.get(0) + " cannot be read", e.getCause());
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private String find(String program, Path folder) throws SourceUnavailableException {
    try {
      return programs.require(program, environment.getOrDefault("PATH", ""), folder).toString();
    } catch (ProgramMissingException e) {
      throw new SourceUnavailableException(e.getMessage(), e.remedy());
    }
  }

  private static CompletableFuture<String> text(InputStream in) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (in) {
                text.complete(new String(in.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(new UncheckedIOException(e));
              }
            },
            "mxnet-native output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }
}
