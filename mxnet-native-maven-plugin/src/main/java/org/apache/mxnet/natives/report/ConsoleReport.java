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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Contribution;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.audit.SystemVerdict;
import org.apache.mxnet.natives.elf.ElfFile;

/** An audit as lines of at most 120 columns, without control characters. */
public final class ConsoleReport {
  private static final int PATH_WIDTH = 44;
  private static final int MACHINE_WIDTH = 20;
  private static final int NAME_WIDTH = 30;
  private static final int TEXT_LENGTH = 600;

  private static final int FILES = 200;
  private static final int FINDINGS_OF_A_RULE = 20;
  private static final int CONTRIBUTIONS = 20;

  private final AuditResult result;
  private final RuleTitles titles = RuleTitles.load();
  private final List<String> lines = new ArrayList<>();
  private final Wrapping wrapping = new Wrapping(lines::add);

  private ConsoleReport(AuditResult result) {
    this.result = result;
  }

  /**
   * The verdict, the files, what was found in them, who brought it in, and where they load. Of long
   * lists it has the start and the number of what is left out; the other reports have more.
   */
  public static List<String> lines(AuditResult result) {
    return new ConsoleReport(result).write();
  }

  /** A line for each warning, with its rule: for a log that tells no more. */
  public static List<String> warnings(AuditResult result) {
    return result.findings().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .map(finding -> Shown.start(finding.message() + " [" + finding.rule() + "]", TEXT_LENGTH))
        .toList();
  }

  private List<String> write() {
    List<FindingGroup> groups = FindingGroup.of(result);
    wrapping.add(
        "",
        2,
        Shown.start(
            "%s: %s, %s; floor %s"
                .formatted(
                    result.passed() ? "Passed" : "Failed",
                    Shown.count(result.files().size(), "native file"),
                    FindingGroup.tally(groups),
                    result.floor().isEmpty() ? "not set" : FileFacts.listedFloor(result.floor())),
            TEXT_LENGTH));
    files();
    groups.forEach(this::group);
    contributions();
    systems();
    return List.copyOf(lines);
  }

  private void files() {
    if (result.files().isEmpty()) {
      return;
    }
    heading("Files");
    ConsoleTable table = new ConsoleTable();
    result.files().stream()
        .sorted(Comparator.comparing(file -> file.entry().path()))
        .limit(FILES)
        .forEach(file -> row(table, file));
    lines.addAll(table.lines());
    more(result.files().size() - FILES);
  }

  private static void row(ConsoleTable table, AuditedFile file) {
    FileFacts facts = FileFacts.of(file);
    int exports = facts.elf().map(ElfFile::exports).orElse(0);
    table.row(
        Shown.ends(file.entry().path(), PATH_WIDTH),
        Shown.start(facts.machine().orElse("-"), MACHINE_WIDTH),
        facts.elf().isPresent() ? Shown.count(exports, "export") : "-",
        facts.floor(file));
  }

  private void group(FindingGroup group) {
    String noun = FindingGroup.noun(group.severity());
    String title = titles.title(group.rule()).map(text -> ": " + text).orElse("");
    lines.add("");
    wrapping.add(
        "",
        2,
        Shown.start(
            "%s %s%s (%s)"
                .formatted(
                    noun.toUpperCase(Locale.ROOT),
                    group.rule(),
                    title,
                    Shown.count(group.size(), "finding")),
            TEXT_LENGTH));
    int left = FINDINGS_OF_A_RULE;
    for (FindingGroup.Advice advice : group.advices()) {
      if (left == 0) {
        break;
      }
      List<Finding> shown = advice.findings().stream().limit(left).toList();
      shown.forEach(finding -> wrapping.add("  ", 4, Shown.start(sentence(finding), TEXT_LENGTH)));
      left -= shown.size();
      wrapping.add("  -> ", 5, Shown.start(advice.remedy(), TEXT_LENGTH));
    }
    more(group.size() - FINDINGS_OF_A_RULE);
  }

  /** The message with the file's path, in place of its name if that is how the message starts. */
  private static String sentence(Finding finding) {
    String file = finding.file();
    String message = finding.message();
    if (file.isEmpty() || message.contains(file)) {
      return message;
    }
    String shown = Shown.ends(file, Wrapping.COLUMNS / 2);
    String name = file.substring(file.lastIndexOf('/') + 1);
    return message.startsWith(name + " ")
        ? shown + message.substring(name.length())
        : shown + ": " + message;
  }

  private void contributions() {
    if (result.contributions().isEmpty()) {
      return;
    }
    heading("Who brought it in");
    for (Contribution each : result.contributions().stream().limit(CONTRIBUTIONS).toList()) {
      wrapping.add(
          "  ",
          4,
          Shown.start(
              "%s%s in %s: %s%s"
                  .formatted(
                      Shown.ends(each.symbol(), Wrapping.COLUMNS / 2),
                      each.version().isEmpty() ? "" : " " + each.version(),
                      Shown.ends(each.file(), Wrapping.COLUMNS / 2),
                      each.object(),
                      each.archive().isEmpty() ? "" : " of " + each.archive()),
              TEXT_LENGTH));
    }
    more(result.contributions().size() - CONTRIBUTIONS);
  }

  private void systems() {
    if (result.systems().isEmpty()) {
      return;
    }
    heading("Where it loads");
    ConsoleTable table = new ConsoleTable();
    for (SystemVerdict verdict : result.systems()) {
      table.row(
          Shown.start(verdict.system().name(), NAME_WIDTH),
          Shown.start(
              verdict.system().libc() + " " + verdict.system().libcVersion(), MACHINE_WIDTH),
          verdict.loads() ? "loads" : "does not load",
          verdict.because().isEmpty() ? "" : verdict.because().get(0));
    }
    lines.addAll(table.lines());
  }

  private void heading(String text) {
    lines.add("");
    lines.add(text);
  }

  private void more(int number) {
    if (number > 0) {
      lines.add("  and " + Shown.number(number) + " more");
    }
  }
}
