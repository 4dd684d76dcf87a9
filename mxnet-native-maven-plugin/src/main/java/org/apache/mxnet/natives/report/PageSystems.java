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
package org.apache.mxnet.natives.report;

import java.util.List;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.SystemVerdict;

/** The table of the systems on which the files load, and do not. */
final class PageSystems {
  private static final int SYSTEMS = 200;

  private final AuditResult result;
  private final Markup out;

  PageSystems(AuditResult result, Markup out) {
    this.result = result;
    this.out = out;
  }

  void write() {
    if (result.systems().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "Where it loads").line();
    PageTable table =
        new PageTable(out, List.of("System", "C library", "Verdict", "First blocker"));
    for (SystemVerdict verdict : result.systems().stream().limit(SYSTEMS).toList()) {
      int others = verdict.because().size() - 1;
      table
          .row()
          .text(verdict.system().name())
          .text(verdict.system().libc() + " " + verdict.system().libcVersion())
          .word(verdict.loads() ? "loads" : "does not load", verdict.loads() ? "good" : "bad")
          .text(
              verdict.because().isEmpty()
                  ? ""
                  : verdict.because().get(0) + (others > 0 ? " (and " + others + " more)" : ""))
          .end();
    }
    table.close();
    PageHead.more(out, result.systems().size() - SYSTEMS, "systems: see the JSON report.");
    out.close().line();
  }
}
