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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.SpdxExpression;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/** The licence texts of a stage, each stored once, and which of them are whose. */
final class ComponentTexts {
  /** Also {@code NOTICE.txt}, {@code tvm-notice.md}. */
  private static final Pattern NOTICE =
      Pattern.compile("(.*[._-])?NOTICE(\\.[a-z]+)?", Pattern.CASE_INSENSITIVE);

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<Sha256, String> byContent = new LinkedHashMap<>();
  private final Map<String, Set<String>> owned = new LinkedHashMap<>();

  private ComponentTexts() {}

  static ComponentTexts read(Stage stage, StageFolder folder) throws LegalException, IOException {
    ComponentTexts texts = new ComponentTexts();
    for (StagedComponent component : stage.components()) {
      for (String path : component.texts()) {
        texts.add(component, path, read(stage, folder, path));
      }
      if (component.role() == Role.RUNTIME && component.texts().isEmpty()) {
        texts.addStandard(component);
      }
      if (texts.of(component).isEmpty()) {
        throw new LegalException(
            "%s %s has no licence text, and may not be passed on without one"
                .formatted(component.name(), component.version()),
            whereToDeclare(stage, component));
      }
    }
    return texts;
  }

  private static String whereToDeclare(Stage stage, StagedComponent component) {
    if (component.role() == Role.RUNTIME) {
      return "Write ids of the SPDX list as its 'license', under 'runtimes' of the toolchain: the texts are"
          + " taken from that list.";
    }
    return stage.linkage().equals("prebuilt")
        ? "Name a file of the archive under its 'texts', one of the project under 'textFiles', or an id of the"
            + " SPDX list under 'standardTexts'."
        : "Name the licence file of its source under 'texts' of its recipe, or of its item of 'contains'.";
  }

  private static byte[] read(Stage stage, StageFolder folder, String path)
      throws LegalException, IOException {
    Path file = folder.licenses().resolve(path);
    byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    Sha256 actual = Sha256.of(bytes);
    if (stage.licenses().stream()
        .noneMatch(text -> text.path().equals(path) && text.sha256().equals(actual))) {
      throw new LegalException(
          file + " is not the licence text that was staged",
          "Nothing may touch the stage between compile-backend and bundle-natives; run the build again from 'mvn"
              + " clean'.");
    }
    return bytes;
  }

  /** By path below {@code META-INF/licenses/}. */
  Map<String, byte[]> files() {
    return files;
  }

  /** The paths of a component's texts, some of which may be another's too. */
  List<String> of(StagedComponent component) {
    return List.copyOf(owned.getOrDefault(component.name(), Set.of()));
  }

  /** The lines of a component's texts that say who holds the rights. */
  List<String> copyrights(StagedComponent component) throws LegalException {
    Set<String> lines = new LinkedHashSet<>();
    for (String path : of(component)) {
      lines.addAll(CopyrightLines.of(TextBytes.decode(files.get(path), path)));
    }
    return new ArrayList<>(lines);
  }

  /** The texts among a component's that are named as notices are. */
  List<String> notices(StagedComponent component) throws LegalException {
    List<String> notices = new ArrayList<>();
    for (String path : of(component)) {
      if (NOTICE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
        notices.add(TextBytes.decode(files.get(path), path));
      }
    }
    return notices;
  }

  /** What compilers add comes as a binary, without texts: those of the SPDX list are the words. */
  private void addStandard(StagedComponent component) throws LegalException, IOException {
    try {
      for (Map.Entry<String, String> text :
          SpdxExpression.parse(component.license()).texts().entrySet()) {
        String path = component.name() + "/" + text.getKey() + ".txt";
        add(component, path, text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (LicenceException e) {
      throw new LegalException(
          "the licence of %s: %s".formatted(component.name(), e.getMessage()), e.remedy());
    }
  }

  private void add(StagedComponent component, String path, byte[] bytes) throws LegalException {
    if (TextBytes.decode(bytes, path).isBlank()) {
      throw new LegalException(
          "the licence text %s of %s is empty".formatted(path, component.name()),
          "Name the file that has the words in its place, where this one is named.");
    }
    String stored = byContent.computeIfAbsent(Sha256.of(bytes), digest -> path);
    files.putIfAbsent(stored, bytes);
    owned.computeIfAbsent(component.name(), name -> new LinkedHashSet<>()).add(stored);
  }
}
