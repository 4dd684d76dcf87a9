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
package org.apache.mxnet.natives.product;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.mxnet.natives.elf.ExportedSymbol;

/** Whether a module offers the interface of its recipe and nothing else. */
final class ModuleExports {
  private static final int NAMES_SHOWN = 10;

  private final GlibcNames names;
  private final List<String> globs;
  private final ModuleCheck.FaultSink faults;

  ModuleExports(GlibcNames names, List<String> globs, ModuleCheck.FaultSink faults) {
    this.names = names;
    this.globs = globs;
    this.faults = faults;
  }

  void run(List<ExportedSymbol> exports) {
    List<Predicate<String>> allowed = globs.stream().map(ModuleExports::matcher).toList();
    Examples others = new Examples(NAMES_SHOWN);
    Examples shadows = new Examples(NAMES_SHOWN);
    for (ExportedSymbol export : exports) {
      if (allowed.stream().noneMatch(glob -> glob.test(export.name()))) {
        others.add(export.name());
      }
      if (names.isShadow(export.name(), export.weak())) {
        shadows.add(export.name());
      }
    }
    Examples unmatched = new Examples(globs.size());
    for (int i = 0; i < globs.size(); i++) {
      if (exports.stream().map(ExportedSymbol::name).noneMatch(allowed.get(i))) {
        unmatched.add(globs.get(i));
      }
    }
    report(others, shadows, unmatched);
  }

  private void report(Examples others, Examples shadows, Examples unmatched) {
    if (!others.isEmpty()) {
      faults.fault(
          "exports %s beyond those of the recipe: %s"
              .formatted(others.count() == 1 ? "a symbol" : others.count() + " symbols", others),
          "Link it with a version script of its \"exports\" and \"local: *\", or add what belongs"
              + " to its interface to \"exports\" of the module.");
    }
    if (!unmatched.isEmpty()) {
      faults.fault(
          "exports nothing that matches " + unmatched,
          "Correct \"exports\" of the module, or the options because of which the build left it out"
              + " or hid it.");
    }
    if (!shadows.isEmpty()) {
      faults.fault(
          "exports functions of glibc, which the whole process may get instead: " + shadows,
          "Take the names out of \"exports\" of the module.");
    }
  }

  private static Predicate<String> matcher(String glob) {
    StringBuilder pattern = new StringBuilder();
    Stream.of(glob.split("(?<=[*?])|(?=[*?])"))
        .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
        .forEach(pattern::append);
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).asMatchPredicate();
  }
}
