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

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.CodeFunction;
import org.apache.mxnet.natives.elf.ElfFormatException;

/**
 * Tells by names which functions are meant for some processors only and called after a check.
 *
 * <p>Short words count only apart from other letters: "zen" in "citizen" says nothing.
 */
final class DispatchNames {
  private static final Pattern MARK =
      Pattern.compile(
          "(?i:avx|ssse3|sse[34]|haswell|skylake|cooperlake|sapphire)"
              + "|(?<![A-Za-z])(?i:fma|zen|knl|bmi|popcnt)(?![a-z])"
              + "|(?:^|[._])v[234](?![A-Za-z0-9])");

  /** How far the nearest function with a name may be. */
  private static final int REACH = 64;

  private final List<CodeFunction> functions;

  /**
   * @param functions by offset
   */
  DispatchNames(List<CodeFunction> functions) {
    this.functions = functions;
  }

  static boolean isMarked(String name) {
    return MARK.matcher(name).find();
  }

  /**
   * Whether a function is dispatched to: it has such a name, or it has none and its nearest
   * neighbours with names on both sides have such.
   */
  boolean isDispatched(int function) throws ElfFormatException {
    Optional<String> name = functions.get(function).name();
    return name.isPresent()
        ? isMarked(name.get())
        : isNeighbourMarked(function, -1) && isNeighbourMarked(function, 1);
  }

  private boolean isNeighbourMarked(int function, int step) throws ElfFormatException {
    int at = function;
    for (int i = 0; i < REACH; i++) {
      at += step;
      if (at < 0 || at >= functions.size()) {
        return false;
      }
      Optional<String> name = functions.get(at).name();
      if (name.isPresent()) {
        return isMarked(name.get());
      }
    }
    return false;
  }
}
