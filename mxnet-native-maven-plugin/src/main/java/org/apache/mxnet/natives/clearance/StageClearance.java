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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.licence.Ruling;
import org.apache.mxnet.natives.licence.SpdxExpression;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/** Clears the natives of a stage, whose components are declared. */
public final class StageClearance {
  /** What can be compared with what a binary says of itself; a commit or "host" cannot. */
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)*[a-z]?");

  private static final String TEXTS =
      "Name its licence file under 'texts': of a recipe or an item of 'contains' a path in its source,"
          + " of a prebuilt backend one in the archive, or a file of the project with its digest.";

  private final LicencePolicy policy;
  private final Contents contents;
  private final Stage stage;
  private final StageFolder folder;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param contents what tells what is inside a file
   */
  public StageClearance(LicencePolicy policy, Contents contents, Stage stage, StageFolder folder) {
    this.policy = policy;
    this.contents = contents;
    this.stage = stage;
    this.folder = folder;
  }

  /**
   * @throws NativeBuildException if a staged file is malformed
   * @throws IOException if one cannot be read
   */
  public Verdict run() throws NativeBuildException, IOException {
    List<ClearedComponent> cleared = new ArrayList<>();
    for (StagedComponent component : stage.components()) {
      cleared.add(rule(component));
      demandText(component);
    }
    for (StagedFile library : stage.libraries()) {
      demandComponent(library);
      Path file = folder.libraries().resolve(library.path());
      for (FoundLibrary found : contents.of(file, library.path())) {
        compare(library.path(), found);
      }
    }
    return new Verdict(policy.name(), stage.libraries().size(), cleared, problems);
  }

  private ClearedComponent rule(StagedComponent component) {
    Optional<Ruling> ruling = Optional.empty();
    String name = name(component);
    try {
      SpdxExpression licence = SpdxExpression.parse(component.license());
      ruling = Optional.of(policy.rule(component.name(), component.version(), licence));
      if (!ruling.get().allowed()) {
        add(
            Rule.FORBIDDEN_LICENCE,
            component.name(),
            Phrases.refusal(name, licence.toString(), policy, ruling.get(), component.files()),
            Phrases.waysOut(component.name()));
      }
    } catch (LicenceException e) {
      add(
          Rule.INVALID_LICENCE,
          component.name(),
          "the licence of %s: %s".formatted(name, e.getMessage()),
          e.remedy());
    }
    return new ClearedComponent(
        component.name(), component.version(), component.license(), ruling, component.files());
  }

  /**
   * A compiler's runtime has its text from the SPDX list: nothing that was built brings one along.
   */
  private void demandText(StagedComponent component) throws IOException {
    if (component.role() == Role.RUNTIME) {
      return;
    }
    if (component.texts().isEmpty()) {
      add(
          Rule.MISSING_TEXT,
          component.name(),
          "%s has no licence text, and may not be passed on without one".formatted(name(component)),
          TEXTS);
    }
    for (String text : component.texts()) {
      Path file = folder.licenses().resolve(text);
      if (!Files.isRegularFile(file)
          || Files.readString(file, StandardCharsets.ISO_8859_1).isBlank()) {
        add(
            Rule.MISSING_TEXT,
            component.name(),
            "the licence text %s of %s is empty".formatted(text, name(component)),
            TEXTS);
      }
    }
  }

  private void demandComponent(StagedFile library) {
    if (stage.components().stream().noneMatch(c -> c.files().contains(library.path()))) {
      add(
          Rule.UNACCOUNTED_FILE,
          "",
          "%s belongs to no component: nobody says whose it is, and under which licence"
              .formatted(library.path()),
          "Declare what it is under 'components', with 'in: [%s]'.".formatted(library.path()));
    }
  }

  private void compare(String file, FoundLibrary found) {
    Optional<StagedComponent> declared =
        stage.components().stream()
            .filter(c -> found.isCalled(c.name()) && c.files().contains(file))
            .findFirst();
    if (declared.isEmpty()) {
      boolean elsewhere = stage.components().stream().anyMatch(c -> found.isCalled(c.name()));
      add(
          Rule.UNDECLARED_COMPONENT,
          found.id(),
          "%s, which %s"
              .formatted(
                  Phrases.holds(file, found),
                  elsewhere ? "is declared for other files alone" : "no component declares"),
          "If it belongs there, declare it with its version, licence and texts: as a recipe that the backend"
              + " needs, under 'contains', under 'runtimes' of the toolchain, or under 'components' of a prebuilt"
              + " backend. If not, find what links it: the linker's map tells.");
      return;
    }
    compareVersion(file, declared.get(), found);
    compareLicence(file, declared.get(), found);
  }

  private void compareVersion(String file, StagedComponent declared, FoundLibrary found) {
    String said = declared.version();
    if (found.version().isEmpty()
        || !NUMBERS.matcher(said).matches()
        || agree(said, found.version().get())) {
      return;
    }
    add(
        Rule.WRONG_VERSION,
        declared.name(),
        "%s, and %s is declared".formatted(Phrases.holds(file, found), name(declared)),
        "Correct the declaration if it is wrong. If it is right, a second copy is inside: find what links it.");
  }

  /** 6 is declared where only the series is known, and 6.3 may be found then, or the other way. */
  private static boolean agree(String one, String other) {
    return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
  }

  private void compareLicence(String file, StagedComponent declared, FoundLibrary found) {
    if (found.spdx().isEmpty()) {
      return;
    }
    try {
      List<String> own = SpdxExpression.parse(found.spdx().get()).ids();
      List<String> said = SpdxExpression.parse(declared.license()).ids();
      if (said.stream().noneMatch(own::contains)) {
        add(
            Rule.WRONG_LICENCE,
            declared.name(),
            "%s in %s is under %s, and %s is declared"
                .formatted(Phrases.library(found), file, found.spdx().get(), declared.license()),
            "Correct the licence of %s, by the licence file of that very release."
                .formatted(declared.name()));
      }
    } catch (LicenceException e) {
      // The declaration's own was told when it was ruled.
      return;
    }
  }

  private void add(Rule rule, String component, String message, String remedy) {
    problems.add(new Problem(rule, component, message, remedy));
  }

  private static String name(StagedComponent component) {
    return component.name() + " " + component.version();
  }
}
