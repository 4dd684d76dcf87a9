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

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.intake.Intake;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.policy.AbiPolicies;
import org.apache.mxnet.natives.policy.Accepted;
import org.apache.mxnet.natives.policy.AuditPolicy;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.policy.RuleTexts;

/**
 * Judges native files: reads each once, applies all rules, and takes out what the project accepts.
 */
public final class Audit {
  private static final String NOT_AUDITED = "not-audited";
  private static final String MALFORMED = "malformed";

  private final AuditPolicy policy;
  private final GlibcVersion floor;
  private final AcceptedFindings accepted;
  private final LocalDate today;
  private final Contributors contributors;

  /**
   * @param policy what the project demands; its own glibc does not count here
   * @param floor the oldest glibc that the files are to load on
   * @param baseline the findings that the project accepts
   * @param today by which the baseline's entries expire and libraries grow old
   * @param contributors who knows which objects brought in a symbol
   */
  public Audit(
      AuditPolicy policy,
      GlibcVersion floor,
      List<Accepted> baseline,
      LocalDate today,
      Contributors contributors) {
    this.policy = policy;
    this.floor = floor;
    this.accepted = new AcceptedFindings(baseline, today);
    this.today = today;
    this.contributors = contributors;
  }

  /**
   * Audits files; findings are not errors here, and neither is a malformed file.
   *
   * @param intake stays open
   * @throws IOException if a file cannot be read
   */
  public AuditResult run(Intake intake) throws IOException {
    KnownLibraries known = KnownLibraries.load();
    FileReader reader = new FileReader(Rules.patterns(known));
    List<FileReader.Reading> readings = new ArrayList<>();
    for (NativeEntry entry : intake.natives()) {
      readings.add(reader.read(entry));
    }
    AuditContext context = context(intake, readings);
    List<Finding> findings = new ArrayList<>();
    readings.forEach(reading -> ofReader(context, reading, findings));
    intake.notes().stream()
        .map(note -> context.finding(NOT_AUDITED, "", note, "Nothing, unless it was meant to be."))
        .forEach(findings::add);
    Rules.all(known).forEach(rule -> rule.check(context, findings::add));
    return result(context, readings, accepted.apply(findings, context));
  }

  private AuditContext context(Intake intake, List<FileReader.Reading> readings) {
    List<Subject> subjects =
        readings.stream().flatMap(reading -> reading.subject().stream()).toList();
    Floors floors = new Floors(policy, AbiPolicies.load(), floor);
    return new AuditContext(policy, RuleTexts.load(), floors, intake, subjects, today);
  }

  private static void ofReader(
      AuditContext context, FileReader.Reading reading, List<Finding> findings) {
    NativeEntry entry = reading.file().entry();
    String name = Subject.name(entry);
    if (reading.malformed().isPresent()) {
      ElfFormatException e = reading.malformed().get();
      // The reader names the file where it lies now, which may be a scratch folder.
      String message = e.getMessage().replace(entry.file().toString(), name);
      findings.add(context.finding(MALFORMED, entry.path(), message, e.remedy()));
    }
    reading
        .notAudited()
        .map(reason -> "%s %s: it was not audited.".formatted(name, reason))
        .map(
            message ->
                context.finding(
                    NOT_AUDITED, entry.path(), message, "Check it with the tools of its system."))
        .ifPresent(findings::add);
  }

  private AuditResult result(
      AuditContext context, List<FileReader.Reading> readings, List<Finding> findings) {
    Map<String, List<Finding>> byFile =
        findings.stream()
            .sorted(Comparator.comparing(Finding::severity))
            .collect(Collectors.groupingBy(Finding::file));
    List<AuditedFile> files = new ArrayList<>();
    for (FileReader.Reading reading : readings) {
      AuditedFile f = reading.file();
      List<Finding> own = byFile.getOrDefault(f.entry().path(), List.of());
      files.add(new AuditedFile(f.entry(), f.sha256(), f.library(), f.foreign(), f.libc(), own));
    }
    return new AuditResult(
        context.floors().versions(Arch.main(context.files().stream().map(Subject::arch).toList())),
        findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR),
        files,
        new SystemVerdicts(context).all(),
        byFile.getOrDefault("", List.of()),
        edges(context),
        new Blame(contributors).of(context.files(), findings));
  }

  private static Map<String, List<String>> edges(AuditContext context) {
    Map<String, List<String>> edges = new LinkedHashMap<>();
    for (Subject file : context.files()) {
      Function<String, String> target =
          soname -> context.bundle().beside(file, soname).map(Subject::path).orElse(soname);
      Set<String> needed = new LinkedHashSet<>();
      file.loading().needed().stream().map(target).forEach(needed::add);
      edges.put(file.path(), List.copyOf(needed));
    }
    return edges;
  }
}
