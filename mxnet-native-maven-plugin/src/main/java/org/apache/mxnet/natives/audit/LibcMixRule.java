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
import java.util.regex.Pattern;

/**
 * One process has one C library: a file, and the files of a folder that one loader takes as a set,
 * need glibc or musl and not both.
 */
final class LibcMixRule implements Rule {
  /** Files of one folder whose names say which of the two they are for are a choice, not a set. */
  private static final Pattern NAMED = Pattern.compile("(?i)musl|alpine|glibc|gnu");

  @Override
  public String id() {
    return "libc-mix";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      if (Libc.needsGlibc(file.loading()) && Libc.needsMusl(file.loading())) {
        findings.accept(
            context.finding(
                this,
                file,
                file.name() + " needs glibc and musl at once: no process has both.",
                "Link all objects of the file with the compiler of one of the two."));
      } else {
        other(context, file, findings);
      }
    }
  }

  private void other(AuditContext context, Subject file, Consumer<Finding> findings) {
    if (file.libc() != Libc.MUSL || isChoice(file)) {
      return;
    }
    List<String> others =
        context.files().stream()
            .filter(f -> Bundle.isSameFolder(f, file) && f.arch().equals(file.arch()))
            .filter(f -> f.libc() == Libc.GLIBC && !isChoice(f))
            .map(Subject::name)
            .toList();
    if (!others.isEmpty()) {
      findings.accept(
          context.finding(
              this,
              file,
              "%s is for musl, but %s in the same folder for glibc: a process can load only one."
                  .formatted(file.name(), Examples.of(others)),
              "Build all files of the folder for the same C library, or give the files for musl a"
                  + " folder of their own."));
    }
  }

  private static boolean isChoice(Subject file) {
    return NAMED.matcher(file.name()).find();
  }
}
