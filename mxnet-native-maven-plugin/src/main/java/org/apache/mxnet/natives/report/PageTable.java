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

/** A table of a page. */
final class PageTable {
  /** What a reader takes in of a cell; names and messages may be of any length. */
  private static final int CELL = 1000;

  private final Markup out;

  /** Starts it. */
  PageTable(Markup out, List<String> heads) {
    this.out = out;
    out.open("table").open("thead").open("tr");
    heads.forEach(head -> out.element("th", head));
    out.close().close().line().open("tbody").line();
  }

  PageTable row() {
    out.open("tr");
    return this;
  }

  /** A cell of prose. */
  PageTable text(String text) {
    out.element("td", Shown.start(text, CELL));
    return this;
  }

  /** A cell with a name out of a file. */
  PageTable name(String text) {
    out.open("td").element("code", Shown.ends(text, CELL)).close();
    return this;
  }

  /** A cell with a word in a colour of its own. */
  PageTable word(String text, String style) {
    out.open("td").element("span", text, "class", style).close();
    return this;
  }

  PageTable end() {
    out.close().line();
    return this;
  }

  /** Ends the table. */
  void close() {
    out.close().close().line();
  }
}
