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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.mxnet.natives.intake.Intake;
import org.apache.mxnet.natives.policy.AuditPolicy;
import org.apache.mxnet.natives.policy.RuleTexts;

/** The files of an audit, and by what they are judged. */
public final class AuditContext {
  private final AuditPolicy policy;
  private final RuleTexts texts;
  private final Floors floors;
  private final Intake intake;
  private final List<Subject> files;
  private final Bundle bundle;
  private final LocalDate today;

  AuditContext(
      AuditPolicy policy,
      RuleTexts texts,
      Floors floors,
      Intake intake,
      List<Subject> files,
      LocalDate today) {
    this.policy = policy;
    this.texts = texts;
    this.floors = floors;
    this.intake = intake;
    this.files = List.copyOf(files);
    this.bundle = new Bundle(files);
    this.today = today;
  }

  AuditPolicy policy() {
    return policy;
  }

  Floors floors() {
    return floors;
  }

  Intake intake() {
    return intake;
  }

  /** The shared libraries for Linux, in the order of the intake. */
  List<Subject> files() {
    return files;
  }

  Bundle bundle() {
    return bundle;
  }

  LocalDate today() {
    return today;
  }

  /** How much a rule weighs: as the policy says, or else as the rule's text has it. */
  Severity severity(String rule) {
    String name = policy.severities().getOrDefault(rule, texts.get(rule).severity());
    return Severity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** A finding about a file. */
  Finding finding(Rule rule, Subject file, String message, String remedy) {
    return finding(rule.id(), file.path(), message, remedy);
  }

  /**
   * A finding.
   *
   * @param path of the file, empty if it is of no single one
   */
  Finding finding(String rule, String path, String message, String remedy) {
    return new Finding(
        rule, severity(rule), path, message, remedy, Optional.empty(), Optional.empty());
  }
}
