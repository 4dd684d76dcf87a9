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
package org.apache.mxnet.natives.preflight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.exec.PackageInstaller;

/** A build cannot succeed on this machine, or with these settings; tells all reasons at once. */
public final class PreflightException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private PreflightException(String problem, String remedy) {
    super(problem, remedy);
  }

  /**
   * @param shortages at least one
   * @param installer what installs packages here; empty if none is known
   */
  static PreflightException of(
      String subject, List<Shortage> shortages, Optional<PackageInstaller> installer) {
    Set<String> packages = new TreeSet<>();
    StringBuilder list = new StringBuilder();
    int others = 0;
    for (int i = 0; i < shortages.size(); i++) {
      Shortage shortage = shortages.get(i);
      list.append("\n  ").append(i + 1).append(". ").append(shortage);
      Optional<String> found = packageFor(shortage, installer);
      if (found.isPresent()) {
        packages.add(found.get());
      } else {
        others++;
        list.append("\n     ").append(shortage.remedy());
      }
    }
    String command = installer.map(each -> each.command(packages)).orElse("");
    if (shortages.size() == 1) {
      Shortage only = shortages.get(0);
      return new PreflightException(
          only.toString(), packages.isEmpty() ? only.remedy() : "Install it: " + command);
    }
    return new PreflightException(
        shortages.size() + " things are missing for " + subject + ":" + list,
        packages.isEmpty()
            ? "Do what is told at each of them."
            : (others == 0 ? "Install them: " : "Do what is told above, and install the others: ")
                + command);
  }

  private static Optional<String> packageFor(
      Shortage shortage, Optional<PackageInstaller> installer) {
    return installer.flatMap(each -> shortage.program().flatMap(each::packageOf));
  }
}
