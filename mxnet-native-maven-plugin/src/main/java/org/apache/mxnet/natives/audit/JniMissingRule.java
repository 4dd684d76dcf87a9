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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.intake.NativeMethod;

/**
 * Each Java method that is native has its function ({@code Java_…}) in a library of the bundle.
 *
 * <p>It is judged for each processor and C library for which the bundle has functions for the
 * class's package. If it has none for any, the class is judged once, unless its name is of another
 * system, as {@code kqueue} or {@code win32}. A library with {@code JNI_OnLoad} may register
 * functions under any name, so what is missing is then only noted.
 */
final class JniMissingRule implements Rule {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "windows|win32|win64|macos|macosx|darwin|osx|cocoa|kqueue|bsd|solaris|android|aix");

  /** Methods of a class that lack their functions, and the library that may register them. */
  private record Gap(
      String className, List<String> methods, String export, Optional<String> registrar) {}

  @Override
  public String id() {
    return "jni-missing";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    List<JniExports> all = JniExports.of(context.files());
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<NativeMethod>> classes =
        context.intake().methods().stream()
            .collect(
                Collectors.groupingBy(NativeMethod::className, TreeMap::new, Collectors.toList()));
    // The classes are the same for all processors, and mostly so are the gaps.
    Map<Gap, List<JniExports>> gaps = new LinkedHashMap<>();
    classes.values().forEach(methods -> judge(methods, all, gaps));
    gaps.forEach((gap, places) -> findings.accept(finding(context, gap, places)));
  }

  private static void judge(
      List<NativeMethod> methods, List<JniExports> all, Map<Gap, List<JniExports>> gaps) {
    String packagePart = JniExports.packagePart(methods.get(0));
    List<JniExports> serving = all.stream().filter(e -> e.serves(packagePart)).toList();
    boolean elsewhere = isElsewhere(methods.get(0).className());
    if (serving.isEmpty() && elsewhere) {
      return;
    }
    for (JniExports exports : serving.isEmpty() ? all : serving) {
      List<NativeMethod> missing = methods.stream().filter(m -> !exports.has(m)).toList();
      boolean unserved = missing.size() == methods.size();
      if (!missing.isEmpty() && !(unserved && elsewhere)) {
        Gap gap =
            new Gap(
                missing.get(0).className(),
                missing.stream().map(NativeMethod::name).distinct().toList(),
                missing.get(0).shortExport(),
                exports.registrar(packagePart).map(Subject::name));
        gaps.computeIfAbsent(gap, key -> new ArrayList<>()).add(exports);
      }
    }
  }

  private static boolean isElsewhere(String className) {
    return ELSEWHERE.matcher(className.toLowerCase(Locale.ROOT)).find();
  }

  private Finding finding(AuditContext context, Gap gap, List<JniExports> places) {
    boolean one = gap.methods().size() == 1;
    List<String> platforms =
        places.stream().map(p -> "%s with %s".formatted(p.arch(), p.libc().id())).toList();
    String consequence =
        gap.registrar()
            .map(
                name ->
                    "; %s may register %s when it is loaded (JNI_OnLoad)"
                        .formatted(name, one ? "it" : "them"))
            .orElse(": a call ends in an UnsatisfiedLinkError");
    String message =
        "%s of %s %s no function in the libraries for %s%s."
            .formatted(
                Examples.counted("Native method", gap.methods()),
                gap.className(),
                one ? "has" : "have",
                Examples.of(platforms),
                consequence);
    String remedy =
        gap.registrar().isPresent()
            ? "Nothing, if it does; otherwise export %s.".formatted(gap.export())
            : "Build the library with the headers of these classes (javac -h) so that it exports %s,"
                    .formatted(gap.export())
                + " or take the declaration out.";
    Finding finding = context.finding(id(), "", message, remedy);
    Finding about = one ? finding.about(gap.export()) : finding;
    return gap.registrar().isPresent() ? about.atMost(Severity.NOTE) : about;
  }
}
