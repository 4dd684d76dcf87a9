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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.intake.Intake;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.intake.NativeMethod;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.policy.AbiPolicies;
import org.apache.mxnet.natives.policy.Accepted;
import org.apache.mxnet.natives.policy.AuditPolicy;
import org.apache.mxnet.natives.policy.RuleTexts;
import org.apache.mxnet.natives.policy.TargetSystem;
import org.apache.mxnet.natives.scan.ByteScan;
import org.apache.mxnet.natives.scan.IsaLevel;

/** The content of a jar for tests, and what an audit with the floor 2.17 says of it. */
final class AuditedBundle {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final GlibcVersion FLOOR = new GlibcVersion(2, 17, 0);
  private static final List<TargetSystem> SYSTEMS =
      List.of(
          new TargetSystem(
              "CentOS 7",
              "glibc",
              "2.17",
              Map.of("GLIBC", "2.17", "GLIBCXX", "3.4.19", "CXXABI", "1.3.7", "GCC", "4.8.0")),
          new TargetSystem("Slim", "glibc", "2.28", Map.of("GLIBC", "2.28")),
          new TargetSystem(
              "Debian 13",
              "glibc",
              "2.41",
              Map.of("GLIBC", "2.41", "GLIBCXX", "3.4.33", "CXXABI", "1.3.15", "GCC", "14.0.0")),
          new TargetSystem("Alpine 3.20", "musl", "1.2.5", Map.of()));

  private final Path dir;
  private final List<NativeEntry> natives = new ArrayList<>();
  private final List<NativeMethod> methods = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private Contributors contributors = Contributors.none();
  private Set<String> requirements = Set.of();
  private List<String> exports = List.of();
  private List<String> folders = List.of();
  private Map<String, String> versions = Map.of();
  private Map<String, String> severities = Map.of();
  private String isa = "x86-64";

  AuditedBundle(Path dir) {
    this.dir = dir;
  }

  /** A library for x86_64 with glibc that no rule has anything against. */
  static ElfImageBuilder sound() {
    return ElfImageBuilder.library()
        .segment(0x6474e551L, 6, 0)
        .segment(0x6474e552L, 4, 16)
        .dynamic(30, 8)
        .name(1, "libc.so.6")
        .need("libc.so.6", "GLIBC_2.2.5", "puts");
  }

  /** The same without any need. */
  static ElfImageBuilder free() {
    return ElfImageBuilder.library()
        .segment(0x6474e551L, 6, 0)
        .segment(0x6474e552L, 4, 16)
        .dynamic(30, 8);
  }

  /** A file of the jar, by its path in it. */
  AuditedBundle file(String path, ElfImageBuilder image) throws IOException {
    return file(path, image.build().bytes());
  }

  AuditedBundle file(String path, byte[] bytes) throws IOException {
    Path file = Files.write(dir.resolve("native-" + natives.size()), bytes);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    natives.add(new NativeEntry("demo.jar!/" + path, folder, "demo.jar", file));
    return this;
  }

  AuditedBundle method(String className, String name) {
    methods.add(new NativeMethod("demo.jar", className, name, "()V", false));
    return this;
  }

  AuditedBundle accept(String rule, String file, String symbol, LocalDate until) {
    Optional<String> one = symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
    accepted.add(new Accepted(rule, file, one, "until the vendor answers", until));
    return this;
  }

  AuditedBundle contributors(Contributors value) {
    contributors = value;
    return this;
  }

  AuditedBundle requirements(String... sonames) {
    requirements = Set.of(sonames);
    return this;
  }

  AuditedBundle exports(String... globs) {
    exports = List.of(globs);
    return this;
  }

  AuditedBundle folders(String... names) {
    folders = List.of(names);
    return this;
  }

  AuditedBundle versions(Map<String, String> expected) {
    versions = expected;
    return this;
  }

  AuditedBundle severity(String rule, String severity) {
    severities = Map.of(rule, severity);
    return this;
  }

  AuditedBundle isa(String level) {
    isa = level;
    return this;
  }

  AuditPolicy policy() {
    return new AuditPolicy(
        Optional.empty(),
        Map.of(),
        Set.of(),
        requirements,
        exports,
        folders,
        isa,
        versions,
        severities,
        SYSTEMS);
  }

  Intake intake(String... notes) {
    return new Intake(natives, methods, List.of(notes));
  }

  /** What one rule finds in a file called a.so whose code has these instructions. */
  List<Finding> judge(Rule rule, ElfImageBuilder image, Map<IsaLevel, List<String>> opcodes)
      throws Exception {
    Path file = image.build().write(dir.resolve("a.so"));
    NativeEntry entry = new NativeEntry("a.so", "", "", file);
    ByteScan scan = new ByteScan("0".repeat(64), List.of(), List.of(), opcodes, 0);
    List<Subject> subjects = List.of(Subject.of(entry, SharedLibrary.read(file), scan));
    Floors floors = new Floors(policy(), AbiPolicies.load(), FLOOR);
    List<Finding> findings = new ArrayList<>();
    rule.check(
        new AuditContext(policy(), RuleTexts.load(), floors, intake(), subjects, TODAY),
        findings::add);
    return findings;
  }

  AuditResult run(String... notes) throws IOException {
    return new Audit(policy(), FLOOR, accepted, TODAY, contributors).run(intake(notes));
  }

  /** All findings of the audit, those of files first. */
  List<Finding> findings() throws IOException {
    AuditResult result = run();
    List<Finding> all = new ArrayList<>();
    result.files().forEach(file -> all.addAll(file.findings()));
    all.addAll(result.bundle());
    return all;
  }

  /** "rule: message | remedy" of each. */
  List<String> words() throws IOException {
    return findings().stream()
        .map(f -> "%s: %s | %s".formatted(f.rule(), f.message(), f.remedy()))
        .toList();
  }

  /** "rule: message" of each. */
  List<String> messages() throws IOException {
    return findings().stream().map(f -> f.rule() + ": " + f.message()).toList();
  }
}
