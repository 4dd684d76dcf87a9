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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.policy.VersionName;

/**
 * The findings of one rule that weigh the same.
 *
 * @param advices what to do about them, each said once
 */
record FindingGroup(Severity severity, String rule, List<Advice> advices) {
  /**
   * @param findings what the remedy helps against, by file
   */
  record Advice(String remedy, List<Finding> findings) {}

  private record Key(Severity severity, String rule) {}

  private static final Comparator<VersionName> HIGHEST_FIRST =
      Comparator.comparing(VersionName::namespace)
          .thenComparing(
              Comparator.comparing(VersionName::number, VersionName::compare).reversed());

  /** The order of findings in all reports. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::file)
          .thenComparing(finding -> VersionName.of(finding.version().orElse("")), HIGHEST_FIRST)
          .thenComparing(Finding::message);

  /** All findings of an audit in their order, those of no file among them. */
  static List<Finding> findings(AuditResult result) {
    List<Finding> all = new ArrayList<>(result.bundle());
    result.files().stream().map(AuditedFile::findings).forEach(all::addAll);
    all.sort(ORDER);
    return all;
  }

  /** The groups, those of errors first. */
  static List<FindingGroup> of(AuditResult result) {
    Map<Key, Map<String, List<Finding>>> groups = new LinkedHashMap<>();
    for (Finding finding : findings(result)) {
      groups
          .computeIfAbsent(
              new Key(finding.severity(), finding.rule()), key -> new LinkedHashMap<>())
          .computeIfAbsent(finding.remedy(), key -> new ArrayList<>())
          .add(finding);
    }
    List<FindingGroup> ordered = new ArrayList<>();
    groups.forEach(
        (key, advices) ->
            ordered.add(
                new FindingGroup(
                    key.severity(),
                    key.rule(),
                    advices.entrySet().stream()
                        .map(each -> new Advice(each.getKey(), each.getValue()))
                        .toList())));
    return ordered;
  }

  /** How many findings it has. */
  int size() {
    return advices.stream().mapToInt(advice -> advice.findings().size()).sum();
  }

  /** For example {@code 3 errors, 1 warning, 0 notes}. */
  static String tally(List<FindingGroup> groups) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int number =
          groups.stream()
              .filter(group -> group.severity() == severity)
              .mapToInt(FindingGroup::size)
              .sum();
      parts.add(Shown.count(number, noun(severity)));
    }
    return String.join(", ", parts);
  }

  /** {@code error}, {@code warning} or {@code note}. */
  static String noun(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
