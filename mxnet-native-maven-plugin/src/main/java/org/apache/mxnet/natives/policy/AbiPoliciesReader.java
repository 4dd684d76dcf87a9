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
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.InvalidGlibcVersionException;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;

/** Reads {@code abi.yaml}, whose head describes the format. */
final class AbiPoliciesReader {
  private static final String FORMAT = "mxnet-abi/1";
  private static final String GLIBC = "GLIBC";

  private AbiPoliciesReader() {}

  static AbiPolicies parse(YamlMap root) throws YamlException {
    Words.format(root.only("format", "glibc", "libraries", "releases", "architectures"), FORMAT);
    Set<String> glibcLibraries = Words.set(root, "glibc");
    Set<String> everywhere = new HashSet<>(glibcLibraries);
    Map<String, String> reasons = new HashMap<>();
    for (YamlMap library : root.maps("libraries")) {
      library.only("soname", "everywhere", "why");
      String soname = library.text("soname").value();
      reasons.put(soname, library.text("why").value());
      if (Words.known(library.text("everywhere"), "word", List.of("true", "false"))
          .equals("true")) {
        everywhere.add(soname);
      }
    }
    List<AbiPolicy> policies = new ArrayList<>();
    for (Map.Entry<String, YamlMap> arch : root.mapsByKey("architectures").entrySet()) {
      policies.addAll(policies(arch.getKey(), arch.getValue(), everywhere));
    }
    return new AbiPolicies(policies, releases(root), reasons, Set.copyOf(glibcLibraries));
  }

  private static Map<String, Set<String>> releases(YamlMap root) throws YamlException {
    Map<String, Set<String>> releases = new LinkedHashMap<>();
    if (root.has("releases")) {
      // A series without numbers has the one release that is called like it.
      for (Map.Entry<String, String> series : root.settings("releases").entrySet()) {
        releases.put(series.getKey(), Set.of(series.getValue().split("\\s+")));
      }
    }
    return releases;
  }

  private static List<AbiPolicy> policies(String arch, YamlMap map, Set<String> everywhere)
      throws YamlException {
    map.only("loader", "since", "policies");
    String loader = map.text("loader").value();
    List<AbiPolicy> policies = new ArrayList<>();
    Map<String, String> since = Words.numbers(map, "since");
    Map<String, String> floors = new HashMap<>();
    YamlMap rows = map.map("policies");
    for (String row : map.mapsByKey("policies").keySet()) {
      GlibcVersion glibc = glibc(rows, row);
      floors.putAll(Words.numbers(rows, row));
      floors.put(GLIBC, glibc.toString());
      Set<String> libraries = new HashSet<>(everywhere);
      libraries.add(loader);
      since.forEach(
          (soname, first) -> {
            if (VersionName.compare(glibc.toString(), first) >= 0) {
              libraries.add(soname);
            }
          });
      policies.add(new AbiPolicy(arch, glibc, floors, libraries));
    }
    return policies;
  }

  private static GlibcVersion glibc(YamlMap rows, String row) throws YamlException {
    try {
      return GlibcVersion.parse(row);
    } catch (InvalidGlibcVersionException e) {
      throw rows.error(row, e.getMessage(), e.remedy());
    }
  }
}
