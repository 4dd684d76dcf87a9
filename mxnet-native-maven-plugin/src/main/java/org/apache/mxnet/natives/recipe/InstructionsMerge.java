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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.recipe.BuildInstructions.Commands;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;

/**
 * Lays instructions over others: single values, options and variables of the upper ones win, lists
 * are appended.
 */
final class InstructionsMerge {
  private InstructionsMerge() {}

  /** Whichever is there, or both merged. */
  static Optional<BuildInstructions> over(
      Optional<BuildInstructions> lower, Optional<BuildInstructions> upper) {
    if (lower.isEmpty() || upper.isEmpty()) {
      return lower.or(() -> upper);
    }
    return Optional.of(merged(lower.get(), upper.get()));
  }

  static BuildInstructions merged(BuildInstructions a, BuildInstructions b) {
    return new BuildInstructions(
        a.system(),
        b.folder().equals(".") ? a.folder() : b.folder(),
        b.buildFolder().isEmpty() ? a.buildFolder() : b.buildFolder(),
        both(a.options(), b.options()),
        both(a.arguments(), b.arguments()),
        new Flags(
            both(a.flags().c(), b.flags().c()),
            both(a.flags().cxx(), b.flags().cxx()),
            both(a.flags().link(), b.flags().link())),
        both(a.environment(), b.environment()),
        both(a.precompile(), b.precompile()),
        b.targets().isEmpty() ? a.targets() : b.targets(),
        b.installTargets().isEmpty() ? a.installTargets() : b.installTargets(),
        merged(a.commands(), b.commands()),
        both(a.copies(), b.copies()),
        both(a.remove(), b.remove()));
  }

  /** Phase by phase: a platform that configures otherwise compiles as the others do. */
  private static Commands merged(Commands a, Commands b) {
    return new Commands(
        b.configure().isEmpty() ? a.configure() : b.configure(),
        b.compile().isEmpty() ? a.compile() : b.compile(),
        b.install().isEmpty() ? a.install() : b.install());
  }

  static <T> Map<String, T> both(Map<String, T> a, Map<String, T> b) {
    Map<String, T> all = new LinkedHashMap<>(a);
    all.putAll(b);
    return all;
  }

  static <T> List<T> both(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
