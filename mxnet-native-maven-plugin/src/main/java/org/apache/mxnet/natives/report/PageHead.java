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

import org.apache.mxnet.natives.audit.AuditResult;

/** The verdict, at the top of the page. */
final class PageHead {
  private static final int FLOOR = 500;

  private final AuditResult result;
  private final Markup out;

  PageHead(AuditResult result, Markup out) {
    this.result = result;
    this.out = out;
  }

  void write() {
    String verdict = result.passed() ? "passed" : "failed";
    out.open("h1")
        .text("Natives audit: ")
        .element("span", verdict, "class", result.passed() ? "good" : "bad")
        .close()
        .line();
    out.element(
            "p",
            Shown.count(result.files().size(), "native file")
                + ", "
                + FindingGroup.tally(FindingGroup.of(result)))
        .line();
    if (!result.floor().isEmpty()) {
      out.element("p", "Floor: " + Shown.start(FileFacts.listedFloor(result.floor()), FLOOR))
          .line();
    }
  }

  /** Says how many entries of a list are not shown, if any. */
  static void more(Markup out, int number, String what) {
    if (number > 0) {
      out.element("p", Shown.number(number) + " more " + what, "class", "more").line();
    }
  }
}
