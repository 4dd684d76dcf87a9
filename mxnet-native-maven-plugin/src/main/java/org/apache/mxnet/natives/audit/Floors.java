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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.policy.AbiPolicies;
import org.apache.mxnet.natives.policy.AuditPolicy;

/** What a system of the floor has, by processor. */
final class Floors {
  private final AuditPolicy policy;
  private final AbiPolicies tables;
  private final GlibcVersion floor;
  private final Map<String, Map<String, String>> versions = new HashMap<>();

  Floors(AuditPolicy policy, AbiPolicies tables, GlibcVersion floor) {
    this.policy = policy;
    this.tables = tables;
    this.floor = floor;
  }

  /** The glibc of the floor, or the first for the processor if that is later. */
  SymbolVersion glibc(String arch) {
    SymbolVersion asked = SymbolVersion.glibc(floor.toString());
    // Both the tables and Arch may know that the processor came later.
    return Stream.of(
            SymbolVersion.glibc(tables.forFloor(arch, floor).glibc().toString()),
            Arch.firstGlibc(arch).orElse(asked))
        .reduce(asked, (one, other) -> other.isAbove(one) ? other : one);
  }

  /** The latest versions a file may need, by namespace. */
  Map<String, String> versions(String arch) {
    return versions.computeIfAbsent(arch, this::join);
  }

  /** The latest version of a namespace; empty if none is promised. */
  Optional<SymbolVersion> limit(String arch, String namespace) {
    return Optional.ofNullable(versions(arch).get(namespace))
        .map(number -> new SymbolVersion(namespace, number));
  }

  /** Whether the tables know the versions of a namespace: only then can they be judged. */
  boolean isKnown(String namespace) {
    return tables.judges(namespace);
  }

  /** Whether a version is above what the floor promises; of a processor without tables, glibc's. */
  boolean isAbove(String arch, SymbolVersion version) {
    return limit(arch, version.namespace())
        .map(version::isAbove)
        .orElseGet(() -> tables.architectures().contains(arch) && isKnown(version.namespace()));
  }

  /** Whether no release has a version: one of glibc's own, or one that a series left out. */
  boolean isUnknown(String name) {
    SymbolVersion version = SymbolVersion.of(name);
    return tables.unknown(version.toString())
        || name.startsWith("GLIBC_") && !isKnown(version.namespace());
  }

  /** Whether a system of the floor has a library, or the project declares that it must. */
  boolean hasLibrary(Subject user, String soname) {
    if (Libc.isLoader(soname) || isDeclared(soname)) {
      return true;
    }
    if (user.libc() == Libc.MUSL) {
      return Libc.isOfMusl(soname);
    }
    return Libc.isOfGlibc(soname)
        || policy.systemLibraries().contains(soname)
        || tables.forFloor(user.arch(), floor).systemLibraries().contains(soname);
  }

  /** Whether the project declares a library as a requirement. */
  boolean isDeclared(String soname) {
    return policy.requirements().contains(soname);
  }

  private Map<String, String> join(String arch) {
    Map<String, String> joined = new HashMap<>(tables.forFloor(arch, floor).floors());
    joined.put(SymbolVersion.GLIBC, glibc(arch).number());
    joined.putAll(policy.floors().getOrDefault(arch, Map.of()));
    return joined;
  }
}
