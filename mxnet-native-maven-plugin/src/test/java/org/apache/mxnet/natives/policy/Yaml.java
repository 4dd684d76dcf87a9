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

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlMap;

/** Files of the tests. */
final class Yaml {
  private Yaml() {}

  static Path file(Path folder, String text) throws Exception {
    return Files.writeString(folder.resolve("file.yaml"), text);
  }

  static YamlMap of(Path folder, String text) throws Exception {
    return YamlDocument.read(file(folder, text));
  }
}
