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

import java.time.LocalDate;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StagedComponent;

/**
 * What is in the natives of a stage and under which licences, as Markdown: made of what was built,
 * because a table kept by hand lies sooner or later.
 */
public final class LicenceTable {
  private LicenceTable() {}

  /**
   * A table row for each component, and below it the reasons of the policy, each once.
   *
   * @param day that the table tells of
   */
  public static String markdown(Stage stage, Verdict verdict, LocalDate day) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Licences of %s %s, %s

        Written on %s by the goal `check-licenses` from what was built (linkage %s), under the licence policy `%s`: %s.

        | component | version | licence | category | in |
        |---|---|---|---|---|
        """
            .formatted(
                stage.name(),
                stage.version(),
                stage.id(),
                day,
                stage.linkage(),
                verdict.policy(),
                verdict.passed() ? "cleared" : "not cleared"));
    for (ClearedComponent component : verdict.components()) {
      text.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  name(stage, component),
                  component.version(),
                  component.licence(),
                  component.ruling().map(ruling -> ruling.category().name()).orElse("?"),
                  String.join(", ", component.files())));
    }
    text.append("\nWhy each category:\n\n");
    verdict.components().stream()
        .flatMap(component -> component.ruling().stream())
        .map(
            ruling ->
                "- %s: %s%s"
                    .formatted(
                        ruling.category(),
                        ruling.why(),
                        ruling.source().isEmpty() ? "" : " (" + ruling.source() + ")"))
        .distinct()
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String name(Stage stage, ClearedComponent component) {
    return stage.components().stream()
        .filter(staged -> staged.name().equals(component.name()))
        .map(StagedComponent::source)
        .filter(source -> source.startsWith("https://") && source.indexOf(' ') < 0)
        .findFirst()
        .map(source -> "[%s](%s)".formatted(component.name(), source))
        .orElse(component.name());
  }
}
