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
package org.apache.mxnet.natives.recipe;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlLocation;

/**
 * Licence texts of a component that its archive lacks.
 *
 * @param component its name
 * @param files files of the project
 * @param standard ids of the SPDX list, whose own texts are meant
 */
public record AddedTexts(String component, List<Pinned> files, List<Standard> standard) {
  public AddedTexts {
    files = List.copyOf(files);
    standard = List.copyOf(standard);
  }

  /** A file with the bytes that it must have, and the line that says so. */
  public record Pinned(Path file, Sha256 sha256, YamlLocation where) {}

  /** An id, and the line that has it. */
  public record Standard(String id, YamlLocation where) {}
}
