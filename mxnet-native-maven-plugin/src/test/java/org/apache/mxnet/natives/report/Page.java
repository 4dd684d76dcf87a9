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

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.mxnet.natives.audit.AuditResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The HTML report of a result, read back by an XML parser. */
final class Page {
  private final String text;
  private final Document document;

  private Page(String text, Document document) {
    this.text = text;
    this.document = document;
  }

  static Page of(AuditResult result)
      throws ParserConfigurationException, SAXException, IOException {
    String text = HtmlReport.write(result);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return new Page(
        text, factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))));
  }

  String text() {
    return text;
  }

  /** The text of each element of this name. */
  List<String> texts(String element) {
    return elements(element).stream().map(Element::getTextContent).toList();
  }

  /** The value of an attribute on all elements, whatever their names. */
  List<String> attributes(String name) {
    return elements("*").stream()
        .filter(each -> each.hasAttribute(name))
        .map(each -> each.getAttribute(name))
        .toList();
  }

  List<String> names() {
    return elements("*").stream().map(Element::getTagName).distinct().sorted().toList();
  }

  private List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
