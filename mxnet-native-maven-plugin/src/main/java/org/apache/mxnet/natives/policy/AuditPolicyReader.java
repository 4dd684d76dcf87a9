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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads a policy file; docs/audit.md describes its format. */
final class AuditPolicyReader {
  /** The levels of x86-64 in the psABI's words, the lowest first. */
  static final List<String> ISA = List.of("x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4");

  private static final String FORMAT = "mxnet-audit-policy/1";
  private static final String ALL = "all";
  private static final String[] KEYS = {
    "format",
    "glibc",
    "floors",
    "systemLibraries",
    "requirements",
    "exports",
    "folders",
    "isa",
    "versions",
    "severities",
    "systems"
  };

  private AuditPolicyReader() {}

  static AuditPolicy read(Path file) throws YamlException, IOException {
    YamlMap root = YamlDocument.read(file).only(KEYS);
    Words.format(root, FORMAT);
    Optional<YamlText> glibc = root.optionalText("glibc");
    return new AuditPolicy(
        glibc.isPresent() ? Optional.of(Words.glibc(glibc.get())) : Optional.<GlibcVersion>empty(),
        floors(root),
        Words.set(root, "systemLibraries"),
        Words.set(root, "requirements"),
        Words.texts(root, "exports"),
        folders(root),
        root.has("isa") ? Words.known(root.text("isa"), "ISA level", ISA) : ISA.get(0),
        versions(root),
        severities(root),
        systems(root));
  }

  private static Map<String, Map<String, String>> floors(YamlMap root) throws YamlException {
    Map<String, Map<String, String>> floors = new HashMap<>();
    if (!root.has("floors")) {
      return floors;
    }
    AbiPolicies policies = AbiPolicies.load();
    Set<String> keys = new HashSet<>(policies.architectures());
    keys.add(ALL);
    YamlMap map = root.map("floors").only(keys.stream().sorted().toArray(String[]::new));
    Map<String, String> shared = numbers(map, ALL, policies);
    for (String arch : policies.architectures()) {
      Map<String, String> own = new HashMap<>(shared);
      own.putAll(numbers(map, arch, policies));
      if (!own.isEmpty()) {
        floors.put(arch, own);
      }
    }
    return floors;
  }

  private static Map<String, String> numbers(YamlMap map, String arch, AbiPolicies policies)
      throws YamlException {
    if (!map.has(arch)) {
      return Map.of();
    }
    Words.knownKeys(map, arch, "series of symbol versions", policies.namespaces());
    if (map.settings(arch).containsKey("GLIBC")) {
      throw map.error(arch, "GLIBC among the floors", "Write 'glibc: \"2.17\"' at the top level.");
    }
    return Words.numbers(map, arch);
  }

  private static List<String> folders(YamlMap root) throws YamlException {
    List<String> folders = new ArrayList<>();
    for (YamlText folder : root.texts("folders")) {
      if (folder.value().startsWith("/")) {
        throw folder.error(
            "'" + folder + "' starts with a slash",
            "Write it as it stands in the jar: lib/native/.");
      }
      folders.add(folder.value().endsWith("/") ? folder.value() : folder.value() + "/");
    }
    return folders;
  }

  private static Map<String, String> versions(YamlMap root) throws YamlException {
    if (!root.has("versions")) {
      return Map.of();
    }
    List<String> ids = KnownLibraries.load().all().stream().map(KnownLibrary::id).toList();
    Words.knownKeys(root, "versions", "library", ids);
    return texts(root.map("versions"), root.settings("versions"));
  }

  private static Map<String, String> severities(YamlMap root) throws YamlException {
    if (!root.has("severities")) {
      return Map.of();
    }
    Words.knownKeys(root, "severities", "rule", RuleTexts.load().ids());
    YamlMap map = root.map("severities");
    for (String rule : root.settings("severities").keySet()) {
      Words.known(map.text(rule), "severity", RuleTexts.SEVERITIES);
    }
    return root.settings("severities");
  }

  /** Refuses blank values, each at its own place. */
  private static Map<String, String> texts(YamlMap map, Map<String, String> settings)
      throws YamlException {
    for (String key : settings.keySet()) {
      map.text(key);
    }
    return settings;
  }

  private static List<TargetSystem> systems(YamlMap root) throws YamlException {
    TargetSystems table = TargetSystems.table();
    List<TargetSystem> own = table.read(root, "systems");
    Set<String> replaced = new HashSet<>();
    own.forEach(system -> replaced.add(system.name()));
    List<TargetSystem> systems = new ArrayList<>(own);
    table.systems().stream().filter(s -> !replaced.contains(s.name())).forEach(systems::add);
    return systems.stream().sorted().toList();
  }
}
