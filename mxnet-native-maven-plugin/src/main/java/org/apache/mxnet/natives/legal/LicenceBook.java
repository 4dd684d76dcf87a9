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
package org.apache.mxnet.natives.legal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.SpdxExpression;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;

/**
 * The licence and notice of jars with natives: the project's own, then a section on each component,
 * made of what was really built (ASF, "Assembling LICENSE and NOTICE files").
 */
public final class LicenceBook {
  private static final String RULE = "=".repeat(80) + "\n";

  private static final int MOST_COPYRIGHTS = 40;

  private final Stage stage;
  private final ComponentTexts texts;
  private final Predicate<StagedComponent> prominent;

  private LicenceBook(Stage stage, ComponentTexts texts, Predicate<StagedComponent> prominent) {
    this.stage = stage;
    this.texts = texts;
    this.prominent = prominent;
  }

  /**
   * @param prominent those that users have to be told of with the place of their source: category B
   * @throws LegalException if a component has no text, or one that is empty, is no text or is no
   *     longer what was staged
   * @throws IOException if one cannot be read
   */
  public static LicenceBook of(
      Stage stage, StageFolder folder, Predicate<StagedComponent> prominent)
      throws LegalException, IOException {
    return new LicenceBook(stage, ComponentTexts.read(stage, folder), prominent);
  }

  /** The texts by path below {@code META-INF/licenses/}, byte for byte; identical ones once. */
  public Map<String, byte[]> texts() {
    return texts.files();
  }

  /** Which of {@link #texts} are a component's; one may be another's as well. */
  public List<String> textsOf(StagedComponent component) {
    return texts.of(component);
  }

  /**
   * {@code META-INF/LICENSE}.
   *
   * @param own the project's licence
   * @throws LegalException if a text cannot be read as one
   */
  public String license(String own) throws LegalException {
    StringBuilder all = new StringBuilder(own.stripTrailing()).append("\n\n").append(RULE);
    all.append(
        """
        This artifact belongs to natives for %s, which contain the software below under
        the licences named. The full texts are under META-INF/licenses/ in this jar.
        """
            .formatted(stage.id()));
    List<StagedComponent> first = stage.components().stream().filter(prominent).toList();
    if (!first.isEmpty()) {
      all.append("\nIn binary form alone, and with its source at the place named:\n");
      first.forEach(
          component ->
              all.append("  ")
                  .append(title(component))
                  .append(", ")
                  .append(component.license())
                  .append(": ")
                  .append(component.source())
                  .append('\n'));
    }
    all.append('\n');
    for (StagedComponent component : sorted(first)) {
      all.append(RULE).append(section(component)).append('\n');
    }
    return all.toString();
  }

  /**
   * {@code META-INF/NOTICE}: what components under the Apache License ask to be passed on, and
   * nothing that is not asked for.
   *
   * @param own the project's notice; may be empty
   * @throws LegalException if a text cannot be read as one
   */
  public String notice(String own) throws LegalException {
    StringBuilder all = new StringBuilder(own.stripTrailing());
    Set<String> said = new HashSet<>(Set.of(own.strip()));
    for (StagedComponent component : stage.components()) {
      if (!asksForNotice(component)) {
        continue;
      }
      for (String notice : texts.notices(component)) {
        if (said.add(notice.strip())) {
          all.append(all.isEmpty() ? "" : "\n\n")
              .append(RULE)
              .append("From ")
              .append(title(component))
              .append(":\n\n")
              .append(notice.strip());
        }
      }
    }
    for (StagedComponent component : stage.components()) {
      if (prominent.test(component)) {
        all.append(all.isEmpty() ? "" : "\n\n")
            .append(RULE)
            .append("Contains %s, under %s.\n".formatted(title(component), component.license()))
            .append("Its source code is at ")
            .append(component.source());
      }
    }
    return all.toString().equals(own.stripTrailing()) ? own : all.append('\n').toString();
  }

  /** The Apache License 2.0 does, section 4(d); the ASF wants nothing else in the file. */
  private static boolean asksForNotice(StagedComponent component) {
    try {
      return SpdxExpression.parse(component.license()).ids().contains("Apache-2.0");
    } catch (LicenceException e) {
      // check-licenses has told, or is not run: a notice too many does no harm.
      return true;
    }
  }

  private List<StagedComponent> sorted(List<StagedComponent> first) {
    List<StagedComponent> sorted = new ArrayList<>(first);
    stage.components().stream().filter(prominent.negate()).forEach(sorted::add);
    return sorted;
  }

  private String section(StagedComponent component) throws LegalException {
    StringBuilder section = new StringBuilder();
    section.append(title(component)).append("\n\n");
    line(section, "Licence", component.license());
    line(section, "Source", component.source());
    line(section, "Digest", component.digest());
    line(section, "What it is", role(component));
    line(section, "In", String.join(", ", component.files()));
    texts.of(component).forEach(path -> line(section, "Text", "META-INF/licenses/" + path));
    List<String> copyrights = texts.copyrights(component);
    if (!copyrights.isEmpty()) {
      section.append('\n');
      copyrights.stream()
          .limit(MOST_COPYRIGHTS)
          .forEach(copyright -> section.append("  ").append(copyright).append('\n'));
      if (copyrights.size() > MOST_COPYRIGHTS) {
        section.append(
            "  and %d more in the texts\n".formatted(copyrights.size() - MOST_COPYRIGHTS));
      }
    }
    return section.toString();
  }

  private static void line(StringBuilder section, String label, String value) {
    if (!value.isEmpty()) {
      section.append("  %-11s %s\n".formatted(label + ":", value));
    }
  }

  private static String role(StagedComponent component) {
    return switch (component.role()) {
      case BACKEND -> "what this artifact is made for";
      case CONTAINED -> "part of the source of the backend";
      case LIBRARY -> "a library, linked statically";
      case RUNTIME -> "added by the compiler to what it links";
      case DECLARED -> "inside the prebuilt binaries";
    };
  }

  private static String title(StagedComponent component) {
    return component.name() + " " + component.version();
  }
}
