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
package org.apache.mxnet.natives.policy;

import java.util.List;

/** The page docs/audit-rules.md, of the texts that the report shows as well. */
final class RuleManual {
  private static final int WIDTH = 116;
  private static final String HEAD =
      """
      <!--
        Licensed to the Apache Software Foundation (ASF) under one or more
        contributor license agreements.  See the NOTICE file distributed with
        this work for additional information regarding copyright ownership.
        The ASF licenses this file to You under the Apache License, Version 2.0
        (the "License"); you may not use this file except in compliance with
        the License.  You may obtain a copy of the License at

            http://www.apache.org/licenses/LICENSE-2.0

        Unless required by applicable law or agreed to in writing, software
        distributed under the License is distributed on an "AS IS" BASIS,
        WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
        See the License for the specific language governing permissions and
        limitations under the License.
      -->
      # The rules of the audit

      Generated from `rules.yaml` of the plugin's package `policy`; change it there. How to run the audit, and how to
      change a severity or accept a finding: [audit.md](audit.md).

      | rule | severity | what is wrong |
      |---|---|---|
      """;

  private RuleManual() {}

  static String markdown(RuleTexts rules) {
    StringBuilder page = new StringBuilder(HEAD);
    for (RuleText rule : rules.all()) {
      page.append(
          "| [%s](#%s) | %s | %s |%n"
              .formatted(rule.id(), rule.id(), rule.severity(), rule.title()));
    }
    for (RuleText rule : rules.all()) {
      page.append("%n## %s%n%n".formatted(rule.id()));
      page.append(wrap("*" + rule.title() + "* (" + rule.severity() + ")."));
      page.append(wrap("**Why it matters.** " + escape(rule.why())));
      page.append(wrap("**How to mend it.** " + escape(rule.remedy())));
      page.setLength(page.length() - System.lineSeparator().length());
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  /** Markdown takes these characters for markup. */
  private static String escape(String text) {
    return text.replaceAll("([*_`<>\\[\\]])", "\\\\$1");
  }

  private static String wrap(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : List.of(text.split(" "))) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append(System.lineSeparator());
        column = 0;
      }
      lines.append(column > 0 ? " " : "").append(word);
      column += (column > 0 ? 1 : 0) + word.length();
    }
    return lines + System.lineSeparator() + System.lineSeparator();
  }
}
