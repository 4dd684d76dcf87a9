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

import java.util.List;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.VersionNeed;

/**
 * A file may need no version that no release promises: {@code GLIBC_PRIVATE}, whose symbols each
 * release of glibc may change, a marker of glibc's that the tables do not have, or a number that
 * its series left out.
 */
final class UnknownVersionRule implements Rule {
  static final String ID = "unknown-version";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      for (VersionNeed need : file.loading().versionNeeds()) {
        if (context.floors().isUnknown(need.version())
            && VersionFloorRule.isOfSystem(context, file, need)) {
          findings.accept(finding(context, file, need));
        }
      }
    }
  }

  private Finding finding(AuditContext context, Subject file, VersionNeed need) {
    boolean glibc = need.version().startsWith("GLIBC_");
    boolean secret = need.version().equals("GLIBC_PRIVATE");
    String message =
        "%s needs %s (%s), %s"
            .formatted(
                file.name(),
                need.version(),
                VersionFloorRule.origins(List.of(need)),
                secret
                    ? "which glibc keeps for its own libraries: any other release of it may lack"
                        + " them."
                    : "which no %s known to this check has: it may load on no known system."
                        .formatted(glibc ? "glibc" : "release of " + need.file()));
    String remedy =
        secret
            ? "Build without glibc's private symbols: leave the code out that calls them."
            : "Build with a toolchain of the floor, %s: its linker asks for no such version."
                .formatted(context.floors().glibc(file.arch()));
    Finding finding = context.finding(this, file, message, remedy).ofVersion(need.version());
    return need.symbols().size() == 1 ? finding.about(need.symbols().get(0).name()) : finding;
  }
}
