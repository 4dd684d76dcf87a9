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

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ForeignFormat;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.scan.ByteScan;
import org.apache.mxnet.natives.scan.ScanPatterns;

/** Reads the files of an audit, and tells which of them the rules can judge. */
final class FileReader {
  private static final int ET_DYN = 3;

  private final ScanPatterns patterns;

  /**
   * @param patterns the texts to look for in each file
   */
  FileReader(ScanPatterns patterns) {
    this.patterns = patterns;
  }

  /**
   * A file that was read.
   *
   * @param file it, without findings
   * @param subject it for the rules, if it is a shared library for Linux
   * @param malformed why it could not be read
   * @param notAudited why no rule judges it: a phrase that follows its name
   */
  record Reading(
      AuditedFile file,
      Optional<Subject> subject,
      Optional<ElfFormatException> malformed,
      Optional<String> notAudited) {}

  Reading read(NativeEntry entry) throws IOException {
    Optional<ForeignFormat.Foreign> foreign = ForeignFormat.of(entry.file());
    if (foreign.isPresent()) {
      return new Reading(
          file(entry, digest(entry), Optional.empty(), foreign, Libc.NONE),
          Optional.empty(),
          Optional.empty(),
          Optional.of(words(foreign.get())));
    }
    try {
      SharedLibrary library = SharedLibrary.read(entry.file());
      ByteScan scan = ByteScan.run(entry.file(), library, patterns);
      Subject subject = Subject.of(entry, library, scan);
      Optional<String> reason = notAudited(subject);
      return new Reading(
          file(entry, scan.sha256(), Optional.of(library), foreign, subject.libc()),
          reason.isPresent() ? Optional.empty() : Optional.of(subject),
          Optional.empty(),
          reason);
    } catch (ElfFormatException e) {
      return new Reading(
          file(entry, digest(entry), Optional.empty(), foreign, Libc.NONE),
          Optional.empty(),
          Optional.of(e),
          Optional.empty());
    }
  }

  private static AuditedFile file(
      NativeEntry entry,
      String digest,
      Optional<SharedLibrary> library,
      Optional<ForeignFormat.Foreign> foreign,
      Libc libc) {
    return new AuditedFile(entry, digest, library, foreign, libc.id(), List.of());
  }

  private static String digest(NativeEntry entry) throws IOException {
    return Sha256.of(entry.file()).hex();
  }

  private static Optional<String> notAudited(Subject subject) {
    if (!subject.libc().isLinux()) {
      return Optional.of("is for %s, not for Linux".formatted(subject.libc().system()));
    }
    int type = subject.loading().type();
    return type == ET_DYN
        ? Optional.empty()
        : Optional.of("is no shared library, its e_type is %d, not %d".formatted(type, ET_DYN));
  }

  private static String words(ForeignFormat.Foreign foreign) {
    String system =
        foreign.minimumOs().map(os -> ", for macOS %s or later".formatted(os)).orElse("");
    String names =
        foreign.installNames().isEmpty() ? "" : ", links " + Examples.of(foreign.installNames());
    return "is a %s file for %s%s%s".formatted(foreign.format(), foreign.machine(), system, names);
  }
}
