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
package org.apache.mxnet.natives.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Short names for the inputs: the names of the files, with as much of the folders before them as
 * tells them apart. A report does not say where on this machine they are.
 */
final class InputNames {
  private InputNames() {}

  /**
   * @param inputs different files and folders, absolute and normalised
   * @return the inputs by their names, in the order of the list
   */
  static Map<String, Path> of(List<Path> inputs) {
    List<Integer> lengths = new ArrayList<>();
    inputs.forEach(input -> lengths.add(1));
    while (true) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        names.add(name(inputs.get(i), lengths.get(i)));
      }
      Map<String, Long> counts =
          names.stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
      if (counts.size() == names.size()) {
        Map<String, Path> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
          named.put(names.get(i), inputs.get(i));
        }
        return named;
      }
      for (int i = 0; i < inputs.size(); i++) {
        if (counts.get(names.get(i)) > 1) {
          lengths.set(i, lengths.get(i) + 1);
        }
      }
    }
  }

  private static String name(Path input, int length) {
    int count = input.getNameCount();
    return count == 0
        ? input.toString()
        : input
            .subpath(Math.max(0, count - length), count)
            .toString()
            .replace(input.getFileSystem().getSeparator(), "/");
  }
}
