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
package org.apache.mxnet.natives.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;

/** Makes the graph of a bundle from its audit. */
final class BundleGraphs {
  /** More boxes than this are a wall, and no picture. */
  static final int NODES = 80;

  static final int EDGES = 300;

  /** The rules that say of a needed library, as the symbol, that it will not be there. */
  private static final Set<String> MISSING_RULES = Set.of("missing-library", "host-library");

  private static final Comparator<BundleGraph.Node> ORDER =
      Comparator.comparing(BundleGraph.Node::kind).thenComparing(BundleGraph.Node::name);

  private final AuditResult result;
  private final Map<String, BundleGraph.Kind> files = new TreeMap<>();
  private final Map<String, Set<String>> missing = new HashMap<>();

  private BundleGraphs(AuditResult result) {
    this.result = result;
  }

  static BundleGraph of(AuditResult result) {
    return new BundleGraphs(result).graph();
  }

  private BundleGraph graph() {
    result.edges().keySet().forEach(path -> files.put(path, BundleGraph.Kind.FILE));
    result.files().forEach(file -> files.put(file.entry().path(), kind(file)));
    for (Finding finding : FindingGroup.findings(result)) {
      if (MISSING_RULES.contains(finding.rule())) {
        finding
            .symbol()
            .ifPresent(
                soname ->
                    missing.computeIfAbsent(finding.file(), path -> new HashSet<>()).add(soname));
      }
    }
    Set<BundleGraph.Node> all = new TreeSet<>(ORDER);
    files.forEach((path, kind) -> all.add(new BundleGraph.Node(kind, path)));
    Map<String, Set<BundleGraph.Node>> needs = new TreeMap<>();
    result
        .edges()
        .forEach(
            (path, names) ->
                needs.put(
                    path,
                    names.stream()
                        // A file that needs itself needs no arrow.
                        .filter(name -> !name.equals(path))
                        .map(name -> target(path, name))
                        .collect(Collectors.toCollection(() -> new TreeSet<>(ORDER)))));
    needs.values().forEach(all::addAll);
    List<BundleGraph.Node> nodes = all.stream().limit(NODES).toList();
    List<BundleGraph.Edge> edges = edges(nodes, needs);
    int arrows = needs.values().stream().mapToInt(Set::size).sum();
    List<BundleGraph.Edge> drawn = edges.stream().limit(EDGES).toList();
    return new BundleGraph(nodes, drawn, all.size() - nodes.size(), arrows - drawn.size());
  }

  private List<BundleGraph.Edge> edges(
      List<BundleGraph.Node> nodes, Map<String, Set<BundleGraph.Node>> needs) {
    Map<BundleGraph.Node, Integer> places = new HashMap<>();
    nodes.forEach(node -> places.put(node, places.size()));
    Set<BundleGraph.Edge> edges = new HashSet<>();
    needs.forEach(
        (path, targets) -> {
          Integer from = places.get(new BundleGraph.Node(files.get(path), path));
          for (BundleGraph.Node target : targets) {
            Integer to = places.get(target);
            if (from != null && to != null) {
              edges.add(new BundleGraph.Edge(from, to));
            }
          }
        });
    // The nodes come by importance, so what is missing keeps its arrows.
    return edges.stream()
        .sorted(Comparator.comparing(BundleGraph.Edge::to).thenComparing(BundleGraph.Edge::from))
        .toList();
  }

  private static BundleGraph.Kind kind(AuditedFile file) {
    return file.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? BundleGraph.Kind.FAULTY
        : BundleGraph.Kind.FILE;
  }

  private BundleGraph.Node target(String path, String name) {
    BundleGraph.Kind file = files.get(name);
    if (file != null) {
      return new BundleGraph.Node(file, name);
    }
    boolean lacks = missing.getOrDefault(path, Set.of()).contains(name);
    return new BundleGraph.Node(lacks ? BundleGraph.Kind.MISSING : BundleGraph.Kind.SYSTEM, name);
  }
}
