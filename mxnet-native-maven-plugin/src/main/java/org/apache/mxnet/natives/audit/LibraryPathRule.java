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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The loader looks for the libraries of a file (DT_RPATH, DT_RUNPATH) beside it and nowhere else. A
 * folder of the building machine is a way in for whoever may write to it on another; an empty entry
 * is the working directory of the process.
 */
final class LibraryPathRule implements Rule {
  private static final List<String> ORIGINS = List.of("$ORIGIN", "${ORIGIN}");

  @Override
  public String id() {
    return "library-path";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    for (Subject file : context.files()) {
      List<String> outside =
          entries(file).stream()
              .filter(entry -> !isInside(file, entry))
              .map(entry -> entry.isEmpty() ? "the working directory (an empty entry)" : entry)
              .toList();
      if (!outside.isEmpty()) {
        findings.accept(
            context.finding(
                this,
                file,
                "%s has its libraries looked for in %s (DT_RPATH or DT_RUNPATH), outside $ORIGIN."
                    .formatted(file.name(), Examples.of(outside)),
                "Link it with -Wl,-rpath,'$ORIGIN' and no other -rpath; for CMake, BUILD_RPATH and"
                    + " INSTALL_RPATH of the target; for a finished file, patchelf --set-rpath."));
      }
    }
  }

  /** The folders that the loader looks in, as written, in the order of the file. */
  static Set<String> entries(Subject file) {
    Set<String> entries = new LinkedHashSet<>();
    Stream.of(file.loading().rpath(), file.loading().runpath())
        .flatMap(Optional::stream)
        .flatMap(path -> Stream.of(path.split(":", -1)))
        .forEach(entries::add);
    return entries;
  }

  private static boolean isInside(Subject file, String entry) {
    for (String origin : ORIGINS) {
      if (entry.equals(origin)) {
        return true;
      }
      if (entry.startsWith(origin + "/")) {
        return !climbsOut(file, entry.substring(origin.length() + 1));
      }
    }
    return false;
  }

  /** Whether a path relative to a file's folder leaves the archive that the file is in. */
  private static boolean climbsOut(Subject file, String relative) {
    if (file.entry().archive().isEmpty()) {
      return false;
    }
    List<String> folders = new ArrayList<>();
    for (String part : (file.entry().folder() + "/" + relative).split("/")) {
      if (part.equals("..")) {
        if (folders.isEmpty()) {
          return true;
        }
        folders.remove(folders.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        folders.add(part);
      }
    }
    return false;
  }
}
