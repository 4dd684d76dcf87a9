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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.exec.PackageInstaller;

/**
 * All checks of a build. A build of an hour must not end at a program that was missing from the
 * start, and a machine is to be equipped once, not once for each attempt.
 */
public final class Preflight {
  private final List<Check> checks;

  /**
   * @param checks in the order in which they are told
   */
  public Preflight(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * What all checks find, in their order.
   *
   * @throws IOException if one cannot even look
   */
  public List<Shortage> shortages() throws IOException {
    List<Shortage> shortages = new ArrayList<>();
    for (Check check : checks) {
      shortages.addAll(check.run());
    }
    return shortages;
  }

  /**
   * Passes only if nothing is missing.
   *
   * @param subject what is built, for the message: {@code linux-x86_64-cpu}
   * @param path folders with {@code :} between them, where apt-get, dnf or brew is looked up
   * @throws PreflightException with every shortage
   * @throws IOException if a check cannot even look
   */
  public void demandPass(String subject, String path) throws PreflightException, IOException {
    List<Shortage> shortages = shortages();
    if (!shortages.isEmpty()) {
      Optional<PackageInstaller> installer = PackageInstaller.find(path);
      throw PreflightException.of(subject, shortages, installer);
    }
  }
}
