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
package org.apache.mxnet.natives.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks for texts alone in all bytes of a file, on all cores. */
public final class TextSearch {
  private static final int MOST_OF_EACH = 20;

  private final TextScan scan;

  /**
   * @param patterns what to look for in each file
   */
  public TextSearch(ScanPatterns patterns) {
    this.scan = TextScan.withoutPaths(patterns);
  }

  /**
   * Searches a file of any kind; it must not be changed meanwhile.
   *
   * @return the first 20 distinct texts of each pattern, in the order of the file
   * @throws IOException if it cannot be read
   */
  public List<PlacedText> run(Path file) throws IOException {
    TextFinds finds = scan.run(MappedBytes.of(file));
    return finds.texts(MOST_OF_EACH).stream()
        .map(text -> new PlacedText(text, finds.offset(text)))
        .toList();
  }
}
