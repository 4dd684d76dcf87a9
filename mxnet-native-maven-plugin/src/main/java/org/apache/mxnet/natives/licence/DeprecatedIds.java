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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.licence.SpdxExpression.Licence;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;

/**
 * What to write for the ids that the SPDX list has given up. The list marks them, and names their
 * successors in prose only, so this is a table of its own; a test compares it with the list.
 */
final class DeprecatedIds {
  private static final String RESOURCE = "deprecated.yaml";
  private static final String ONLY = "-only";
  private static final Map<String, String> SUCCESSORS = read();

  private DeprecatedIds() {}

  /** Empty if the id is current, or has no successor that means the same. */
  static Optional<SpdxExpression> successor(Licence licence) {
    String successor = SUCCESSORS.get(licence.id());
    if (successor == null) {
      return Optional.empty();
    }
    if (licence.orLater()) {
      // GFDL-1.2+ is none of the list's own ids, as GPL-2.0+ is.
      successor =
          successor.endsWith(ONLY)
              ? successor.substring(0, successor.length() - ONLY.length()) + "-or-later"
              : successor + "+";
    }
    try {
      return Optional.of(SpdxExpression.parse(successor));
    } catch (LicenceException e) {
      throw new IllegalStateException("a wrong line of " + RESOURCE, e);
    }
  }

  private static Map<String, String> read() {
    try (InputStream in = DeprecatedIds.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its resource " + RESOURCE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Map.copyOf(YamlDocument.parse(Path.of(RESOURCE), text).settings("successors"));
    } catch (YamlException e) {
      throw new IllegalStateException(e.getMessage() + " " + e.remedy(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
