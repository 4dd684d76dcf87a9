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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The outcome of an audit.
 *
 * @param floor the latest version that a file may need, by name: {@code GLIBC} to {@code 2.17}; of
 *     x86_64 if a file is for it, or else of the processor that most are for
 * @param passed whether no finding is an error
 * @param files in the order of the intake
 * @param systems in the order of the policy
 * @param bundle the findings of no single file
 * @param edges by the path of each file the libraries it needs: paths of those in the bundle, the
 *     sonames of others
 * @param contributions which objects brought in what is found
 */
public record AuditResult(
    Map<String, String> floor,
    boolean passed,
    List<AuditedFile> files,
    List<SystemVerdict> systems,
    List<Finding> bundle,
    Map<String, List<String>> edges,
    List<Contribution> contributions) {
  /** Copies the collections; the floor is sorted by name. */
  public AuditResult {
    floor = Collections.unmodifiableMap(new TreeMap<>(floor));
    files = List.copyOf(files);
    systems = List.copyOf(systems);
    bundle = List.copyOf(bundle);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    edges.forEach((file, needed) -> copy.put(file, List.copyOf(needed)));
    edges = Collections.unmodifiableMap(copy);
    contributions = List.copyOf(contributions);
  }

  /** All findings: those of files in their order, then those of none. */
  public List<Finding> findings() {
    return Stream.concat(files.stream().flatMap(file -> file.findings().stream()), bundle.stream())
        .toList();
  }

  /**
   * Does nothing if no finding is an error.
   *
   * @throws AuditFailedException if one is; it lists them
   */
  public void demandPass() throws AuditFailedException {
    if (!passed) {
      throw new AuditFailedException(
          findings().stream().filter(finding -> finding.severity() == Severity.ERROR).toList());
    }
  }
}
