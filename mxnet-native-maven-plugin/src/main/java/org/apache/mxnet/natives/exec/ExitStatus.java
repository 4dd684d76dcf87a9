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

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a program ended.
 *
 * @param code its exit code; as in a shell, 128 + n stands for signal n
 */
record ExitStatus(int code) {
  private static final int SIGNALS = 128;
  private static final int SIGILL = 4;
  private static final int SIGKILL = 9;

  /** How GNU make, GCC and clang tell that the system killed a compiler. */
  private static final Pattern KILLED = Pattern.compile("Error 137|\\bKilled\\b|[Oo]ut of memory");

  /** What follows {@code openblas: compile failed with}. */
  String words() {
    int signal = code - SIGNALS;
    return switch (signal) {
      case 1 -> killed("SIGHUP, the terminal was closed");
      case 2 -> killed("SIGINT, somebody pressed Ctrl-C");
      case SIGILL -> killed("SIGILL, an instruction that this processor does not have");
      case 6 -> killed("SIGABRT, it gave up by itself");
      case 7 -> killed("SIGBUS, bad memory access, or a full disk under a mapped file");
      case 8 -> killed("SIGFPE, an arithmetic error");
      case SIGKILL -> killed("SIGKILL, perhaps out of memory");
      case 11 -> killed("SIGSEGV, bad memory access");
      case 13 -> killed("SIGPIPE, nobody read its output");
      case 15 -> killed("SIGTERM, somebody ended it");
      default -> signal > 0 && signal < 65 ? killed("signal " + signal) : "exit code " + code;
    };
  }

  /** What to do about it, as far as the end itself tells. */
  String remedy(List<String> lastLines) {
    if (code == SIGNALS + SIGKILL || lastLines.stream().anyMatch(l -> KILLED.matcher(l).find())) {
      return "Build with fewer cores at once, or on a machine with more memory.";
    }
    return code == SIGNALS + SIGILL
        ? "Build on a processor that has the instructions, or without the option that asks for them."
        : "Mend what the last lines say; the command repeats this step alone.";
  }

  private String killed(String by) {
    return "exit code %d (killed by %s)".formatted(code, by);
  }
}
