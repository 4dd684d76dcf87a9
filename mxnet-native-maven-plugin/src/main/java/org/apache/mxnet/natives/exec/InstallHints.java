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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Which package of a system brings a program.
 *
 * @param packages per program its package for each of {@link #INSTALLERS}, empty if not known
 */
record InstallHints(Map<String, List<String>> packages) {
  private static final String RESOURCE = "programs.csv";
  private static final List<String> INSTALLERS =
      List.of("apt-get install ", "dnf install ", "brew install ");

  /**
   * What {@code programs.csv} beside this class says: lines {@code program,apt,dnf,brew} in UTF-8;
   * empty lines and those that start with {@code #} do not count.
   */
  static InstallHints load() {
    InputStream in = InstallHints.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("the plugin lacks its resource " + RESOURCE);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, List<String>> packages = new LinkedHashMap<>();
      for (String line : lines.lines().collect(Collectors.toList())) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<String> fields = List.of(line.split(",", -1));
          if (fields.size() != INSTALLERS.size() + 1
              || packages.put(fields.get(0), fields.subList(1, fields.size())) != null) {
            throw new IllegalStateException(
                "%s: not program,apt,dnf,brew or there twice: %s".formatted(RESOURCE, line));
          }
        }
      }
      return new InstallHints(packages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to do if {@code program} is missing. */
  String remedy(String program) {
    StringJoiner ways = new StringJoiner(", or ");
    List<String> names = packages.getOrDefault(program, List.of());
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        ways.add(INSTALLERS.get(i) + names.get(i));
      }
    }
    return ways.length() > 0
        ? "Install it: " + ways + "."
        : "Install the package that has " + program + ", or put the program into that PATH.";
  }
}
