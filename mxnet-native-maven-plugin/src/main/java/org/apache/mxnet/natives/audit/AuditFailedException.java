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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;

/** Natives have findings that are errors, and that no baseline accepts. */
public final class AuditFailedException extends NativeBuildException {
  private static final long serialVersionUID = 1L;
  private static final int LISTED = 30;

  /**
   * @param errors not empty; the message has a line for each of the first 30, and names its rule
   */
  AuditFailedException(List<Finding> errors) {
    super(problem(errors), remedy(errors));
  }

  private static String problem(List<Finding> errors) {
    String listed =
        errors.stream()
            .limit(LISTED)
            .map(finding -> finding.message() + " [" + finding.rule() + "]")
            .collect(Collectors.joining("\n"));
    int rest = errors.size() - LISTED;
    return rest > 0 ? listed + "\nand " + rest + " more, which the report lists" : listed;
  }

  /** What mends several is said once. */
  private static String remedy(List<Finding> errors) {
    Set<String> remedies = new LinkedHashSet<>();
    errors.stream().limit(LISTED).map(Finding::remedy).forEach(remedies::add);
    return String.join("\n            ", remedies);
  }
}
