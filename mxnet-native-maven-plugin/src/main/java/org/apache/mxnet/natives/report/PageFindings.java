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
package org.apache.mxnet.natives.report;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.Contribution;
import org.apache.mxnet.natives.audit.Finding;

/** What was found, rule by rule, and who brought it in. */
final class PageFindings {
  /** In all, and of a rule: enough to see what is wrong, and a page that a browser can show. */
  private static final int FINDINGS = 2000;

  private static final int FINDINGS_OF_A_RULE = 200;
  private static final int CONTRIBUTIONS = 500;
  private static final int TEXT = 1000;
  private static final int PATH = 200;

  private static final String RULES = "docs/audit-rules.md#";
  private static final Pattern RULE = Pattern.compile("[a-z0-9-]{1,60}");

  private final AuditResult result;
  private final Markup out;
  private final RuleTitles titles = RuleTitles.load();

  /** How many findings the page has room for. */
  private int room = FINDINGS;

  PageFindings(AuditResult result, Markup out) {
    this.result = result;
    this.out = out;
  }

  void write() {
    List<FindingGroup> groups = FindingGroup.of(result);
    out.open("section").element("h2", "Findings").line();
    if (groups.isEmpty()) {
      out.element("p", "None.").line();
    }
    int shown = 0;
    for (FindingGroup group : groups) {
      if (room > 0) {
        group(group);
        shown += group.size();
      }
    }
    int all = groups.stream().mapToInt(FindingGroup::size).sum();
    PageHead.more(out, all - shown, "of other rules: see the JSON report.");
    out.close().line();
    contributions();
  }

  private void group(FindingGroup group) {
    String severity = FindingGroup.noun(group.severity());
    out.open("article").open("h3").element("span", severity, "class", severity).text(" ");
    if (RULE.matcher(group.rule()).matches()) {
      out.element("a", group.rule(), "href", RULES + group.rule());
    } else {
      out.element("code", Shown.start(group.rule(), PATH));
    }
    titles.title(group.rule()).ifPresent(title -> out.text(": " + title));
    out.close().line();
    titles.why(group.rule()).ifPresent(why -> out.element("p", why).line());
    int most = Math.min(room, FINDINGS_OF_A_RULE);
    int left = most;
    for (FindingGroup.Advice advice : group.advices()) {
      if (left > 0) {
        List<Finding> findings = advice.findings().stream().limit(left).toList();
        advice(advice.remedy(), findings);
        left -= findings.size();
        room -= findings.size();
      }
    }
    PageHead.more(out, group.size() - most, "of this rule: see the JSON report.");
    out.close().line();
  }

  private void advice(String remedy, List<Finding> findings) {
    out.open("ul").line();
    for (Finding finding : findings) {
      out.open("li");
      if (!finding.file().isEmpty()) {
        out.element("code", Shown.ends(finding.file(), PATH)).text(" ");
      }
      out.element("span", Shown.start(finding.message(), TEXT), "class", "message");
      out.close().line();
    }
    out.close().line();
    out.open("p", "class", "remedy").element("strong", "Remedy:").text(" ");
    out.text(Shown.start(remedy, TEXT)).close().line();
  }

  private void contributions() {
    if (result.contributions().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "Who brought it in").line();
    PageTable table = new PageTable(out, List.of("File", "Symbol", "Version", "Object", "Archive"));
    for (Contribution each : result.contributions().stream().limit(CONTRIBUTIONS).toList()) {
      table
          .row()
          .name(each.file())
          .name(each.symbol())
          .name(each.version())
          .name(each.object())
          .name(each.archive())
          .end();
    }
    table.close();
    PageHead.more(out, result.contributions().size() - CONTRIBUTIONS, "symbols are not shown.");
    out.close().line();
  }
}
