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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.intake.Intake;
import org.apache.mxnet.natives.intake.LegalText;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.licence.Ruling;
import org.apache.mxnet.natives.licence.SpdxExpression;

/**
 * Clears whatever is named: of natives that somebody else has packed, the licence files beside them
 * are the only declaration there is.
 */
public final class ForeignClearance {
  private final LicencePolicy policy;
  private final Contents contents;
  private final Intake intake;
  private final List<Problem> problems = new ArrayList<>();

  /** By library and version, in which files it is. */
  private final Map<String, ClearedComponent> components = new LinkedHashMap<>();

  /**
   * @param contents what tells what is inside a file
   */
  public ForeignClearance(LicencePolicy policy, Contents contents, Intake intake) {
    this.policy = policy;
    this.contents = contents;
    this.intake = intake;
  }

  /**
   * @throws IOException if a file cannot be read
   */
  public Verdict run() throws NativeBuildException, IOException {
    demandTexts();
    for (NativeEntry entry : intake.natives()) {
      try {
        for (FoundLibrary found : contents.of(entry.file(), name(entry))) {
          judge(entry, found);
        }
      } catch (ElfFormatException e) {
        problems.add(
            new Problem(
                Rule.UNACCOUNTED_FILE,
                "",
                "%s cannot be read, so nobody can tell what is inside: %s"
                    .formatted(
                        entry.path(), e.getMessage().replace(entry.file().toString(), name(entry))),
                e.remedy()));
      }
    }
    components.values().forEach(this::refuse);
    return new Verdict(
        policy.name(), intake.natives().size(), List.copyOf(components.values()), problems);
  }

  private void demandTexts() {
    TreeSet<String> bare = new TreeSet<>();
    for (NativeEntry entry : intake.natives()) {
      if (texts(entry).isEmpty() && !entry.archive().isEmpty()) {
        bare.add(entry.archive());
      }
    }
    for (String archive : bare) {
      problems.add(
          new Problem(
              Rule.MISSING_TEXT,
              "",
              "%s has native files and no licence file: nobody who gets it learns what is inside, and under which"
                      .formatted(archive)
                  + " terms",
              "Put the licence texts of all that is inside into it, under META-INF/LICENSE, META-INF/NOTICE and"
                  + " META-INF/licenses/."));
    }
  }

  /** Those of its own archive and of the archives that this one lies in; else those in folders. */
  private List<LegalText> texts(NativeEntry entry) {
    return intake.texts().stream()
        .filter(
            text ->
                entry.archive().equals(text.archive())
                    || !text.archive().isEmpty()
                        && entry.archive().startsWith(text.archive() + "!/"))
        .toList();
  }

  private void judge(NativeEntry entry, FoundLibrary found) {
    List<String> files = new ArrayList<>();
    String key = Phrases.library(found);
    if (components.containsKey(key)) {
      files.addAll(components.get(key).files());
    }
    files.add(entry.path());
    components.put(
        key,
        new ClearedComponent(
            found.id(), found.version().orElse(""), found.spdx().orElse(""), ruling(found), files));
    List<LegalText> texts = texts(entry);
    // Without any text, that is said once, and not once more for each library.
    if (!texts.isEmpty() && texts.stream().noneMatch(text -> names(text, found))) {
      problems.add(
          new Problem(
              Rule.UNDECLARED_COMPONENT,
              found.id(),
              "%s, which none of the %d licence files beside it names"
                  .formatted(Phrases.holds(entry.path(), found), texts.size()),
              "Add its licence and copyright to the licence files of the archive, or link without it."));
    }
  }

  private Optional<Ruling> ruling(FoundLibrary found) {
    if (found.spdx().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          policy.rule(
              found.id(), found.version().orElse(""), SpdxExpression.parse(found.spdx().get())));
    } catch (LicenceException e) {
      throw new IllegalStateException("the table of libraries has a wrong licence", e);
    }
  }

  private void refuse(ClearedComponent component) {
    component
        .ruling()
        .filter(ruling -> !ruling.allowed())
        .ifPresent(
            ruling ->
                problems.add(
                    new Problem(
                        Rule.FORBIDDEN_LICENCE,
                        component.name(),
                        Phrases.refusal(
                            component.toString(),
                            component.licence(),
                            policy,
                            ruling,
                            component.files()),
                        Phrases.waysOut(component.name()))));
  }

  private static boolean names(LegalText text, FoundLibrary found) {
    String lower = text.text().toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>(found.names());
    names.add(found.id());
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(
            name ->
                // Its folder may be all that tells: META-INF/licenses/zlib/LICENSE.
                text.path().toLowerCase(Locale.ROOT).contains("/" + name + "/")
                    || Pattern.compile("(?<![a-z0-9])" + Pattern.quote(name) + "(?![a-z0-9])")
                        .matcher(lower)
                        .find());
  }

  private static String name(NativeEntry entry) {
    String path = entry.path();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
  }
}
