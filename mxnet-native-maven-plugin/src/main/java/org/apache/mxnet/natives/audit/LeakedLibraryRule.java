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

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.ExportedSymbol;
import org.apache.mxnet.natives.policy.KnownLibrary;

/**
 * A file keeps the libraries that are linked into it to itself: a process that has another release
 * of one would mix the two. A file that is the library, by its name or because half of what it
 * exports is the library's, exports it by right.
 */
final class LeakedLibraryRule implements Rule {
  /** What the files of a library are called, if not by its id. */
  private static final Map<String, List<String>> FILES =
      Map.ofEntries(
          Map.entry("zlib", List.of("libz")),
          Map.entry("openssl", List.of("libcrypto", "libssl")),
          Map.entry("boringssl", List.of("libcrypto", "libssl")),
          Map.entry("libjpeg", List.of("libjpeg", "libturbojpeg")),
          Map.entry("libjpeg-turbo", List.of("libjpeg", "libturbojpeg")),
          Map.entry("onednn", List.of("libdnnl", "libmkldnn")),
          Map.entry("bzip2", List.of("libbz2")),
          Map.entry("xz", List.of("liblzma")),
          Map.entry("zmq", List.of("libzmq")),
          Map.entry("cuda", List.of("libcu", "libnv")),
          Map.entry("openblas", List.of("libopenblas", "libblas", "liblapack")),
          Map.entry("icu", List.of("libicu")));

  private final List<KnownLibrary> known;

  LeakedLibraryRule(List<KnownLibrary> known) {
    this.known = List.copyOf(known);
  }

  @Override
  public String id() {
    return "leaked-library";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (KnownLibrary library : known) {
      NameGlobs globs = new NameGlobs(library.exports());
      for (Subject file : context.files()) {
        List<String> leaked = leaked(context, file, library, globs);
        if (!leaked.isEmpty()
            && leaked.size() * 2 < file.library().exports().size()
            && !isItself(file, library.id())) {
          findings.accept(finding(context, file, library.id(), leaked));
        }
      }
    }
  }

  /** What a file exports of a library; nothing unless one of the names is the library's alone. */
  private static List<String> leaked(
      AuditContext context, Subject file, KnownLibrary library, NameGlobs globs) {
    return library.symbols().stream().noneMatch(s -> context.bundle().exports(file, s))
        ? List.of()
        : file.library().exports().stream()
            .map(ExportedSymbol::name)
            .filter(name -> globs.match(name) || library.symbols().contains(name))
            .distinct()
            // The names by which people know the library come before what a compiler made of it.
            .sorted(Comparator.comparing(name -> !library.symbols().contains(name)))
            .toList();
  }

  private static boolean isItself(Subject file, String id) {
    String plain = id.toLowerCase(Locale.ROOT);
    String stem = plain.startsWith("lib") ? plain : "lib" + plain;
    List<String> stems = FILES.getOrDefault(plain, List.of(stem));
    return stems.stream()
        .anyMatch(
            s ->
                file.name().toLowerCase(Locale.ROOT).startsWith(s)
                    || file.loading().soname().filter(name -> name.startsWith(s)).isPresent());
  }

  private Finding finding(AuditContext context, Subject file, String id, List<String> leaked) {
    return context
        .finding(
            this,
            file,
            "%s exports %d symbol%s of %s, which is linked into it: %s."
                .formatted(
                    file.name(),
                    leaked.size(),
                    leaked.size() == 1 ? "" : "s",
                    id,
                    Examples.of(leaked)),
            "Link it with a version script of its own interface and \"local: *\", or with"
                + " -Wl,--exclude-libs,ALL.")
        .about(id);
  }
}
