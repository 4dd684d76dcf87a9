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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.report.BundleGraph.Edge;
import org.apache.mxnet.natives.report.BundleGraph.Kind;
import org.apache.mxnet.natives.report.BundleGraph.Node;
import org.apache.mxnet.natives.report.GraphLayout.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLayoutTest {
  @Test
  void putsEachFileBehindTheLastThatNeedsIt() {
    assertThat(GraphLayers.of(files(4, new Edge(0, 1), new Edge(1, 2), new Edge(0, 2))))
        .containsExactly(0, 1, 2, 0);
  }

  @Test
  void putsLibrariesOfTheSystemInAColumnOfTheirOwn() {
    List<Node> nodes =
        List.of(
            new Node(Kind.MISSING, "m"),
            new Node(Kind.FILE, "a"),
            new Node(Kind.FILE, "b"),
            new Node(Kind.SYSTEM, "s"));
    BundleGraph graph =
        new BundleGraph(nodes, List.of(new Edge(1, 0), new Edge(1, 2), new Edge(1, 3)), 0, 0);

    assertThat(GraphLayers.of(graph)).containsExactly(2, 0, 1, 2);
  }

  @Test
  void getsOverCircles() {
    assertThat(GraphLayers.of(files(3, new Edge(0, 1), new Edge(1, 2), new Edge(2, 0))))
        .containsExactly(0, 1, 2);
  }

  @Test
  void leadsAnArrowThroughTheColumnsItPasses() {
    BundleGraph graph = files(3, new Edge(0, 1), new Edge(1, 2), new Edge(0, 2));
    GraphLayout layout = GraphLayout.of(graph);

    assertThat(layout.bends(0)).isEmpty();
    Point bend = layout.bends(2).get(0);
    assertThat(layout.bends(2)).hasSize(1);
    assertThat(bend.x()).isEqualTo(layout.box(1).x());
    assertThat(Math.abs(bend.y() - layout.box(1).y())).isGreaterThan(GraphLayout.BOX_HEIGHT / 2);
  }

  @Test
  void joinsArrowsThatGoToTheSameBox() {
    GraphLayout layout =
        GraphLayout.of(
            files(
                4, new Edge(0, 1), new Edge(1, 2), new Edge(3, 1), new Edge(0, 2), new Edge(3, 2)));

    assertThat(layout.bends(3)).hasSize(1).isEqualTo(layout.bends(4));
  }

  @Test
  void uncrossesArrows() {
    // Two files need two others, given crosswise.
    GraphLayout layout = GraphLayout.of(files(4, new Edge(0, 3), new Edge(1, 2)));

    assertThat(layout.box(0).y() < layout.box(1).y())
        .isEqualTo(layout.box(3).y() < layout.box(2).y());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 40, BundleGraphs.NODES})
  void keepsBoxesApartAndInsideThePicture(int nodes) {
    Random random = new Random(nodes);
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; nodes > 1 && i < BundleGraphs.EDGES; i++) {
      int from = random.nextInt(nodes);
      edges.add(new Edge(from, (from + 1 + random.nextInt(nodes - 1)) % nodes));
    }
    GraphLayout layout = GraphLayout.of(files(nodes, edges.toArray(Edge[]::new)));

    List<Point> middles =
        IntStream.range(0, nodes)
            .mapToObj(layout::box)
            .sorted(Comparator.comparingInt(Point::x).thenComparing(Point::y))
            .toList();
    for (int i = 1; i < nodes; i++) {
      Point above = middles.get(i - 1);
      Point below = middles.get(i);
      assertThat(
              below.x() - above.x() > GraphLayout.BOX_WIDTH
                  || below.y() - above.y() > GraphLayout.BOX_HEIGHT)
          .as("%s and %s", above, below)
          .isTrue();
    }
    assertThat(middles)
        .allSatisfy(
            middle -> {
              assertThat(middle.x())
                  .isBetween(GraphLayout.BOX_WIDTH / 2, layout.width() - GraphLayout.BOX_WIDTH / 2);
              assertThat(middle.y())
                  .isBetween(
                      GraphLayout.BOX_HEIGHT / 2, layout.height() - GraphLayout.BOX_HEIGHT / 2);
            });
  }

  private static BundleGraph files(int number, Edge... edges) {
    List<Node> nodes =
        IntStream.range(0, number).mapToObj(i -> new Node(Kind.FILE, "lib" + i + ".so")).toList();
    return new BundleGraph(nodes, List.of(edges), 0, 0);
  }
}
