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

import java.util.List;

/**
 * Texts that only the code of a library has.
 *
 * @param texts whole texts: nothing printable follows them, and at most the last bytes of a number
 *     stand before them
 * @param paths ends of the paths of its sources, such as {@code modules/core/src/matrix.cpp}, as
 *     assertions and exceptions name them
 * @param enough how many of both must be there
 */
public record TextMarks(List<String> texts, List<String> paths, int enough) {
  /** Copies the lists. */
  public TextMarks {
    texts = List.copyOf(texts);
    paths = List.copyOf(paths);
  }
}
