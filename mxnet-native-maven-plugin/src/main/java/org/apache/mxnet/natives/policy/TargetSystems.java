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
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** The systems that an audit names, {@code systems.yaml}. */
public final class TargetSystems {
  private static final String RESOURCE = "systems.yaml";
  private static final String FORMAT = "mxnet-systems/1";
  private static final String GLIBC = "GLIBC";

  private final Map<String, Map<String, String>> compilers;
  private final Map<String, String> since;
  private final List<TargetSystem> systems;

  private TargetSystems(
      Map<String, Map<String, String>> compilers, Map<String, String> since, YamlMap root)
      throws YamlException {
    this.compilers = compilers;
    this.since = since;
    this.systems = read(root, "systems").stream().sorted().toList();
  }

  /** Those that are shipped, sorted. */
  public static List<TargetSystem> load() {
    return table().systems;
  }

  static TargetSystems table() {
    return PolicyResource.load(RESOURCE, TargetSystems::parse);
  }

  static TargetSystems parse(YamlMap root) throws YamlException {
    Words.format(root.only("format", "gcc", "sinceGlibc", "systems"), FORMAT);
    Map<String, Map<String, String>> compilers = new HashMap<>();
    for (String release : root.mapsByKey("gcc").keySet()) {
      compilers.put(release, Words.numbers(root.map("gcc"), release));
    }
    return new TargetSystems(compilers, Words.numbers(root, "sinceGlibc"), root);
  }

  List<TargetSystem> systems() {
    return systems;
  }

  /** The systems of a list, of this table or of a user's policy. */
  List<TargetSystem> read(YamlMap map, String key) throws YamlException {
    List<TargetSystem> read = new ArrayList<>();
    for (YamlMap system : map.maps(key)) {
      read.add(system(system.only("name", "glibc", "musl", "gcc", "has")));
    }
    return read;
  }

  private TargetSystem system(YamlMap map) throws YamlException {
    YamlText name = map.text("name");
    if (map.has("glibc") == map.has("musl")) {
      throw name.error(
          "'" + name + "' must have one of glibc and musl",
          "Write the version of its C library: 'glibc: \"2.28\"' or 'musl: 1.2.5'.");
    }
    Map<String, String> has = new HashMap<>();
    if (map.has("gcc")) {
      has.putAll(compilers.get(Words.known(map.text("gcc"), "GCC", compilers.keySet())));
    }
    if (map.has("musl")) {
      has.putAll(Words.numbers(map, "has"));
      return new TargetSystem(name.value(), "musl", map.text("musl").value(), has);
    }
    GlibcVersion glibc = Words.glibc(map.text("glibc"));
    has.put(GLIBC, glibc.toString());
    since.forEach(
        (version, first) -> {
          if (VersionName.compare(glibc.toString(), first) >= 0) {
            has.put(version, "");
          }
        });
    has.putAll(Words.numbers(map, "has"));
    return new TargetSystem(name.value(), "glibc", glibc.toString(), has);
  }
}
