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
package org.apache.mxnet.natives.clearance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.licence.Ruling;

/** A verdict for people and for programs. */
public final class VerdictReport {
  private VerdictReport() {}

  /** The components, one line each: name and version, licence, category, files. */
  public static List<String> lines(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s under the policy '%s': %d native files, %d components, %d problems"
            .formatted(
                verdict.passed() ? "Cleared" : "Not cleared",
                verdict.policy(),
                verdict.files(),
                verdict.components().size(),
                verdict.problems().size()));
    int names = width(verdict.components().stream().map(ClearedComponent::toString).toList());
    int licences = width(verdict.components().stream().map(ClearedComponent::licence).toList());
    for (ClearedComponent component : verdict.components()) {
      lines.add(
          ("  %-" + names + "s  %-" + licences + "s  %s  %s")
              .formatted(
                  component,
                  component.licence(),
                  component.ruling().map(ruling -> ruling.category().name()).orElse("?"),
                  String.join(", ", component.files())));
    }
    return lines;
  }

  /**
   * Schema {@code mxnet-natives-licences/1}: {@code verdict} ({@code pass} or {@code fail}), {@code
   * policy}, {@code components[]} (name, version, licence, category, rule {expression, why,
   * source}, files[]), {@code problems[]} (rule, component, message, remedy).
   */
  public static String json(Verdict verdict) {
    ObjectNode root =
        Json.mapper()
            .createObjectNode()
            .put("schema", "mxnet-natives-licences/1")
            .put("verdict", verdict.passed() ? "pass" : "fail")
            .put("policy", verdict.policy());
    ArrayNode components = root.putArray("components");
    for (ClearedComponent component : verdict.components()) {
      ObjectNode node =
          components
              .addObject()
              .put("name", component.name())
              .put("version", component.version())
              .put("licence", component.licence());
      component.ruling().ifPresent(ruling -> add(node, ruling));
      component.files().forEach(node.putArray("files")::add);
    }
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : verdict.problems()) {
      problems
          .addObject()
          .put("rule", problem.rule().id())
          .put("component", problem.component())
          .put("message", problem.message())
          .put("remedy", problem.remedy());
    }
    return Json.print(root);
  }

  private static void add(ObjectNode component, Ruling ruling) {
    component
        .put("category", ruling.category().name())
        .putObject("rule")
        .put("expression", ruling.expression())
        .put("why", ruling.why())
        .put("source", ruling.source());
  }

  private static int width(List<String> texts) {
    return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
  }
}
