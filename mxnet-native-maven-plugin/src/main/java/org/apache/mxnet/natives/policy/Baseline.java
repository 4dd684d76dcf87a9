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

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the findings that a project accepts, format {@code mxnet-audit-baseline/1}. */
public final class Baseline {
  private static final String FORMAT = "mxnet-audit-baseline/1";

  private Baseline() {}

  /**
   * @throws YamlException with file:line:column for whatever is not as the format asks
   * @throws IOException if the file cannot be read
   */
  public static List<Accepted> read(Path file) throws YamlException, IOException {
    YamlMap root = YamlDocument.read(file).only("format", "accepted");
    Words.format(root, FORMAT);
    List<String> rules = RuleTexts.load().ids();
    List<Accepted> accepted = new ArrayList<>();
    for (YamlMap entry : root.maps("accepted")) {
      entry.only("rule", "file", "symbol", "reason", "until");
      accepted.add(
          new Accepted(
              Words.known(entry.text("rule"), "rule", rules),
              entry.text("file").value(),
              entry.optionalText("symbol").map(YamlText::value),
              entry.text("reason").value(),
              date(entry.text("until"))));
    }
    return List.copyOf(accepted);
  }

  private static LocalDate date(YamlText text) throws YamlException {
    try {
      return LocalDate.parse(text.value());
    } catch (DateTimeParseException e) {
      throw text.error(
          "'" + text + "' is no date", "Write year, month and day of the last day: 2027-06-30.");
    }
  }
}
