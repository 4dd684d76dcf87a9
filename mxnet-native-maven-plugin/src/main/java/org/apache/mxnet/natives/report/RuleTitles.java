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

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.policy.RuleText;
import org.apache.mxnet.natives.policy.RuleTexts;

/** The rules' texts by id; a rule without any is shown by its id alone. */
final class RuleTitles {
  private final Map<String, RuleText> texts;

  private RuleTitles(Map<String, RuleText> texts) {
    this.texts = texts;
  }

  static RuleTitles load() {
    return new RuleTitles(
        RuleTexts.load().all().stream()
            .collect(Collectors.toMap(RuleText::id, Function.identity())));
  }

  /** What is wrong, in a few words. */
  Optional<String> title(String rule) {
    return Optional.ofNullable(texts.get(rule)).map(RuleText::title);
  }

  /** Why it matters, in sentences. */
  Optional<String> why(String rule) {
    return Optional.ofNullable(texts.get(rule)).map(RuleText::why);
  }
}
