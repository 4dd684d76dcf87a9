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

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A place in a data file, printed as compilers do: {@code file:line:column}.
 *
 * @param line from 1
 * @param column from 1
 */
public record YamlLocation(Path file, int line, int column) {
  static YamlLocation of(Path file, Optional<Mark> mark) {
    return mark.map(m -> new YamlLocation(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new YamlLocation(file, 1, 1));
  }

  static YamlLocation of(Path file, Node node) {
    return of(file, node.getStartMark());
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
