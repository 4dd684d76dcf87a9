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
package org.apache.mxnet.natives.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A plan as people read it. */
public final class PlanText {
  private static final List<String> HEAD =
      List.of("#", "library", "version", "built with", "needs", "CPU s", "path s", "store");

  private PlanText() {}

  /**
   * One line a step, the backend's the last. {@code CPU s} is what the recipe tells, {@code path s}
   * the longest chain from there to the end.
   *
   * @param state of a step in the store, {@code stored} for example
   */
  public static List<String> table(BuildPlan plan, Function<Step, String> state) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Step step : plan.stepsWithRoot()) {
      rows.add(
          List.of(
              String.valueOf(rows.size()),
              step.id(),
              step.recipe().version(),
              step.recipe().build().map(build -> build.system().id()).orElse(""),
              String.join(" ", step.needs()),
              String.valueOf(step.recipe().cost()),
              String.valueOf(step.remaining()),
              step.fingerprint().digest().hex().substring(0, 12) + " " + state.apply(step)));
    }
    int[] widths = new int[HEAD.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(String.format("%-" + (widths[i] + 2) + "s", row.get(i)));
    }
    return line.toString().stripTrailing();
  }

  /**
   * What uses what, the backend at the top with what it needs itself; a library's needs are shown
   * at its first mention.
   */
  public static List<String> graph(BuildPlan plan) {
    Map<String, Step> byId = plan.byId();
    Set<String> needed = new HashSet<>();
    plan.steps().forEach(step -> needed.addAll(step.needs()));
    List<String> top =
        plan.root()
            .map(Step::needs)
            .orElseGet(() -> byId.keySet().stream().filter(id -> !needed.contains(id)).toList());
    List<String> lines = new ArrayList<>();
    lines.add(plan.backend());
    branches(top, "", byId, new HashSet<>(), lines);
    return lines;
  }

  private static void branches(
      List<String> ids,
      String indent,
      Map<String, Step> byId,
      Set<String> shown,
      List<String> lines) {
    for (int i = 0; i < ids.size(); i++) {
      boolean last = i == ids.size() - 1;
      Step step = byId.get(ids.get(i));
      boolean again = !shown.add(step.id()) && !step.needs().isEmpty();
      lines.add(indent + (last ? "└─ " : "├─ ") + step + (again ? " (see above)" : ""));
      if (!again) {
        branches(step.needs(), indent + (last ? "   " : "│  "), byId, shown, lines);
      }
    }
  }

  /** The graph in Graphviz's language, for {@code dot -Tsvg}. */
  public static String dot(BuildPlan plan) {
    StringBuilder dot = new StringBuilder("digraph \"" + plan.id() + "\" {\n  rankdir=BT;\n");
    for (Step step : plan.stepsWithRoot()) {
      dot.append(
          "  \"%s\" [label=\"%s\\n%s\"];\n"
              .formatted(step.id(), step.id(), step.recipe().version()));
      for (String need : step.needs()) {
        dot.append("  \"%s\" -> \"%s\";\n".formatted(need, step.id()));
      }
    }
    return dot.append("}\n").toString();
  }
}
