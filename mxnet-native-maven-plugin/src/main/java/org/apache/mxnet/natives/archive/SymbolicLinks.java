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
package org.apache.mxnet.natives.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Follows symbolic links of a tree as the system would, to see whether any leads out of it. Only
 * with all of them known can that be said: {@code a/b/../..} is another place if {@code b} is a
 * link.
 */
final class SymbolicLinks {
  /** MAXSYMLINKS of Linux, path_resolution(7). */
  private static final int MOST_HOPS = 40;

  private final Map<String, String> targets;

  /**
   * @param targets per path of a link what it points to
   */
  SymbolicLinks(Map<String, String> targets) {
    this.targets = targets;
  }

  /**
   * Whether following {@code link} stays in the folder of its {@code floor} first names.
   *
   * <p>A link that leads nowhere, or in circles, stays.
   */
  boolean staysInside(String link, int floor) {
    List<String> at = new ArrayList<>(Arrays.asList(link.split("/")));
    at.remove(at.size() - 1);
    Deque<String> todo = new ArrayDeque<>();
    push(targets.get(link), todo);
    for (int hops = 0; !todo.isEmpty(); ) {
      String part = todo.pop();
      if (part.equals("..")) {
        if (at.size() <= floor) {
          return false;
        }
        at.remove(at.size() - 1);
        continue;
      }
      at.add(part);
      String target = targets.get(String.join("/", at));
      if (target != null) {
        if (++hops > MOST_HOPS) {
          return true;
        }
        at.remove(at.size() - 1);
        push(target, todo);
      }
    }
    return true;
  }

  private static void push(String target, Deque<String> todo) {
    List<String> parts = Arrays.asList(target.split("/"));
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (!parts.get(i).isEmpty() && !parts.get(i).equals(".")) {
        todo.push(parts.get(i));
      }
    }
  }
}
