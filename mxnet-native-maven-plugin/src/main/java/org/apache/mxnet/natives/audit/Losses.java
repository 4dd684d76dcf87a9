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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.policy.TargetSystem;

/**
 * The systems that have the floor but not what a file needs.
 *
 * @param needed what it needs
 * @param systems those with the least first, then by name
 */
record Losses(SymbolVersion needed, List<Loss> systems) {
  Losses {
    systems = List.copyOf(systems);
  }

  /** A system, and the latest version it has of what is needed; without a number if none. */
  record Loss(String name, SymbolVersion has) {
    private String words() {
      return has.number().isEmpty() ? "none" : has.number();
    }
  }

  /** Those of the policy. */
  static Losses of(AuditContext context, String arch, SymbolVersion needed) {
    SymbolVersion floor = context.floors().glibc(arch);
    List<Loss> lost = new ArrayList<>();
    for (TargetSystem system : context.policy().systems()) {
      if (isGlibc(system) && !floor.isAbove(SymbolVersion.glibc(system.libcVersion()))) {
        Optional<SymbolVersion> has = has(system, needed.namespace());
        // Without a number the version is there or not; otherwise a system without any lacks the
        // whole library, which is another finding.
        boolean lacks =
            needed.number().isEmpty() ? has.isEmpty() : has.filter(needed::isAbove).isPresent();
        if (lacks) {
          SymbolVersion none = new SymbolVersion(needed.namespace(), "");
          lost.add(new Loss(system.name(), has.orElse(none)));
        }
      }
    }
    lost.sort(Comparator.comparing(Loss::has).thenComparing(Loss::name));
    return new Losses(needed, lost);
  }

  static boolean isGlibc(TargetSystem system) {
    return system.libc().equals("glibc");
  }

  /** The latest version that a system has in a namespace. */
  static Optional<SymbolVersion> has(TargetSystem system, String namespace) {
    if (namespace.equals(SymbolVersion.GLIBC) && isGlibc(system)) {
      return Optional.of(SymbolVersion.glibc(system.libcVersion()));
    }
    return Optional.ofNullable(system.has().get(namespace))
        .map(number -> new SymbolVersion(namespace, number));
  }

  boolean isEmpty() {
    return systems.isEmpty();
  }

  /** "CentOS 7 (glibc 2.17), Debian 8 (2.19)". */
  String words() {
    if (systems.isEmpty()) {
      return needed.isGlibc()
          ? "systems with a glibc older than " + needed.number()
          : "systems without " + needed;
    }
    Loss first = systems.get(0);
    String what = needed.isGlibc() ? "glibc" : needed.namespace();
    return "%s (%s %s)".formatted(first.name(), what, first.words())
        + systems.stream()
            .skip(1)
            .map(loss -> ", %s (%s)".formatted(loss.name(), loss.words()))
            .collect(Collectors.joining());
  }
}
