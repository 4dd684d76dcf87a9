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
package org.apache.mxnet.natives.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a data file whose top level is a mapping. */
public final class YamlDocument {
  private YamlDocument() {}

  /**
   * @throws YamlException if the file is not UTF-8, not YAML 1.2, or not a mapping
   * @throws IOException if the file cannot be read
   */
  public static YamlMap read(Path file) throws YamlException, IOException {
    try {
      return parse(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new YamlException(
          new YamlLocation(file, 1, 1), "the file is not UTF-8", "Save it as UTF-8.");
    }
  }

  /**
   * As {@link #read}, of a text that is there already, from a jar for example.
   *
   * @param file what errors call it
   */
  public static YamlMap parse(Path file, String text) throws YamlException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      return YamlMap.of(
          file,
          new Compose(settings)
              .composeString(text)
              .orElseThrow(
                  () ->
                      new YamlException(
                          new YamlLocation(file, 1, 1),
                          "the file is empty",
                          "The documentation in docs describes each kind of file, with an example.")));
    } catch (MarkedYamlEngineException e) {
      throw new YamlException(
          YamlLocation.of(file, e.getProblemMark()),
          "not YAML: " + e.getProblem(),
          "Mend the syntax at that place.");
    } catch (YamlEngineException e) {
      throw new YamlException(
          new YamlLocation(file, 1, 1), "not YAML: " + e.getMessage(), "Mend the file's syntax.");
    }
  }
}
