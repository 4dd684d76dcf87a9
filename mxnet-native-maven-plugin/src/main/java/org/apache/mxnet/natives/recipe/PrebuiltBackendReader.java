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
package org.apache.mxnet.natives.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.recipe.PrebuiltBackend.Omission;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads the files of {@code src/main/prebuilt}; their format is in {@code docs/prebuilt.md}. */
public final class PrebuiltBackendReader {
  /**
   * The one format this version reads; a file says it, so that a later format can be told apart.
   */
  private static final String FORMAT = "mxnet-prebuilt/1";

  private static final String EXTENSION = ".yaml";

  private PrebuiltBackendReader() {}

  /**
   * Reads the declaration for one platform and variant.
   *
   * @param folder has a file {@code <platform>-<variant>.yaml} for each
   * @throws UndeclaredBackendException if there is no such file
   * @throws YamlException with file:line:column for whatever is not as the format asks
   * @throws IOException if the file cannot be read
   */
  public static PrebuiltBackend read(Path folder, NativesId id)
      throws UndeclaredBackendException, YamlException, IOException {
    Path file = folder.resolve(id + EXTENSION);
    if (!Files.isRegularFile(file)) {
      throw new UndeclaredBackendException(file, declared(folder));
    }
    return parse(file, id);
  }

  private static List<String> declared(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    }
  }

  private static PrebuiltBackend parse(Path file, NativesId expected)
      throws YamlException, IOException {
    YamlMap root =
        YamlDocument.read(file)
            .only(
                "format",
                "platform",
                "variant",
                "backend",
                "sources",
                "libraries",
                "omitted",
                "systemRequirements",
                "components");
    must(root.text("format"), FORMAT, "This version of the plugin reads no other format.");
    String choose =
        "Write so, or choose the file's own platform and variant with -Dmxnet.platform and"
            + " -Dmxnet.variant.";
    must(root.text("platform"), expected.platform().id(), choose);
    must(root.text("variant"), expected.variant(), choose);
    List<String> libraries = libraries(root);
    YamlMap backend = root.map("backend").only("name", "version", "reportedVersion");
    return new PrebuiltBackend(
        file,
        expected,
        backend.text("name").value(),
        backend.text("version").value(),
        backend.optionalText("reportedVersion").map(YamlText::value).orElse(""),
        SourceReader.readArchives(root, file),
        libraries,
        omitted(root, libraries),
        PartsReader.requirements(root, "systemRequirements"),
        components(root, libraries),
        added(root, file.toAbsolutePath().getParent()));
  }

  private static void must(YamlText text, String expected, String remedy) throws YamlException {
    if (!text.value().equals(expected)) {
      throw text.error("'" + text + "' where this build needs '" + expected + "'", remedy);
    }
  }

  private static List<String> libraries(YamlMap root) throws YamlException {
    List<String> paths =
        PartsReader.paths(
            root, "libraries", "A bundle has one folder, lib/native: take one of the two.");
    if (paths.isEmpty()) {
      throw root.error("no library", "List the native files to take under 'libraries'.");
    }
    return paths;
  }

  private static List<Omission> omitted(YamlMap root, List<String> libraries) throws YamlException {
    List<Omission> omitted = new ArrayList<>();
    for (YamlMap item : root.maps("omitted")) {
      YamlText path = item.only("path", "why").text("path");
      if (libraries.contains(path.value())) {
        throw path.error(
            path + " is under 'libraries' too",
            "Either take it or leave it: remove one of the two.");
      }
      omitted.add(new Omission(path.value(), item.text("why").value()));
    }
    return omitted;
  }

  private static List<AddedTexts> added(YamlMap root, Path folder) throws YamlException {
    List<AddedTexts> added = new ArrayList<>();
    for (YamlMap item : root.maps("components")) {
      added.add(PartsReader.added(item, folder));
    }
    return added;
  }

  private static List<Component> components(YamlMap root, List<String> libraries)
      throws YamlException {
    Set<String> files =
        libraries.stream()
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> names = new HashSet<>();
    List<Component> components = new ArrayList<>();
    for (YamlMap item : root.maps("components")) {
      components.add(PartsReader.component(item.only(PartsReader.COMPONENT_KEYS), names));
      for (YamlText file : item.texts("in")) {
        if (!files.contains(file.value())) {
          throw file.error(
              "'" + file + "' is no file that is taken",
              "Take one of: " + String.join(", ", files) + ".");
        }
      }
    }
    if (components.isEmpty()) {
      throw root.error(
          "no component",
          "List what the libraries are made of, with licences, under 'components'.");
    }
    return components;
  }
}
