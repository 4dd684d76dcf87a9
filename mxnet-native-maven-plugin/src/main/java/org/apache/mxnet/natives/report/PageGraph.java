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

import org.apache.mxnet.natives.audit.AuditResult;

/** The picture of the bundle, with a key to its colours. */
final class PageGraph {
  private final AuditResult result;
  private final Markup out;

  PageGraph(AuditResult result, Markup out) {
    this.result = result;
    this.out = out;
  }

  void write() {
    BundleGraph graph = BundleGraphs.of(result);
    if (graph.nodes().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "What needs what").line();
    out.open("p", "class", "key");
    key("file", "file of the bundle");
    key("faulty", "file with errors");
    key("system", "library of the system");
    key("missing", "missing");
    out.close().line();
    out.open("div", "class", "picture").line();
    GraphPicture.draw(graph, out);
    out.close().line();
    if (graph.hiddenNodes() > 0 || graph.hiddenEdges() > 0) {
      out.element(
              "p",
              "Left out of the picture: %s, %s."
                  .formatted(
                      Shown.count(graph.hiddenNodes(), "node"),
                      Shown.count(graph.hiddenEdges(), "arrow")),
              "class",
              "more")
          .line();
    }
    out.close().line();
  }

  private void key(String kind, String text) {
    out.element("span", text, "class", "key-" + kind).text(" ");
  }
}
