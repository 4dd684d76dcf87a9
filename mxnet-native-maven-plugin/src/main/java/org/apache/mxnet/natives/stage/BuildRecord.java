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
package org.apache.mxnet.natives.stage;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the native files of a stage came to be, for their bill of materials and provenance.
 *
 * @param toolchain its name; empty for a backend that was not built here
 * @param fingerprint SHA-256 of all that decides about the bytes of the backend, 64 hexadecimal
 *     digits; empty for a backend that was not built here
 * @param settings the lines behind that fingerprint: options, flags, versions of programs
 * @param inputs what the build took, in the order of its steps
 * @param linked by the name of a native file, from which static libraries and start files it has
 *     code, {@code libz.a}: what the linker's map says
 */
public record BuildRecord(
    String toolchain,
    String fingerprint,
    SortedMap<String, String> settings,
    List<Input> inputs,
    SortedMap<String, List<String>> linked) {
  /** Of a backend that somebody else has built. */
  public static final BuildRecord NONE =
      new BuildRecord("", "", new TreeMap<>(), List.of(), new TreeMap<>());

  public BuildRecord {
    settings = new TreeMap<>(settings);
    inputs = List.copyOf(inputs);
    SortedMap<String, List<String>> copy = new TreeMap<>();
    linked.forEach((file, names) -> copy.put(file, List.copyOf(names)));
    linked = copy;
  }

  /**
   * Something that the build took.
   *
   * @param kind {@code source}, {@code patch}, {@code recipe} or {@code toolchain}
   * @param name of the recipe it belongs to, or of the toolchain
   * @param origin where it comes from: an address, coordinates, or a path inside the project
   * @param digest {@code sha256:<64 hex>}, or {@code git:<40 hex>}, perhaps with more after it
   */
  public record Input(String kind, String name, String version, String origin, String digest) {}
}
