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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.mxnet.natives.scan.FoundText;

/**
 * The libraries that are linked into a file are those of the recipe, and none is older than eight
 * years: what was found wrong in it since then is still in the file.
 */
final class StaleLibraryRule implements Rule {
  private static final int OLDEST_YEARS = 8;

  private final ReleaseDates dates;

  /** When a version of a library was released; empty if the table does not have it. */
  @FunctionalInterface
  interface ReleaseDates {
    Optional<LocalDate> of(String library, String version);
  }

  StaleLibraryRule(ReleaseDates dates) {
    this.dates = dates;
  }

  @Override
  public String id() {
    return "stale-library";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      Map<String, FoundText> versions = new LinkedHashMap<>();
      for (FoundText text : file.scan().texts()) {
        versions.putIfAbsent(text.pattern() + " " + text.captured(), text);
      }
      versions.values().forEach(text -> check(context, file, text, findings));
    }
  }

  private void check(
      AuditContext context, Subject file, FoundText text, Consumer<Finding> findings) {
    Optional<String> expected =
        Optional.ofNullable(context.policy().versions().get(text.pattern()));
    if (expected.isPresent()) {
      if (!expected.get().equals(text.captured())) {
        findings.accept(
            finding(
                context,
                file,
                text,
                "not the %s of the recipe".formatted(expected.get()),
                "Find where the other copy comes from: a header, an archive of the system, or a"
                    + " library that brings its own; then build again."));
      }
      return;
    }
    dates
        .of(text.pattern(), text.captured())
        .filter(date -> date.plusYears(OLDEST_YEARS).isBefore(context.today()))
        .ifPresent(
            date ->
                findings.accept(
                    finding(
                        context,
                        file,
                        text,
                        "released on %s, more than %d years ago".formatted(date, OLDEST_YEARS),
                        "Build it with a current release of %s.".formatted(text.pattern()))));
  }

  private Finding finding(
      AuditContext context, Subject file, FoundText text, String why, String remedy) {
    return context
        .finding(
            this,
            file,
            "%s holds %s %s, %s (found: \"%s\")."
                .formatted(file.name(), text.pattern(), text.captured(), why, text.text()),
            remedy)
        .about(text.pattern());
  }
}
