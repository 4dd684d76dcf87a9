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
package org.apache.mxnet.natives.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.policy.Glob;

/** Patterns of symbol names; libraries have tens of thousands of names, few of which match. */
final class NameGlobs {
  private final List<String> globs;
  private final List<String> starts = new ArrayList<>();

  /**
   * @param globs as {@link Glob} reads them
   */
  NameGlobs(List<String> globs) {
    this.globs = List.copyOf(globs);
    for (String glob : globs) {
      starts.add(glob.split("[*?]", 2)[0]);
    }
  }

  /** Whether a name fits one of them. */
  boolean match(String name) {
    for (int i = 0; i < globs.size(); i++) {
      if (name.startsWith(starts.get(i)) && Glob.matches(globs.get(i), name)) {
        return true;
      }
    }
    return false;
  }
}
