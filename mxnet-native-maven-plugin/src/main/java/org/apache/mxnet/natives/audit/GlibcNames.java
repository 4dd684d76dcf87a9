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
package org.apache.mxnet.natives.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The functions of glibc, old and new; the resources say where they are from. */
final class GlibcNames {
  /** They belong to the checks of static archives, and are the same names. */
  private static final List<String> RESOURCES =
      List.of(
          "/org/apache/mxnet/natives/product/glibc-functions.txt",
          "/org/apache/mxnet/natives/product/glibc-since.csv");

  private final Set<String> names;

  private GlibcNames(Set<String> names) {
    this.names = names;
  }

  static GlibcNames load() {
    Set<String> names = new HashSet<>();
    for (String resource : RESOURCES) {
      read(resource, names);
    }
    return new GlibcNames(Set.copyOf(names));
  }

  private static void read(String resource, Set<String> names) {
    InputStream in = GlibcNames.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the plugin lacks its resource " + resource);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> names.add(line.split(",", 2)[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also of names that start with an underscore, most of which glibc gives to nobody else. */
  boolean has(String name) {
    return names.contains(name) || name.startsWith("__") && names.contains(plain(name));
  }

  /** {@code __pthread_key_create} and {@code __memcpy_chk} stand for what they are of. */
  private static String plain(String name) {
    String stripped = name.substring(2);
    for (String end : List.of("_chk", "_finite", "_internal")) {
      if (stripped.endsWith(end)) {
        return stripped.substring(0, stripped.length() - end.length());
      }
    }
    return stripped;
  }
}
