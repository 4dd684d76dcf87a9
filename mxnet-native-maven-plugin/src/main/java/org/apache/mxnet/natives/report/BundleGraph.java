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

import java.util.List;

/**
 * Which file of a bundle needs which file or library, as much of it as can be drawn.
 *
 * @param nodes sorted: what is missing first, then the files, then the libraries of the system
 * @param edges by index of nodes
 * @param hiddenNodes how many nodes were left out
 * @param hiddenEdges how many edges were left out
 */
record BundleGraph(List<Node> nodes, List<Edge> edges, int hiddenNodes, int hiddenEdges) {
  /** What a node stands for, the most important first. */
  enum Kind {
    /** Needed, and nowhere to be found. */
    MISSING,
    /** A file of the bundle with an error. */
    FAULTY,
    /** A file of the bundle. */
    FILE,
    /** A library that the system has. */
    SYSTEM
  }

  /**
   * A box.
   *
   * @param name the path of a file or the soname of a library
   */
  record Node(Kind kind, String name) {
    /** What follows the last slash. */
    String simpleName() {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /**
   * An arrow.
   *
   * @param from the node that needs the other
   * @param to the node that is needed
   */
  record Edge(int from, int to) {}

  /** Copies the lists. */
  BundleGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Whether the node is in the bundle. */
  boolean isFile(int node) {
    Kind kind = nodes.get(node).kind();
    return kind == Kind.FILE || kind == Kind.FAULTY;
  }
}
