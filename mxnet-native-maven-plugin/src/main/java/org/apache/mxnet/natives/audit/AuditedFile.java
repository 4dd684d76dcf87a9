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
import java.util.Objects;
import java.util.Optional;
import org.apache.mxnet.natives.elf.ForeignFormat;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.intake.NativeEntry;

/**
 * A native file with what the audit has to say of it.
 *
 * @param entry where it is
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param library what it tells the loader; empty if it is no ELF file, or a malformed one
 * @param foreign what it is, if it is for macOS or Windows
 * @param libc {@code glibc}, {@code musl}, or {@code none} if it needs neither
 * @param findings what the project has not accepted, the heaviest first
 */
public record AuditedFile(
    NativeEntry entry,
    String sha256,
    Optional<SharedLibrary> library,
    Optional<ForeignFormat.Foreign> foreign,
    String libc,
    List<Finding> findings) {
  /** Copies the list. */
  public AuditedFile {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(foreign, "foreign");
    Objects.requireNonNull(libc, "libc");
    findings = List.copyOf(findings);
  }
}
