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
package org.apache.mxnet.natives.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which static libraries and start files a shared library took code, by the map that GNU ld or
 * LLVM's lld writes with {@code -Map=file}. The objects of the build itself are not told.
 *
 * <p>Maps have no specification; both linkers name a member as {@code folder/libz.a(zutil.o)}, and
 * lld leaves out what it has thrown away.
 */
public final class LinkInputs {
  /** GCC's and glibc's own objects, which a compiler adds: {@code crti.o}, {@code crtbeginS.o}. */
  private static final Pattern INPUT =
      Pattern.compile("([^\\s()/]+\\.(?:a|lo))\\([^()\\s]+\\)|(?<=/)(g?crt[A-Za-z0-9]*\\.o)\\b");

  private LinkInputs() {}

  /**
   * Names without folders: {@code libz.a}, {@code crtbeginS.o}.
   *
   * @throws IOException if the map cannot be read
   */
  public static SortedSet<String> of(Path map) throws IOException {
    SortedSet<String> inputs = new TreeSet<>();
    // Names of files are in whatever encoding these have: no byte of a map is an error.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(map), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher input = INPUT.matcher(line);
        while (input.find()) {
          inputs.add(input.group(1) != null ? input.group(1) : input.group(2));
        }
      }
    }
    return inputs;
  }
}
