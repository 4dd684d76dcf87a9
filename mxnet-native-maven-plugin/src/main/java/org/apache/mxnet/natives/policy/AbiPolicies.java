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
package org.apache.mxnet.natives.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * What systems of each architecture and age have, {@code abi.yaml}.
 *
 * <p>The idea is that of Python's manylinux policies (PEP 600): a floor names a release of glibc,
 * and means all mainstream systems with that release or a newer one.
 */
public final class AbiPolicies {
  private static final String RESOURCE = "abi.yaml";
  private static final String GLIBC = "GLIBC";
  private static final String PRIVATE = "GLIBC_PRIVATE";

  private final Map<String, NavigableMap<GlibcVersion, AbiPolicy>> policies;
  private final Map<String, Set<String>> releases;
  private final Map<String, String> reasons;
  private final Set<String> glibcLibraries;

  AbiPolicies(
      List<AbiPolicy> policies,
      Map<String, Set<String>> releases,
      Map<String, String> reasons,
      Set<String> glibcLibraries) {
    this.policies = new LinkedHashMap<>();
    for (AbiPolicy policy : policies) {
      this.policies
          .computeIfAbsent(policy.arch(), arch -> new TreeMap<>())
          .put(policy.glibc(), policy);
    }
    this.releases = releases;
    this.reasons = reasons;
    this.glibcLibraries = glibcLibraries;
  }

  /** Those that are shipped. */
  public static AbiPolicies load() {
    return PolicyResource.load(RESOURCE, AbiPoliciesReader::parse);
  }

  /** The architectures of the table, as {@code uname -m} prints them. */
  public List<String> architectures() {
    return List.copyOf(policies.keySet());
  }

  /** All policies, by architecture and then from old to new. */
  public List<AbiPolicy> all() {
    return policies.values().stream().flatMap(byAge -> byAge.values().stream()).toList();
  }

  /**
   * What systems with a floor's glibc or a newer one have. Between two entries of the table the
   * older one holds, with the floor's own glibc. Below the first, the first: the architecture had
   * no system before. Of an architecture without entries nothing but glibc is known.
   */
  public AbiPolicy forFloor(String arch, GlibcVersion floor) {
    NavigableMap<GlibcVersion, AbiPolicy> byAge = policies.get(arch);
    if (byAge == null) {
      return new AbiPolicy(arch, floor, Map.of(GLIBC, floor.toString()), glibcLibraries);
    }
    Map.Entry<GlibcVersion, AbiPolicy> entry = byAge.floorEntry(floor);
    if (entry == null) {
      return byAge.firstEntry().getValue();
    }
    Map<String, String> floors = new HashMap<>(entry.getValue().floors());
    floors.put(GLIBC, floor.toString());
    return new AbiPolicy(arch, floor, floors, entry.getValue().systemLibraries());
  }

  /**
   * Whether the table knows releases of a series of symbol versions, {@code GLIBCXX} for example.
   */
  public boolean judges(String namespace) {
    return releases.containsKey(namespace);
  }

  /** The series of symbol versions that {@link #judges} knows. */
  public Set<String> namespaces() {
    return releases.keySet();
  }

  /**
   * Whether a symbol version is one that no release has: glibc's private one, or a number below the
   * highest of its series that the series left out. A higher number may be newer than the table.
   *
   * @param versionName for example {@code GLIBC_2.17}
   */
  public boolean unknown(String versionName) {
    VersionName name = VersionName.of(versionName);
    Set<String> known = releases.get(name.namespace());
    if (known == null) {
      return versionName.equals(PRIVATE);
    }
    return !known.contains(name.number())
        && known.stream().anyMatch(k -> VersionName.compare(k, name.number()) > 0);
  }

  /** Why a library is, or is not, on the list of what every system has; for well-known ones. */
  public Optional<String> reason(String soname) {
    return Optional.ofNullable(reasons.get(soname));
  }

  /**
   * What contradicts itself in the table: a newer policy must have all that an older one of its
   * architecture has, and each number must be a release.
   *
   * @return a sentence for each contradiction; empty if all is well
   */
  public List<String> selfCheck() {
    List<String> faults = new ArrayList<>();
    for (NavigableMap<GlibcVersion, AbiPolicy> byAge : policies.values()) {
      AbiPolicy older = null;
      for (AbiPolicy policy : byAge.values()) {
        checkReleases(policy, faults);
        if (older != null) {
          compare(older, policy, faults);
        }
        older = policy;
      }
    }
    return faults;
  }

  private void checkReleases(AbiPolicy policy, List<String> faults) {
    if (!policy.glibc().toString().equals(policy.floors().get(GLIBC))) {
      faults.add(name(policy) + " promises another glibc: " + policy.floors().get(GLIBC) + ".");
    }
    for (Map.Entry<String, String> floor : new TreeMap<>(policy.floors()).entrySet()) {
      VersionName version = new VersionName(floor.getKey(), floor.getValue());
      if (!releases.getOrDefault(version.namespace(), Set.of()).contains(version.number())) {
        faults.add(name(policy) + " promises " + version + ", which is no release.");
      }
    }
  }

  private static void compare(AbiPolicy older, AbiPolicy newer, List<String> faults) {
    for (Map.Entry<String, String> floor : new TreeMap<>(older.floors()).entrySet()) {
      VersionName version = new VersionName(floor.getKey(), floor.getValue());
      if (!newer.offers(version.toString())) {
        faults.add(name(newer) + " lacks " + version + " of " + name(older) + ".");
      }
    }
    Set<String> lost = new HashSet<>(older.systemLibraries());
    lost.removeAll(newer.systemLibraries());
    lost.stream()
        .sorted()
        .forEach(
            soname -> faults.add(name(newer) + " lacks " + soname + " of " + name(older) + "."));
  }

  private static String name(AbiPolicy policy) {
    return policy.arch() + " glibc " + policy.glibc();
  }
}
