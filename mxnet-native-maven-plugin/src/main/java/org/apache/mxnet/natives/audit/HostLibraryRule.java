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
import org.apache.mxnet.natives.elf.ImportedSymbol;

/**
 * A file needs no library of the program that loads it, and nothing that instruments tests: a JVM
 * hands its functions over when it loads a library and lies outside the loader's search path, and
 * sanitizers and coverage belong to the machine of the developer.
 */
final class HostLibraryRule implements Rule {
  private static final Pattern HOST =
      Pattern.compile("lib(?:jvm|jawt|java|jli|verify|python[0-9.]*m?)\\.so.*");
  private static final Pattern INSTRUMENT =
      Pattern.compile(
          "lib(?:(?:clang_rt\\.)?(?:a|t|ub|l|hwa|m)san.*|gcov)\\.so.*|libclang_rt\\..*");
  private static final Pattern CALLS =
      Pattern.compile("__(?:asan|tsan|ubsan|msan|lsan|hwasan|gcov|llvm_profile|sanitizer)_.*");

  @Override
  public String id() {
    return "host-library";
  }

  /** Whether a soname is one this rule is about. */
  static boolean isOfHost(String soname) {
    return HOST.matcher(soname).matches() || INSTRUMENT.matcher(soname).matches();
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      List<String> libraries =
          file.loading().needed().stream()
              .filter(HostLibraryRule::isOfHost)
              .filter(soname -> context.bundle().beside(file, soname).isEmpty())
              .distinct()
              .toList();
      libraries.forEach(soname -> findings.accept(library(context, file, soname).about(soname)));
      List<String> calls =
          file.library().imports().stream()
              .filter(symbol -> !symbol.weak())
              .map(ImportedSymbol::name)
              .filter(CALLS.asMatchPredicate())
              .filter(name -> !context.bundle().anyExports(file, name))
              .toList();
      if (libraries.isEmpty() && !calls.isEmpty()) {
        Finding finding = calls(context, file, calls);
        findings.accept(calls.size() == 1 ? finding.about(calls.get(0)) : finding);
      }
    }
  }

  private Finding library(AuditContext context, Subject file, String soname) {
    if (INSTRUMENT.matcher(soname).matches()) {
      return context.finding(
          this,
          file,
          "%s needs %s, which is for tests on the machine of a developer."
              .formatted(file.name(), soname),
          "Build it without -fsanitize, --coverage and -fprofile options.");
    }
    return context.finding(
        this,
        file,
        "%s needs %s, a library of the program that loads it, which the loader does not look for"
                .formatted(file.name(), soname)
            + " where that program is.",
        "Leave it out of the link: the program that loads the file hands over its functions.");
  }

  private Finding calls(AuditContext context, Subject file, List<String> calls) {
    return context.finding(
        this,
        file,
        "%s was instrumented for tests: it calls %s, which it does not have."
            .formatted(file.name(), Examples.of(calls)),
        "Build it without -fsanitize, --coverage and -fprofile options.");
  }
}
