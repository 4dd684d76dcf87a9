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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ImportedSymbol;

/**
 * Some library has each symbol that a file refers to.
 *
 * <p>It is judged only where that can be known: all that a file needs, and what that needs in turn,
 * is in the bundle or is one of glibc's or GCC's libraries, which give all their symbols versions.
 * A symbol without a version that no file of the bundle exports is then in none of them, but for
 * functions of glibc, which a file that was linked without {@code -lpthread} and the like takes
 * from the process, and the JVM's own. Of a symbol that is asked of a library of the bundle, that
 * library has to have it.
 */
final class UnresolvedSymbolRule implements Rule {
  static final String ID = "unresolved-symbol";

  private static final Set<String> VERSIONED = Set.of("libstdc++.so.6", "libgcc_s.so.1");
  private static final Pattern OF_THE_JVM = Pattern.compile("(?:JNI|JVM|JVMTI)_.*|jio_.*");

  /** What the loader or the linker has a value for. */
  private static final Pattern OF_THE_LOADER =
      Pattern.compile(
          "_DYNAMIC|_GLOBAL_OFFSET_TABLE_|__tls_get_(?:addr|offset)|_+r_debug|_rtld_.*");

  private final GlibcNames glibc = GlibcNames.load();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      Map<String, List<String>> missing = new TreeMap<>();
      boolean closed = isClosed(context, file);
      for (ImportedSymbol symbol : file.library().imports()) {
        if (!symbol.weak() && !symbol.name().isEmpty()) {
          source(context, file, symbol, closed)
              .ifPresent(
                  from ->
                      missing.computeIfAbsent(from, key -> new ArrayList<>()).add(symbol.name()));
        }
      }
      missing.forEach((from, names) -> findings.accept(finding(context, file, from, names)));
    }
  }

  /** Whether all that a file needs is known: of the bundle, or a library with versions. */
  private static boolean isClosed(AuditContext context, Subject file) {
    return file.libc() == Libc.GLIBC
        && file.loading().versionNeeds().stream().anyMatch(need -> !need.symbols().isEmpty())
        && context.bundle().needs(file).stream()
            .allMatch(
                soname ->
                    Libc.isOfGlibc(soname)
                        || VERSIONED.contains(soname)
                        || context.bundle().beside(file, soname).isPresent());
  }

  /** Who lacks a symbol: a library of the bundle, or "" for all; empty if somebody may have it. */
  private Optional<String> source(
      AuditContext context, Subject file, ImportedSymbol symbol, boolean closed) {
    if (context.bundle().anyExports(file, symbol.name())) {
      return Optional.empty();
    }
    if (symbol.library().isPresent()) {
      return symbol.library().filter(soname -> context.bundle().beside(file, soname).isPresent());
    }
    boolean elsewhere =
        symbol.version().isPresent()
            || OF_THE_JVM.matcher(symbol.name()).matches()
            || OF_THE_LOADER.matcher(symbol.name()).matches()
            || glibc.has(symbol.name());
    return closed && !elsewhere ? Optional.of("") : Optional.empty();
  }

  private Finding finding(AuditContext context, Subject file, String from, List<String> names) {
    String where =
        from.isEmpty()
            ? "which no library that it needs has"
            : "which %s of the bundle, of which it asks %s, does not export"
                .formatted(from, names.size() == 1 ? "it" : "them");
    Finding finding =
        context.finding(
            this,
            file,
            "%s needs %s, %s.".formatted(file.name(), Examples.counted("symbol", names), where),
            from.isEmpty()
                ? "Link the library that defines %s; link with -Wl,-z,defs to be told."
                    .formatted(names.size() == 1 ? "it" : "them")
                : "Bundle the %s that the file was linked with.".formatted(from));
    return names.size() == 1 ? finding.about(names.get(0)) : finding;
  }
}
