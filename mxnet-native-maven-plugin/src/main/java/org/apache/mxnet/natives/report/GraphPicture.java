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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the graph of a bundle as SVG, for a page whose style has the colours. */
final class GraphPicture {
  /** What fits into a box in the page's fixed-width font. */
  private static final int LABEL = 28;

  private static final int TITLE = 300;
  private static final int HALF = GraphLayout.BOX_WIDTH / 2;
  private static final int GAP = 35;

  private final BundleGraph graph;
  private final GraphLayout layout;
  private final Markup out;
  private final Map<String, Long> namesakes;

  private GraphPicture(BundleGraph graph, Markup out) {
    this.graph = graph;
    this.layout = GraphLayout.of(graph);
    this.out = out;
    this.namesakes =
        graph.nodes().stream()
            .collect(Collectors.groupingBy(BundleGraph.Node::simpleName, Collectors.counting()));
  }

  /** Adds an {@code svg} element with the picture. */
  static void draw(BundleGraph graph, Markup out) {
    new GraphPicture(graph, out).draw();
  }

  private void draw() {
    String width = Integer.toString(layout.width());
    String height = Integer.toString(layout.height());
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + width + " " + height,
        // Made narrower than this it could not be read; the page lets one scroll instead.
        "style",
        "min-width:" + layout.width() * 2 / 3 + "px",
        "role",
        "img",
        "aria-label",
        "Which file needs which");
    out.open(
            "marker",
            "id",
            "arrow",
            "viewBox",
            "0 0 8 8",
            "refX",
            "8",
            "refY",
            "4",
            "markerWidth",
            "7",
            "markerHeight",
            "7",
            "orient",
            "auto")
        .empty("path", "class", "tip", "d", "M0 0 L8 4 L0 8 Z")
        .close();
    for (int i = 0; i < graph.edges().size(); i++) {
      arrow(graph.edges().get(i), layout.bends(i));
    }
    for (int i = 0; i < graph.nodes().size(); i++) {
      box(graph.nodes().get(i), layout.box(i));
    }
    out.close().line();
  }

  private void arrow(BundleGraph.Edge edge, List<GraphLayout.Point> bends) {
    GraphLayout.Point from = layout.box(edge.from());
    GraphLayout.Point to = layout.box(edge.to());
    boolean back = to.x() <= from.x();
    int x = from.x() + HALF;
    int y = from.y();
    StringBuilder way = new StringBuilder("M%d %d".formatted(x, y));
    for (GraphLayout.Point bend : bends) {
      curve(way, x, y, bend.x() - HALF, bend.y());
      x = bend.x() + HALF;
      y = bend.y();
      way.append(" L%d %d".formatted(x, y));
    }
    if (back) {
      // It leaves and arrives at the right, beside the boxes.
      way.append(
          " C%d %d %d %d %d %d"
              .formatted(x + GAP, y, to.x() + HALF + GAP, to.y(), to.x() + HALF, to.y()));
    } else {
      curve(way, x, y, to.x() - HALF, to.y());
    }
    out.open(
        "path",
        "class",
        "edge " + css(graph.nodes().get(edge.to()).kind()),
        "d",
        way.toString(),
        "marker-end",
        "url(#arrow)");
    title(
        "%s needs %s"
            .formatted(
                Shown.ends(graph.nodes().get(edge.from()).name(), TITLE),
                Shown.ends(graph.nodes().get(edge.to()).name(), TITLE)));
    out.close().line();
  }

  private static void curve(StringBuilder way, int x, int y, int toX, int toY) {
    way.append(" C%d %d %d %d %d %d".formatted(x + GAP, y, toX - GAP, toY, toX, toY));
  }

  private void box(BundleGraph.Node node, GraphLayout.Point middle) {
    out.open("g", "class", "node " + css(node.kind()));
    title(
        switch (node.kind()) {
              case MISSING -> "missing: ";
              case FAULTY -> "has errors: ";
              case FILE -> "in the bundle: ";
              case SYSTEM -> "of the system: ";
            }
            + Shown.ends(node.name(), TITLE));
    out.empty(
        "rect",
        "x",
        Integer.toString(middle.x() - HALF),
        "y",
        Integer.toString(middle.y() - GraphLayout.BOX_HEIGHT / 2),
        "width",
        Integer.toString(GraphLayout.BOX_WIDTH),
        "height",
        Integer.toString(GraphLayout.BOX_HEIGHT),
        "rx",
        "4");
    out.element(
        "text",
        label(node),
        "x",
        Integer.toString(middle.x()),
        "y",
        Integer.toString(middle.y() + 4));
    out.close().line();
  }

  /** The simple name, or more of the path where several files have that. */
  private String label(BundleGraph.Node node) {
    boolean unique = namesakes.get(node.simpleName()) == 1;
    return Shown.ends(unique ? node.simpleName() : node.name(), LABEL);
  }

  private void title(String text) {
    out.element("title", text);
  }

  private static String css(BundleGraph.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
