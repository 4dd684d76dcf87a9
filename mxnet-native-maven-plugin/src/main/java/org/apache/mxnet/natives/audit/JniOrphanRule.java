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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.intake.NativeMethod;

/**
 * Each function for Java ({@code Java_…}) of a library has its native method. Only functions for
 * the packages whose classes are in the bundle are judged: classes of others may be in other jars.
 */
final class JniOrphanRule implements Rule {
  @Override
  public String id() {
    return "jni-orphan";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    List<NativeMethod> methods = context.intake().methods();
    Set<String> names = JniExports.names(methods);
    Set<String> packages =
        methods.stream().map(JniExports::packagePart).collect(Collectors.toSet());
    for (JniExports exports : JniExports.of(context.files())) {
      Map<String, List<String>> orphans = new TreeMap<>();
      exports
          .functions()
          .forEach(
              (function, file) -> {
                if (!names.contains(function)
                    && packages.stream().anyMatch(p -> JniExports.isDirectlyIn(function, p))) {
                  orphans.computeIfAbsent(file.path(), path -> new ArrayList<>()).add(function);
                }
              });
      for (Subject file : context.files()) {
        List<String> found = orphans.remove(file.path());
        if (found != null) {
          findings.accept(finding(context, file, found));
        }
      }
    }
  }

  private Finding finding(AuditContext context, Subject file, List<String> orphans) {
    Finding finding =
        context.finding(
            this,
            file,
            "%s exports %s, for which no class of the bundle has a native method."
                .formatted(file.name(), Examples.of(orphans)),
            "Take the functions out of the library, or pack the classes that the library was"
                + " written for.");
    return orphans.size() == 1 ? finding.about(orphans.get(0)) : finding;
  }
}
