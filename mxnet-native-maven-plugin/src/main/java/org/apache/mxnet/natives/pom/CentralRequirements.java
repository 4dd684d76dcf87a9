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
package org.apache.mxnet.natives.pom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The elements without which Maven Central refuses a POM (its "Requirements", section "Required
 * metadata"); a repository of snapshots does not ask for them, but a release made of that snapshot
 * would.
 */
public final class CentralRequirements {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");

  private CentralRequirements() {}

  /**
   * @throws IncompletePomException naming all that is missing, not just the first
   */
  public static void check(PomMetadata pom) throws IncompletePomException {
    List<String> missing = new ArrayList<>();
    require(pom.name(), "name", missing);
    require(pom.description(), "description", missing);
    require(pom.url(), "url", missing);
    require(String.join("", pom.licenses()), "licenses", missing);
    require(String.join("", pom.developers()), "developers", missing);
    require(pom.scmConnection(), "scm/connection", missing);
    require(pom.scmDeveloperConnection(), "scm/developerConnection", missing);
    require(pom.scmUrl(), "scm/url", missing);
    if (!missing.isEmpty()) {
      throw new IncompletePomException(
          "the POM lacks what Maven Central requires: " + String.join(", ", missing),
          "Add these elements to the POM; all but the name may also come from its parent.");
    }
  }

  /**
   * @param xml a POM's text
   * @throws IncompletePomException naming every property expression left in it: nobody can resolve
   *     one where the POM has no parent and no properties
   */
  public static void checkLiteral(String xml) throws IncompletePomException {
    List<String> expressions =
        EXPRESSION.matcher(xml).results().map(MatchResult::group).distinct().toList();
    if (!expressions.isEmpty()) {
      throw new IncompletePomException(
          "the published POM would hold unresolved expressions: " + String.join(", ", expressions),
          "Define these properties, or write the values out.");
    }
  }

  private static void require(String value, String element, List<String> missing) {
    if (value == null || value.isBlank()) {
      missing.add(element);
    }
  }
}
