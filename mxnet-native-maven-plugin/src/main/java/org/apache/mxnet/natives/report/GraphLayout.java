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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places the boxes and arrows of a graph: a column for each layer, an arrow that passes a column
 * goes through a gap between its boxes. What is needed together stands together: each column is
 * sorted by the mean place of its neighbours, forth and back a few times.
 */
final class GraphLayout {
  static final int BOX_WIDTH = 210;
  static final int BOX_HEIGHT = 24;
  private static final int BOX_ROOM = 34;
  private static final int BEND_ROOM = 14;
  private static final int COLUMN = BOX_WIDTH + 70;
  private static final int MARGIN = 12;

  /** More change little. */
  private static final int SWEEPS = 8;

  /** A place in the picture, in pixels from its upper left corner. */
  record Point(int x, int y) {}

  /** A box of a layer or a bend of an arrow, between which it makes no difference. */
  private static final class Item {
    private final boolean box;
    private final List<Item> before = new ArrayList<>();
    private final List<Item> after = new ArrayList<>();
    private int place;
    private double mean;
    private Point middle = new Point(0, 0);

    Item(boolean box) {
      this.box = box;
    }

    int room() {
      return box ? BOX_ROOM : BEND_ROOM;
    }
  }

  private final List<List<Item>> columns = new ArrayList<>();
  private final List<Item> boxes = new ArrayList<>();
  private final List<List<Item>> arrows = new ArrayList<>();

  /** By layer and target: arrows to one box run together, as one line. */
  private final Map<List<Integer>, Item> bends = new HashMap<>();

  private int height;

  private GraphLayout() {}

  static GraphLayout of(BundleGraph graph) {
    GraphLayout layout = new GraphLayout();
    int[] layers = GraphLayers.of(graph);
    for (int node = 0; node < layers.length; node++) {
      Item box = new Item(true);
      layout.column(layers[node]).add(box);
      layout.boxes.add(box);
    }
    graph.edges().forEach(edge -> layout.arrow(edge, layers));
    for (int i = 0; i < SWEEPS; i++) {
      layout.sweep(i % 2 == 0);
    }
    layout.place();
    return layout;
  }

  int width() {
    return Math.max(0, columns.size() - 1) * COLUMN + BOX_WIDTH + 2 * MARGIN;
  }

  int height() {
    return height;
  }

  /** The middle of a node's box. */
  Point box(int node) {
    return boxes.get(node).middle;
  }

  /** The bends of an edge between its ends; none if it goes to the next column, or back. */
  List<Point> bends(int edge) {
    return arrows.get(edge).stream().map(item -> item.middle).toList();
  }

  private List<Item> column(int layer) {
    while (columns.size() <= layer) {
      columns.add(new ArrayList<>());
    }
    return columns.get(layer);
  }

  private void arrow(BundleGraph.Edge edge, int[] layers) {
    List<Item> bends = new ArrayList<>();
    arrows.add(bends);
    if (layers[edge.to()] <= layers[edge.from()]) {
      return;
    }
    Item last = boxes.get(edge.from());
    for (int layer = layers[edge.from()] + 1; layer < layers[edge.to()]; layer++) {
      Item bend = bend(layer, edge.to());
      bends.add(bend);
      join(last, bend);
      last = bend;
    }
    join(last, boxes.get(edge.to()));
  }

  private Item bend(int layer, int target) {
    List<Item> column = column(layer);
    return bends.computeIfAbsent(
        List.of(layer, target),
        key -> {
          Item bend = new Item(false);
          column.add(bend);
          return bend;
        });
  }

  private static void join(Item from, Item to) {
    if (!from.after.contains(to)) {
      from.after.add(to);
      to.before.add(from);
    }
  }

  private void sweep(boolean forth) {
    columns.forEach(GraphLayout::number);
    for (int i = 0; i < columns.size(); i++) {
      List<Item> column = columns.get(forth ? i : columns.size() - 1 - i);
      for (Item item : column) {
        item.mean =
            (forth ? item.before : item.after)
                .stream().mapToInt(neighbour -> neighbour.place).average().orElse(item.place);
      }
      column.sort(Comparator.comparingDouble(item -> item.mean));
      number(column);
    }
  }

  private static void number(List<Item> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).place = i;
    }
  }

  private void place() {
    int tallest = columns.stream().mapToInt(GraphLayout::room).max().orElse(0);
    height = tallest + 2 * MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      int x = MARGIN + i * COLUMN + BOX_WIDTH / 2;
      int y = MARGIN + (tallest - room(columns.get(i))) / 2;
      for (Item item : columns.get(i)) {
        item.middle = new Point(x, y + item.room() / 2);
        y += item.room();
      }
    }
  }

  private static int room(List<Item> column) {
    return column.stream().mapToInt(Item::room).sum();
  }
}
