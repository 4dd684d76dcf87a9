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

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file is for the processor that its folder says, and the files of a folder that one loader takes
 * as a set are for the same processor. Files whose names tell processors apart are a choice and no
 * set; of a single file the name may speak of what it works on, as {@code libbfd-arm64.so}.
 */
final class MachineMixRule implements Rule {
  private static final String REMEDY =
      "Put the file that was built for %s there, or move this one to where files for %s belong.";

  @Override
  public String id() {
    return "machine-mix";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      List<String> named = Arch.namedIn(file.entry().folder());
      if (named.size() == 1 && !named.get(0).equals(file.arch()) && isPlain(file.arch())) {
        String place = named.get(0);
        findings.accept(
            context.finding(
                this,
                file,
                "%s is for %s, but is where files for %s belong: %s%s."
                    .formatted(file.name(), file.arch(), place, file.entry().folder(), file.name()),
                REMEDY.formatted(place, file.arch())));
      }
    }
    context.files().stream()
        .filter(file -> !Arch.marks(file.name()))
        .collect(Collectors.groupingBy(Bundle::folder))
        .values()
        .forEach(folder -> folder(context, folder, findings));
  }

  /**
   * The tables tell no more of a processor than these; x32 and its like share names with others.
   */
  private static boolean isPlain(String arch) {
    return !arch.equals("x32") && !arch.startsWith("aarch64_") && !arch.startsWith("armeb");
  }

  private void folder(AuditContext context, List<Subject> files, Consumer<Finding> findings) {
    Map<String, Long> counts =
        files.stream().collect(Collectors.groupingBy(Subject::arch, Collectors.counting()));
    if (counts.size() < 2) {
      return;
    }
    String most =
        counts.keySet().stream()
            .max(
                Comparator.comparing((String arch) -> counts.get(arch))
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    String example =
        files.stream().filter(f -> f.arch().equals(most)).findFirst().orElseThrow().name();
    for (Subject file : files) {
      if (!file.arch().equals(most)) {
        findings.accept(
            context.finding(
                this,
                file,
                "%s is for %s, but %s in the same folder is for %s."
                    .formatted(file.name(), file.arch(), example, most),
                REMEDY.formatted(most, file.arch())));
      }
    }
  }
}
