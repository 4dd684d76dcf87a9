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
package org.apache.mxnet.natives.clearance;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.detect.Certainty;
import org.apache.mxnet.natives.detect.Evidence;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.licence.Ruling;

/** Parts of messages. */
final class Phrases {
  private static final int PROOFS = 2;
  private static final int PROOF_LENGTH = 60;

  private Phrases() {}

  /** {@code zmq 4.2.2}. */
  static String library(FoundLibrary found) {
    return found.version().map(version -> found.id() + " " + version).orElse(found.id());
  }

  /** {@code libx.so contains zlib 1.2.6 (text "deflate 1.2.6", …)}. */
  static String holds(String file, FoundLibrary found) {
    String verb = found.certainty() == Certainty.IS_THE_LIBRARY ? "is" : "contains";
    return "%s %s %s (%s)".formatted(file, verb, library(found), proofs(found));
  }

  private static String proofs(FoundLibrary found) {
    return found.evidence().stream()
        .limit(PROOFS)
        .map(Phrases::proof)
        .collect(Collectors.joining(", "));
  }

  private static String proof(Evidence evidence) {
    String text =
        evidence.text().length() > PROOF_LENGTH
            ? evidence.text().substring(0, PROOF_LENGTH) + "…"
            : evidence.text();
    return switch (evidence.kind()) {
      case SONAME -> "soname " + text;
      case FILE_NAME -> "named " + text;
      case SYMBOL -> "symbol " + text;
      case SECTION -> "section " + text;
      case VERSION_FUNCTION -> "version told by " + text + "()";
      case SERIES -> "newest symbol version " + text;
      case SOURCE_PATH -> "source path \"" + text + '"';
      case VERSION_MENTION -> "version as another library inside tells it, \"" + text + '"';
      case TEXT, VERSION_TEXT -> "text \"" + text + '"';
    };
  }

  /** That a policy refuses a component. */
  static String refusal(
      String component, String licence, LicencePolicy policy, Ruling ruling, List<String> files) {
    String part =
        ruling.expression().equals(licence) || !licence.contains(ruling.expression())
            ? ""
            : ", of which " + ruling.expression();
    String source = ruling.source().isEmpty() ? "" : " (" + ruling.source() + ")";
    return "%s is under %s%s: forbidden by the policy '%s', %s%s; it is in %s"
        .formatted(
            component,
            licence,
            part,
            policy.name(),
            ruling.why(),
            source,
            String.join(", ", files));
  }

  /** How to get rid of a component that is refused. */
  static String waysOut(String component) {
    return ("Build without %1$s; or take a release of it, or another library, whose licence is allowed; or leave the file"
            + " out and name its soname under 'systemRequirements', if it is a file of its own. What is never published"
            + " may use -Dmxnet.licensePolicy=any.")
        .formatted(component);
  }
}
