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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.mxnet.natives.plan.Step;

/**
 * Counts what a build system compiles: the lines of CMake's makefiles tell of each file, and {@code
 * compile_commands.json} how many there are.
 */
final class CompileCounter {
  private static final Pattern COMPILES =
      Pattern.compile("^\\[ *\\d+%] .*Building (C|CXX|ASM\\S*|CUDA) object .*");

  /** So many files tell the speed: those from a compiler cache come first and fast, and mislead. */
  private static final int RECENT = 48;

  private static final Pattern COMMAND = Pattern.compile("(?m)^ *\"file\": ");

  private final Step step;
  private final BuildProgress progress;
  private final int total;
  private final int before;
  private final Deque<Long> recent = new ArrayDeque<>();
  private int started;

  private CompileCounter(Step step, BuildProgress progress, int total, int before) {
    this.step = step;
    this.progress = progress;
    this.total = total;
    this.before = before;
  }

  /**
   * @param build a configured build folder, in which objects of an earlier run may be
   */
  static CompileCounter of(Step step, BuildProgress progress, Path build) throws IOException {
    int total = 0;
    try {
      Matcher matcher = COMMAND.matcher(Files.readString(build.resolve("compile_commands.json")));
      while (matcher.find()) {
        total++;
      }
    } catch (NoSuchFileException e) {
      // Another build system than CMake: there is nothing to tell.
    }
    int before;
    try (Stream<Path> files = Files.walk(build)) {
      // CMake's own; what it compiles to try the compiler lies elsewhere.
      before =
          (int)
              files
                  .filter(file -> file.toString().endsWith(".o"))
                  .filter(file -> file.toString().contains(".dir/"))
                  .count();
    }
    return new CompileCounter(step, progress, total, before);
  }

  /** How many objects an earlier run has left. */
  int before() {
    return before;
  }

  /** A line that make printed; it tells of a file as its compilation starts. */
  void line(String text) {
    if (total == 0 || !COMPILES.matcher(text).matches()) {
      return;
    }
    int done = Math.min(before + started, total);
    started++;
    long now = System.nanoTime();
    recent.add(now);
    if (recent.size() > RECENT) {
      recent.remove();
    }
    long each = (now - recent.peek()) / Math.max(1, recent.size() - 1);
    long left = each * (total - done);
    progress.compiled(step, done, total, Duration.ofNanos(left));
  }
}
