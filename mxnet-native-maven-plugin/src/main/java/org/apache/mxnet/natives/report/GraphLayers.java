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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the nodes of a graph into layers, so that arrows go from a layer to a later one: the longest
 * way from a file that no other needs. All libraries that are not in the bundle share the last.
 */
final class GraphLayers {
  private static final int UNSEEN = 0;
  private static final int ON_THE_WAY = 1;
  private static final int DONE = 2;

  private final BundleGraph graph;
  private final List<List<Integer>> needs = new ArrayList<>();
  private final int[] states;
  private final List<Integer> finished = new ArrayList<>();

  /** For each node, what it needs without closing a circle. */
  private final List<List<Integer>> forward = new ArrayList<>();

  private GraphLayers(BundleGraph graph) {
    this.graph = graph;
    this.states = new int[graph.nodes().size()];
    for (int i = 0; i < graph.nodes().size(); i++) {
      needs.add(new ArrayList<>());
      forward.add(new ArrayList<>());
    }
    graph.edges().forEach(edge -> needs.get(edge.from()).add(edge.to()));
  }

  /** The layer of each node, the first is 0. An arrow that closes a circle may go back. */
  static int[] of(BundleGraph graph) {
    return new GraphLayers(graph).assign();
  }

  private int[] assign() {
    for (int node = 0; node < states.length; node++) {
      visit(node);
    }
    int[] layers = new int[states.length];
    for (int i = finished.size() - 1; i >= 0; i--) {
      int node = finished.get(i);
      for (int needed : forward.get(node)) {
        layers[needed] = Math.max(layers[needed], layers[node] + 1);
      }
    }
    int last =
        1
            + IntStream.range(0, layers.length)
                .filter(graph::isFile)
                .map(node -> layers[node])
                .max()
                .orElse(-1);
    for (int node = 0; node < layers.length; node++) {
      if (!graph.isFile(node)) {
        layers[node] = last;
      }
    }
    return layers;
  }

  /** Goes no deeper than there are nodes, which are few. */
  private void visit(int node) {
    if (states[node] != UNSEEN) {
      return;
    }
    states[node] = ON_THE_WAY;
    for (int needed : needs.get(node)) {
      if (states[needed] != ON_THE_WAY) {
        forward.get(node).add(needed);
        visit(needed);
      }
    }
    states[node] = DONE;
    finished.add(node);
  }
}
