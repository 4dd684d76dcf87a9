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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.exec.Wrapping;

/**
 * Measures the CPU time of commands with all their children, which Java cannot: a shell around each
 * writes what POSIX's {@code times} says, at the end.
 */
final class CpuMeter implements Wrapping {
  /** {@code 1m2.34s}, user or system time, of the shell and of its children. */
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  private final Path file;

  /**
   * @param file gets the lines of all commands
   */
  CpuMeter(Path file) {
    this.file = file;
  }

  @Override
  public List<String> prefix() {
    // No pipe behind times: it would tell of the pipe's own shell.
    String script = "file=$1; shift; \"$@\"; code=$?; times >>\"$file\"; exit $code";
    return List.of("/bin/sh", "-c", script, "sh", file.toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  /** The sum of all commands so far. */
  Duration total() throws IOException {
    if (!Files.exists(file)) {
      return Duration.ZERO;
    }
    double seconds = 0;
    Matcher matcher = TIME.matcher(Files.readString(file));
    while (matcher.find()) {
      seconds += 60 * Integer.parseInt(matcher.group(1)) + Double.parseDouble(matcher.group(2));
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
