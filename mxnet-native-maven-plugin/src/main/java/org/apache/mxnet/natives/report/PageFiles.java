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

import java.util.Comparator;
import java.util.List;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.elf.ElfFile;

/** The table of the files. */
final class PageFiles {
  private static final int FILES = 500;

  private final AuditResult result;
  private final Markup out;

  PageFiles(AuditResult result, Markup out) {
    this.result = result;
    this.out = out;
  }

  void write() {
    if (result.files().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "Files").line();
    PageTable table =
        new PageTable(
            out, List.of("File", "Machine", "C library", "Needs at least", "Exports", "SHA-256"));
    result.files().stream()
        .sorted(Comparator.comparing(file -> file.entry().path()))
        .limit(FILES)
        .forEach(file -> row(table, file));
    table.close();
    PageHead.more(out, result.files().size() - FILES, "files: see the JSON report.");
    out.close().line();
  }

  private static void row(PageTable table, AuditedFile file) {
    FileFacts facts = FileFacts.of(file);
    table
        .row()
        .name(file.entry().path())
        .text(facts.machine().orElse("-"))
        .text(file.libc())
        .text(facts.floor(file))
        .text(facts.elf().map(ElfFile::exports).map(Shown::number).orElse("-"))
        .name(file.sha256())
        .end();
  }
}
