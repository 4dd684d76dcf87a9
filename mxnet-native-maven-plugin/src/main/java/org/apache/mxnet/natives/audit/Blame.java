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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;

/** Finds for each symbol that a finding is about who brought it in. */
final class Blame {
  private static final Set<String> RULES =
      Set.of(VersionFloorRule.ID, UnknownVersionRule.ID, UnresolvedSymbolRule.ID);

  /** Of a version with many symbols the first ones show where to look. */
  private static final int MOST_SYMBOLS = 20;

  private final Contributors contributors;

  Blame(Contributors contributors) {
    this.contributors = contributors;
  }

  List<Contribution> of(List<Subject> files, List<Finding> findings) {
    Map<String, Subject> byPath =
        files.stream().collect(Collectors.toMap(Subject::path, Function.identity(), (a, b) -> a));
    Set<Contribution> all = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Subject file = byPath.get(finding.file());
      if (file != null && RULES.contains(finding.rule())) {
        String version = finding.version().orElse("");
        for (String symbol : symbols(file, finding)) {
          all.addAll(contributors.of(file.path(), symbol, version));
        }
      }
    }
    return new ArrayList<>(all);
  }

  private static List<String> symbols(Subject file, Finding finding) {
    if (finding.version().isEmpty()) {
      return finding.symbol().stream().toList();
    }
    return file.loading().versionNeeds().stream()
        .filter(need -> need.version().equals(finding.version().get()))
        .map(VersionNeed::symbols)
        .flatMap(List::stream)
        .map(BoundSymbol::name)
        .limit(MOST_SYMBOLS)
        .toList();
  }
}
