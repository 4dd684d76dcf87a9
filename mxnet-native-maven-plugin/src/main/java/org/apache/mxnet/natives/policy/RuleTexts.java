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
package org.apache.mxnet.natives.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** The texts of all rules, {@code rules.yaml}. */
public final class RuleTexts {
  /** The severities, the gravest first. */
  static final List<String> SEVERITIES = List.of("error", "warning", "note");

  private static final String RESOURCE = "rules.yaml";
  private static final String FORMAT = "mxnet-audit-rules/1";

  private final Map<String, RuleText> texts;

  private RuleTexts(Map<String, RuleText> texts) {
    this.texts = texts;
  }

  /** Those that are shipped. */
  public static RuleTexts load() {
    return PolicyResource.load(RESOURCE, RuleTexts::parse);
  }

  static RuleTexts parse(YamlMap root) throws YamlException {
    Words.format(root.only("format", "rules"), FORMAT);
    Map<String, RuleText> texts = new LinkedHashMap<>();
    for (YamlMap rule : root.maps("rules")) {
      rule.only("id", "severity", "title", "why", "remedy");
      YamlText id = rule.text("id");
      RuleText text =
          new RuleText(
              id.value(),
              Words.known(rule.text("severity"), "severity", SEVERITIES),
              rule.text("title").value(),
              rule.text("why").value(),
              rule.text("remedy").value());
      if (texts.put(text.id(), text) != null) {
        throw id.error("rule '" + id + "' is there twice", "Leave one of the two out.");
      }
    }
    return new RuleTexts(texts);
  }

  /**
   * @throws IllegalArgumentException if there is no such rule
   */
  public RuleText get(String id) {
    RuleText text = texts.get(id);
    if (text == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return text;
  }

  /** In the order of the manual. */
  public List<RuleText> all() {
    return new ArrayList<>(texts.values());
  }

  List<String> ids() {
    return List.copyOf(texts.keySet());
  }
}
