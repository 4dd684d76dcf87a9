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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.report.BundleGraph.Edge;
import org.apache.mxnet.natives.report.BundleGraph.Kind;
import org.apache.mxnet.natives.report.BundleGraph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleGraphTest {
  @TempDir Path dir;

  @Test
  void tellsFilesFromLibrariesOfTheSystemAndMissingOnes() throws Exception {
    BundleGraph graph = BundleGraphs.of(Bundles.sample(dir));

    assertThat(graph.nodes())
        .containsExactly(
            new Node(Kind.MISSING, "libgtk-x11-2.0.so.0"),
            new Node(Kind.FAULTY, "demo.jar!/lib/native/libmxnet.so"),
            new Node(Kind.FAULTY, "demo.jar!/lib/native/libquadmath.so.0"),
            new Node(Kind.FILE, "demo.jar!/osx/libmxnet.dylib"),
            new Node(Kind.SYSTEM, "libc.so.6"),
            new Node(Kind.SYSTEM, "libm.so.6"));
    assertThat(graph.edges())
        .containsExactly(new Edge(1, 0), new Edge(1, 2), new Edge(1, 4), new Edge(2, 5));
    assertThat(graph.hiddenNodes()).isZero();
    assertThat(graph.hiddenEdges()).isZero();
  }

  /** For one machine a library may be beside the file, for another not. */
  @Test
  void takesALibraryAsMissingOnlyForTheFileThatLacksIt() {
    BundleGraph graph =
        BundleGraphs.of(
            new Bundles()
                .unreadable(
                    "a.so",
                    Bundles.error("missing-library", "a.so", "It is bad.", "Ship.", "libx.so", ""))
                .unreadable(
                    "b.so", Bundles.finding(Severity.WARNING, "relro", "b.so", "libx.so?", "Do."))
                .edge("a.so", "libx.so")
                .edge("b.so", "libx.so", "b.so")
                .failed());

    assertThat(graph.nodes())
        .containsExactly(
            new Node(Kind.MISSING, "libx.so"),
            new Node(Kind.FAULTY, "a.so"),
            new Node(Kind.FILE, "b.so"),
            new Node(Kind.SYSTEM, "libx.so"));
    assertThat(graph.edges()).containsExactly(new Edge(1, 0), new Edge(2, 3));
  }

  @Test
  void leavesOutWhatIsLeastImportant() {
    String[] system = names("libsys", 200);
    Bundles bundle = new Bundles().edge("a.so", system);
    BundleGraph graph = BundleGraphs.of(bundle.result());

    assertThat(graph.nodes()).hasSize(BundleGraphs.NODES).startsWith(new Node(Kind.FILE, "a.so"));
    assertThat(graph.hiddenNodes()).isEqualTo(201 - BundleGraphs.NODES);
    assertThat(graph.edges()).hasSize(BundleGraphs.NODES - 1);
    assertThat(graph.hiddenEdges()).isEqualTo(201 - BundleGraphs.NODES);
  }

  @Test
  void limitsTheArrows() {
    Bundles bundle = new Bundles();
    List.of(names("lib", 40)).forEach(name -> bundle.edge(name, names("lib", 40)));
    BundleGraph graph = BundleGraphs.of(bundle.result());

    assertThat(graph.nodes()).hasSize(40);
    assertThat(graph.edges()).hasSize(BundleGraphs.EDGES);
    assertThat(graph.hiddenEdges()).isEqualTo(40 * 39 - BundleGraphs.EDGES);
  }

  private static String[] names(String stem, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "%s%03d.so".formatted(stem, i))
        .toArray(String[]::new);
  }
}
