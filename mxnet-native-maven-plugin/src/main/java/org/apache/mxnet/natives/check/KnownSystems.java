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
package org.apache.mxnet.natives.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.InvalidGlibcVersionException;

/**
 * The Linux distributions that the check names to users, with their glibc.
 *
 * @param systems in the order of {@link KnownSystem}
 */
public record KnownSystems(List<KnownSystem> systems) {
  private static final String RESOURCE = "systems.csv";

  /** Copies and sorts the list. */
  public KnownSystems {
    systems = systems.stream().sorted().toList();
  }

  /**
   * The systems in {@code systems.csv} beside this class: lines {@code name,glibc} in UTF-8; empty
   * lines and those that start with {@code #} do not count.
   */
  public static KnownSystems load() {
    InputStream in = KnownSystems.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("the plugin lacks its resource " + RESOURCE);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new KnownSystems(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(KnownSystems::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that have at least the floor but less than what is needed. */
  public List<KnownSystem> lost(GlibcVersion floor, GlibcVersion needed) {
    return systems.stream()
        .filter(s -> s.glibc().compareTo(floor) >= 0 && s.glibc().compareTo(needed) < 0)
        .toList();
  }

  private static KnownSystem parse(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != 2) {
      throw new IllegalStateException("%s: not name,glibc: %s".formatted(RESOURCE, line));
    }
    try {
      return new KnownSystem(fields[0], GlibcVersion.parse(fields[1]));
    } catch (InvalidGlibcVersionException e) {
      throw new IllegalStateException("%s: %s".formatted(RESOURCE, line), e);
    }
  }
}
