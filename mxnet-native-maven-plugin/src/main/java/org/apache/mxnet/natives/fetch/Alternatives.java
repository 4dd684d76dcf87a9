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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.NativeBuildException;

/** Places that should give the same, in the order in which they are asked. */
record Alternatives<T>(List<T> places) {
  Alternatives {
    if (places.isEmpty()) {
      throw new IllegalArgumentException("no alternatives");
    }
    places = List.copyOf(places);
  }

  /** Asks one place. */
  @FunctionalInterface
  interface Asker<T, R> {
    R ask(T place) throws NativeBuildException, IOException;
  }

  /**
   * What the first place that answers says. Any error but that a place does not answer ends the
   * search.
   *
   * @throws SourceUnavailableException if none answers, with every reason
   */
  <R> R first(Asker<? super T, R> asker) throws NativeBuildException, IOException {
    List<String> problems = new ArrayList<>();
    Set<String> remedies = new LinkedHashSet<>();
    for (T place : places) {
      try {
        return asker.ask(place);
      } catch (SourceUnavailableException e) {
        problems.add(e.getMessage());
        remedies.add(e.remedy());
      }
    }
    if (problems.size() == 1) {
      throw new SourceUnavailableException(problems.get(0), remedies.iterator().next());
    }
    StringBuilder all = new StringBuilder("none of the alternatives is to be had:");
    for (String problem : problems) {
      all.append("\n  - ").append(problem.replace("\n", "\n    "));
    }
    throw new SourceUnavailableException(all.toString(), String.join("\n", remedies));
  }
}
