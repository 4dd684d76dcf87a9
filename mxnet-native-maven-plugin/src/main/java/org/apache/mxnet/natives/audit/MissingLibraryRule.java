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

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Each library that a file needs (DT_NEEDED) is in the bundle, or on every system of the floor, or
 * declared as a requirement. The dynamic loader's own name is exempt: it is there, since it reads
 * the list.
 */
final class MissingLibraryRule implements Rule {
  static final String ID = "missing-library";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      file.loading().needed().stream()
          .distinct()
          .filter(soname -> isMissing(context, file, soname))
          .filter(soname -> !HostLibraryRule.isOfHost(soname))
          .forEach(soname -> findings.accept(finding(context, file, soname)));
    }
  }

  /** Whether nobody promises a library. */
  static boolean isMissing(AuditContext context, Subject file, String soname) {
    return !context.floors().hasLibrary(file, soname)
        && context.bundle().beside(file, soname).isEmpty();
  }

  private Finding finding(AuditContext context, Subject file, String soname) {
    Optional<Subject> misfit = context.bundle().misfit(file, soname);
    String where =
        misfit
            .map(
                found ->
                    "of which the bundle has one for %s and %s, not for %s and %s"
                        .formatted(found.arch(), found.libc().id(), file.arch(), file.libc().id()))
            .orElse("which is neither in the bundle nor on every system of the floor");
    return context
        .finding(
            this, file, "%s needs %s, %s.".formatted(file.name(), soname, where), remedy(soname))
        .about(soname);
  }

  private static String remedy(String soname) {
    int end = soname.indexOf(".so");
    String link =
        switch (end < 0 ? soname : soname.substring(0, end)) {
          case "libstdc++" -> "Link with -static-libstdc++";
          case "libgcc_s" -> "Link with -static-libgcc";
          case "libgomp", "libomp", "libiomp5" ->
              "Link the archive of one OpenMP runtime, or put the library into the bundle";
          case "libgfortran", "libquadmath" ->
              "Build without Fortran, or put the library into the bundle";
          default -> "Link its static archive, or put the library into the bundle";
        };
    return "%s; if users are to install it, declare %s under \"requirements\" of the policy."
        .formatted(link, soname);
  }
}
