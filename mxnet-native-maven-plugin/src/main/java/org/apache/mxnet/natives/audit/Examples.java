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

import java.util.Collection;
import java.util.stream.Collectors;

/** Names for a message: the first three and how many more there are. */
final class Examples {
  private static final int SHOWN = 3;
  private static final int LONGEST = 120;

  private Examples() {}

  /** "a, b, c and 4 more". */
  static String of(Collection<String> names) {
    String shown =
        names.stream().limit(SHOWN).map(Examples::shortened).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  /** C++ has names of a thousand characters; their start tells them apart well enough. */
  private static String shortened(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "\u2026" : name;
  }

  /** "symbol a", or "symbols a, b". */
  static String counted(String noun, Collection<String> names) {
    return noun + (names.size() == 1 ? " " : "s ") + of(names);
  }
}
