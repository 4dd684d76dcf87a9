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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements of HTML or SVG, each text and attribute escaped. The result is well-formed XML
 * too, so that a test can hold every page to it.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts an element.
   *
   * @param attributes names, which are ours, each with its value, which need not be
   */
  Markup open(String element, String... attributes) {
    start(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Ends the element that was started last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Adds an element without content that HTML knows to have none, or one of SVG. */
  Markup empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** Adds an element that holds text. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Adds text; what cannot be seen in it is spelt out. */
  Markup text(String text) {
    escape(Shown.of(text));
    return this;
  }

  /** Adds a line feed, for those who read the source. */
  Markup line() {
    out.append('\n');
    return this;
  }

  /**
   * Adds the page's style. It is not escaped: HTML takes the content of this element as it is.
   *
   * @throws IllegalArgumentException if it has what would have to be
   */
  Markup style(String sheet) {
    if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet cannot be escaped");
    }
    out.append("<style>").append(sheet).append("</style>");
    return this;
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if an element is still open
   */
  String finished() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(Shown.of(attributes[i + 1]));
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
