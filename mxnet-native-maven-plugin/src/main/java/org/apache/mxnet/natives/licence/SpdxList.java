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
package org.apache.mxnet.natives.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cyclonedx.model.Bom;

/**
 * The SPDX licence list with its texts, as the library for bills of materials carries it: nothing
 * is asked of the network.
 */
final class SpdxList {
  private static final SpdxList INSTANCE = read();

  private final String version;

  /** By the id in any case: the id as the list writes it, and whether the list gives it up. */
  private final TreeMap<String, Boolean> licences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final TreeSet<String> exceptions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private SpdxList(JsonNode licences, JsonNode ids) {
    version = licences.path("licenseListVersion").asText();
    for (JsonNode licence : licences.path("licenses")) {
      this.licences.put(
          licence.path("licenseId").asText(), licence.path("isDeprecatedLicenseId").asBoolean());
    }
    // The schema has licences and exceptions in one enumeration.
    for (JsonNode id : ids.path("enum")) {
      if (!this.licences.containsKey(id.asText())) {
        exceptions.add(id.asText());
      }
    }
  }

  static SpdxList get() {
    return INSTANCE;
  }

  /** Of the list, for example {@code 3.27.0}. */
  String version() {
    return version;
  }

  /** The licence's id as the list writes it. */
  Optional<String> licence(String id) {
    return licences.containsKey(id) ? Optional.of(licences.ceilingKey(id)) : Optional.empty();
  }

  /** The exception's id as the list writes it. */
  Optional<String> exception(String id) {
    return exceptions.contains(id) ? Optional.of(exceptions.ceiling(id)) : Optional.empty();
  }

  boolean isDeprecated(String licence) {
    return licences.getOrDefault(licence, false);
  }

  Map<String, Boolean> licences() {
    return licences;
  }

  TreeSet<String> exceptions() {
    return exceptions;
  }

  /**
   * The text of a licence or an exception.
   *
   * @param id as the list writes it
   */
  Optional<String> text(String id) throws IOException {
    String file = isDeprecated(id) ? "deprecated_" + id : id;
    try (InputStream in = Bom.class.getResourceAsStream("/licenses/" + file + ".txt")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static SpdxList read() {
    return new SpdxList(resource("/licenses/licenses.json"), resource("/spdx.schema.json"));
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Bom.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("cyclonedx-core-java lacks its resource " + name);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
