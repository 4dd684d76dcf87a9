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
package org.apache.mxnet.natives.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;

/** The tables that are shipped beside this class. */
final class PolicyResource {
  private PolicyResource() {}

  /** Makes something of a table. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(YamlMap root) throws YamlException;
  }

  /**
   * @throws IllegalStateException with the line, if the plugin was built with a broken table
   */
  static <T> T load(String name, Parser<T> parser) {
    try (InputStream in = PolicyResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its resource " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parser.parse(YamlDocument.parse(Path.of(name), text));
    } catch (YamlException e) {
      throw new IllegalStateException(e.getMessage() + " " + e.remedy(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
