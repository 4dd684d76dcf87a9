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

import java.util.Optional;
import java.util.function.Consumer;

/** A rule that judges each file by itself, and has one thing to say of it at most. */
abstract class FileRule implements Rule {
  private final String id;

  FileRule(String id) {
    this.id = id;
  }

  /**
   * What is wrong.
   *
   * @param predicate the words that follow the file's name
   * @param remedy a sentence
   * @param most what it weighs at most, however the rule weighs
   */
  record Fault(String predicate, String remedy, Severity most) {
    Fault(String predicate, String remedy) {
      this(predicate, remedy, Severity.ERROR);
    }
  }

  /** Empty if nothing is wrong. */
  abstract Optional<Fault> judge(Subject file, AuditContext context);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      judge(file, context)
          .ifPresent(
              fault ->
                  findings.accept(
                      context
                          .finding(
                              this,
                              file,
                              "%s %s.".formatted(file.name(), fault.predicate()),
                              fault.remedy())
                          .atMost(fault.most())));
    }
  }
}
