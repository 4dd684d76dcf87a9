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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Contribution;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.audit.SystemVerdict;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.elf.ForeignFormat;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.policy.TargetSystem;

/** Results of audits, put together by hand. */
final class Bundles {
  static final String SHA = "0123456789abcdef".repeat(4);

  private final Map<String, String> floor = new LinkedHashMap<>();
  private final List<AuditedFile> files = new ArrayList<>();
  private final List<SystemVerdict> systems = new ArrayList<>();
  private final List<Finding> bundle = new ArrayList<>();
  private final Map<String, List<String>> edges = new LinkedHashMap<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private boolean passed = true;

  /** An audit that fails, with something of everything. */
  static AuditResult sample(Path dir) throws IOException, NativeBuildException {
    String mxnet = "demo.jar!/lib/native/libmxnet.so";
    String quadmath = "demo.jar!/lib/native/libquadmath.so.0";
    ElfImageBuilder backend =
        ElfImageBuilder.library()
            .name(14, "libmxnet.so")
            .name(1, "libquadmath.so.0")
            .name(1, "libgtk-x11-2.0.so.0")
            .name(1, "libc.so.6")
            .name(29, "$ORIGIN:/opt/x")
            .need("libc.so.6", "GLIBC_2.14", "memcpy")
            .need("libc.so.6", "GLIBC_2.2.5", "puts", "abort")
            .need("libstdc++.so.6", "GLIBCXX_3.4.19", "_ZSt4cerr")
            .defined("MXGetVersion");
    ElfImageBuilder numbers =
        ElfImageBuilder.library().name(1, "libm.so.6").need("libm.so.6", "GLIBC_2.23", "__signgam");
    return new Bundles()
        .floor("GLIBCXX", "3.4.19")
        .floor("GLIBC", "2.17")
        .elf(
            quadmath,
            read(dir.resolve("quadmath"), numbers),
            error(
                "version-floor",
                quadmath,
                "libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6), above the floor"
                    + " GLIBC_2.17: it does not load on Amazon Linux 1 (glibc 2.17).",
                "Build it for the floor.",
                "__signgam",
                "GLIBC_2.23"))
        .elf(
            mxnet,
            read(dir.resolve("mxnet"), backend),
            finding(Severity.WARNING, "relro", mxnet, "libmxnet.so has no RELRO.", "Use -z relro."),
            new Finding(
                "missing-library",
                Severity.ERROR,
                mxnet,
                "libmxnet.so needs libgtk-x11-2.0.so.0, which is neither there nor of the system.",
                "Ship it, or declare it.",
                Optional.of("libgtk-x11-2.0.so.0"),
                Optional.empty()))
        .foreign("demo.jar!/osx/libmxnet.dylib")
        .edge(mxnet, quadmath, "libgtk-x11-2.0.so.0", "libc.so.6")
        .edge(quadmath, "libm.so.6")
        .system("CentOS 7", "glibc", "2.17", "libquadmath.so.0 needs GLIBC_2.23", "and more")
        .system("Debian 12", "glibc", "2.36")
        .system("Alpine 3.20", "musl", "1.2.5", "libmxnet.so is for glibc")
        .contribution(quadmath, "__signgam", "GLIBC_2.23", "math.o", "libquadmath.a")
        .failed();
  }

  static SharedLibrary read(Path file, ElfImageBuilder image)
      throws IOException, NativeBuildException {
    return SharedLibrary.read(image.build().write(file));
  }

  static Finding finding(
      Severity severity, String rule, String file, String message, String remedy) {
    return new Finding(rule, severity, file, message, remedy, Optional.empty(), Optional.empty());
  }

  static Finding error(
      String rule, String file, String message, String remedy, String symbol, String version) {
    return new Finding(
        rule, Severity.ERROR, file, message, remedy, Optional.of(symbol), Optional.of(version));
  }

  Bundles floor(String name, String version) {
    floor.put(name, version);
    return this;
  }

  Bundles elf(String path, SharedLibrary library, Finding... findings) {
    return add(path, Optional.of(library), Optional.empty(), "glibc", findings);
  }

  Bundles unreadable(String path, Finding... findings) {
    return add(path, Optional.empty(), Optional.empty(), "none", findings);
  }

  Bundles foreign(String path) {
    return add(
        path,
        Optional.empty(),
        Optional.of(
            new ForeignFormat.Foreign(
                "Mach-O", "arm64", List.of("@rpath/libmxnet.dylib"), Optional.of("11.0"))),
        "none");
  }

  private Bundles add(
      String path,
      Optional<SharedLibrary> library,
      Optional<ForeignFormat.Foreign> foreign,
      String libc,
      Finding... findings) {
    NativeEntry entry = new NativeEntry(path, "", "", Path.of("native"));
    files.add(new AuditedFile(entry, SHA, library, foreign, libc, List.of(findings)));
    return this;
  }

  Bundles system(String name, String libc, String version, String... because) {
    systems.add(
        new SystemVerdict(
            new TargetSystem(name, libc, version, Map.of()),
            because.length == 0,
            List.of(because)));
    return this;
  }

  Bundles ofNoFile(Finding finding) {
    bundle.add(finding);
    return this;
  }

  Bundles edge(String path, String... needed) {
    edges.put(path, List.of(needed));
    return this;
  }

  Bundles contribution(String file, String symbol, String version, String object, String archive) {
    contributions.add(new Contribution(file, symbol, version, object, archive));
    return this;
  }

  AuditResult failed() {
    passed = false;
    return result();
  }

  AuditResult result() {
    return new AuditResult(floor, passed, files, systems, bundle, edges, contributions);
  }
}
