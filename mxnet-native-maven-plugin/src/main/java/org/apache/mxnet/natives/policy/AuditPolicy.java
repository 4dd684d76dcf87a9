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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.yaml.YamlException;

/**
 * What a project demands of its natives; docs/audit.md describes the file.
 *
 * @param glibc the floor; empty if the file leaves it to the command
 * @param floors by architecture, and then by the name of symbol versions without their number, the
 *     highest number allowed; it takes the place of the architecture's own
 * @param systemLibraries sonames that the project takes for given on every system
 * @param requirements sonames that the project tells its users to install
 * @param exports patterns ({@link Glob}) of the symbols a library may export; empty if not judged
 * @param folders where in a jar the loader looks, for example {@code lib/native/}; empty if not
 *     judged
 * @param isa the highest level of x86-64 that code may need without asking the processor first: one
 *     of {@code x86-64}, {@code x86-64-v2}, {@code x86-64-v3}, {@code x86-64-v4}
 * @param versions by the id of a known library, the version that the recipe has
 * @param severities by rule, {@code error}, {@code warning} or {@code note}, where it is not the
 *     rule's own
 * @param systems where the natives ought to load, sorted
 */
public record AuditPolicy(
    Optional<GlibcVersion> glibc,
    Map<String, Map<String, String>> floors,
    Set<String> systemLibraries,
    Set<String> requirements,
    List<String> exports,
    List<String> folders,
    String isa,
    Map<String, String> versions,
    Map<String, String> severities,
    List<TargetSystem> systems) {
  /** Copies the collections. */
  public AuditPolicy {
    floors = Map.copyOf(floors);
    systemLibraries = Set.copyOf(systemLibraries);
    requirements = Set.copyOf(requirements);
    exports = List.copyOf(exports);
    folders = List.copyOf(folders);
    versions = Map.copyOf(versions);
    severities = Map.copyOf(severities);
    systems = List.copyOf(systems);
  }

  /**
   * Reads a policy file, format {@code mxnet-audit-policy/1}.
   *
   * @throws YamlException with file:line:column for whatever is not as the format asks
   * @throws IOException if the file cannot be read
   */
  public static AuditPolicy read(Path yaml) throws YamlException, IOException {
    return AuditPolicyReader.read(yaml);
  }

  /** What holds without a policy file: the plugin's tables, and the oldest x86-64. */
  public static AuditPolicy standard() {
    return new AuditPolicy(
        Optional.empty(),
        Map.of(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        AuditPolicyReader.ISA.get(0),
        Map.of(),
        Map.of(),
        TargetSystems.load());
  }

  /** The same, with more sonames that users are told to install. */
  public AuditPolicy withRequirements(Set<String> sonames) {
    Set<String> all = new HashSet<>(requirements);
    all.addAll(sonames);
    return new AuditPolicy(
        glibc, floors, systemLibraries, all, exports, folders, isa, versions, severities, systems);
  }
}
