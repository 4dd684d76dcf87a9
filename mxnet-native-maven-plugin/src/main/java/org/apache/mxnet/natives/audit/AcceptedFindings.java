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
package org.apache.mxnet.natives.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.policy.Accepted;
import org.apache.mxnet.natives.policy.Glob;

/**
 * Takes out of the findings what a project accepts until a day, that day included. An entry that is
 * past its day accepts nothing any more; one that there is no finding for has to go, or it would
 * hide the next.
 */
final class AcceptedFindings {
  private static final String EXPIRED = "baseline-expired";
  private static final String UNUSED = "baseline-unused";

  private final List<Accepted> entries;
  private final LocalDate today;

  AcceptedFindings(List<Accepted> entries, LocalDate today) {
    this.entries = List.copyOf(entries);
    this.today = today;
  }

  /** The findings that are left, and behind them those about the entries themselves. */
  List<Finding> apply(List<Finding> findings, AuditContext context) {
    List<Finding> left = new ArrayList<>();
    Set<Accepted> used = new HashSet<>();
    for (Finding finding : findings) {
      List<Accepted> matching = entries.stream().filter(entry -> matches(entry, finding)).toList();
      used.addAll(matching);
      if (matching.stream().allMatch(this::isExpired)) {
        left.add(finding);
      }
    }
    for (Accepted entry : entries) {
      if (!used.contains(entry)) {
        left.add(unused(entry, context));
      } else if (isExpired(entry)) {
        left.add(expired(entry, context));
      }
    }
    return left;
  }

  private boolean isExpired(Accepted entry) {
    return today.isAfter(entry.until());
  }

  private static boolean matches(Accepted entry, Finding finding) {
    boolean symbol =
        entry.symbol().isEmpty()
            || entry.symbol().equals(finding.symbol())
            || entry.symbol().equals(finding.version());
    return symbol
        && entry.rule().equals(finding.rule())
        && Glob.matches(entry.file(), finding.file());
  }

  private Finding expired(Accepted entry, AuditContext context) {
    return context.finding(
        EXPIRED,
        "",
        "The baseline accepted %s until %s, because: %s"
            .formatted(words(entry), entry.until(), sentence(entry.reason())),
        "Mend what it was accepted for, or give it a later day and a reason that holds.");
  }

  private static Finding unused(Accepted entry, AuditContext context) {
    return context.finding(
        UNUSED,
        "",
        "The baseline accepts %s, but there is no such finding.".formatted(words(entry)),
        "Take the entry out of the baseline, or correct its rule, file and symbol.");
  }

  private static String words(Accepted entry) {
    return "%s of %s%s"
        .formatted(entry.rule(), entry.file(), entry.symbol().map(s -> " (" + s + ")").orElse(""));
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
