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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program to run.
 *
 * @param argv the program and its arguments; a program without a slash is looked up in the
 *     command's own {@code PATH}
 * @param folder where it runs; made absolute
 * @param environment all of its environment: nothing is inherited
 */
public record Command(List<String> argv, Path folder, Map<String, String> environment) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./=-]+");

  /**
   * Copies its arguments, the environment sorted by name.
   *
   * @throws IllegalArgumentException if no program can be started so: an empty {@code argv}, a NUL
   *     character, a variable without a name or with {@code =} in it
   */
  public Command {
    argv = List.copyOf(argv);
    folder = folder.toAbsolutePath();
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    if (argv.isEmpty() || argv.get(0).isEmpty()) {
      throw new IllegalArgumentException("no program");
    }
    argv.forEach(Command::demandNoNul);
    environment.forEach(
        (name, value) -> {
          demandNoNul(name);
          demandNoNul(value);
          if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("not the name of a variable: '" + name + "'");
          }
        });
  }

  /** The program: the first of {@code argv}. */
  public String program() {
    return argv.get(0);
  }

  /**
   * A command line for a POSIX shell that runs the same by hand. It spans several lines only if an
   * argument or a value does.
   */
  public String repeat() {
    String words =
        words("env", environment, argv).stream()
            .map(Command::quote)
            .collect(Collectors.joining(" "));
    return "cd -- " + quote(folder.toString()) + " && " + words;
  }

  /** The words that run {@code argv} with just these variables, through {@code env}. */
  static List<String> words(String env, Map<String, String> environment, List<String> argv) {
    List<String> words = new ArrayList<>(List.of(env, "-i", "--"));
    environment.forEach((name, value) -> words.add(name + "=" + value));
    if (argv.get(0).indexOf('=') >= 0) {
      // env would take the program for one more variable.
      words.addAll(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
    }
    words.addAll(argv);
    return words;
  }

  private static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void demandNoNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL character in '" + text.replace('\0', '?') + "'");
    }
  }
}
