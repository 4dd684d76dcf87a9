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

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/**
 * The kinds of source, by the key that names them. Names end up as arguments of programs, so each
 * is checked: none can be taken for an option, none leaves a folder.
 */
enum SourceKind {
  MAVEN("sha256") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      return coordinates(item.text(id()));
    }
  },
  FILE("sha256") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      String path = item.text(id()).value();
      return new Source.LocalFile(file.toAbsolutePath().resolveSibling(path).normalize());
    }
  },
  URL("sha256") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      YamlText text = item.text(id());
      return new Source.Download(
          uri(text, Set.of("http", "https"), "a web address", "Write https://host/path/file.zip."));
    }
  },
  GIT("commit", "paths", "submodules") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      URI uri =
          uri(
              item.text(id()),
              Set.of("http", "https", "ssh", "git", "file"),
              "the address of a git repository",
              "Write https://host/path/name.git.");
      List<String> paths = treePaths(item);
      List<String> some = submodulePaths(item);
      boolean submodules = !some.isEmpty() || allSubmodules(item);
      return new Source.Git(uri, commit(item.text("commit")), paths, submodules, some);
    }
  },
  NPM("sha256") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      YamlText text = item.text(id());
      Matcher matcher = NPM_PACKAGE.matcher(text.value());
      if (!matcher.matches()) {
        throw text.error(
            "'" + text + "' is not an npm package in one exact version",
            "Write \"name@1.2.3\" or \"@scope/name@1.2.3\", with the quotes; no tag, no range.");
      }
      return new Source.Npm(matcher.group(1), matcher.group(2));
    }
  },
  DEBIAN("suite", "file", "sha256") {
    @Override
    Source read(YamlMap item, Path file) throws YamlException {
      return new Source.Debian(
          checked(item.text(id()), DEBIAN_PACKAGE, "the name of a Debian source package"),
          checked(item.text("suite"), DEBIAN_SUITE, "the name of a Debian suite"),
          checked(item.text("file"), DEBIAN_FILE, "the name of an upstream archive"));
    }
  };

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  // No brackets and no comma, which set them apart where they identify a source.
  private static final Pattern PATH = Pattern.compile("[\\w.+-]+(/[\\w.+-]+)*");
  private static final Pattern NPM_PACKAGE =
      Pattern.compile(
          "((?:@[a-z0-9~][a-z0-9._~-]*/)?[a-z0-9~][a-z0-9._~-]*)"
              + "@([0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][A-Za-z0-9.+-]+)?)");
  // Debian policy 5.6.1: the characters of a package's name.
  private static final Pattern DEBIAN_PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern DEBIAN_SUITE = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern DEBIAN_FILE =
      Pattern.compile("[a-z0-9][A-Za-z0-9+._~-]*\\.orig(-[A-Za-z0-9-]+)?\\.tar\\.[a-z0-9]+");

  private final String[] keys;

  SourceKind(String... others) {
    keys = new String[others.length + 1];
    keys[0] = id();
    System.arraycopy(others, 0, keys, 1, others.length);
  }

  /** As files spell it. */
  final String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every key that an item of this kind may have. */
  final String[] keys() {
    return keys.clone();
  }

  abstract Source read(YamlMap item, Path file) throws YamlException;

  private static Source coordinates(YamlText text) throws YamlException {
    String[] parts = text.value().split(":", -1);
    boolean blank = List.of(parts).contains("");
    if (blank || parts.length < 4 || parts.length > 5) {
      throw text.error(
          "'" + text + "' are not Maven coordinates",
          "Write groupId:artifactId:version:extension or"
              + " groupId:artifactId:version:extension:classifier.");
    }
    return new Source.MavenArtifact(
        parts[0], parts[1], parts[2], parts[3], parts.length == 5 ? parts[4] : "");
  }

  private static String commit(YamlText text) throws YamlException {
    if (!COMMIT.matcher(text.value()).matches()) {
      throw text.error(
          "'" + text + "' is not a commit",
          "Write the 40 lower-case digits that 'git rev-parse' prints; a branch or a tag can move.");
    }
    return text.value();
  }

  private static boolean allSubmodules(YamlMap item) throws YamlException {
    if (item.isList("submodules")) {
      return false;
    }
    Optional<YamlText> text = item.optionalText("submodules");
    if (text.isPresent() && !Set.of("true", "false").contains(text.get().value())) {
      throw text.get()
          .error(
              "'submodules' is '" + text.get() + "'",
              "Write true or false, without quotes, or a list of paths.");
    }
    return text.isPresent() && text.get().value().equals("true");
  }

  /** None, unless it is a list. */
  private static List<String> submodulePaths(YamlMap item) throws YamlException {
    return item.isList("submodules")
        ? paths(
            item.texts("submodules"),
            "the path of a submodule",
            "Write it as 'git submodule status' does: 3rdparty/dmlc-core.")
        : List.of();
  }

  /** None for the whole tree. */
  private static List<String> treePaths(YamlMap item) throws YamlException {
    if (!item.has("paths")) {
      return List.of();
    }
    List<String> paths =
        paths(
            item.texts("paths"),
            "the path of a file or a folder",
            "Write it as 'git ls-tree -r --name-only' does, or a folder of it: src/operator.");
    if (paths.isEmpty()) {
      throw item.error("'paths' is empty", "Leave it out if the whole tree is wanted.");
    }
    return paths;
  }

  private static List<String> paths(List<YamlText> texts, String what, String remedy)
      throws YamlException {
    List<String> paths = new ArrayList<>();
    for (YamlText path : texts) {
      boolean dotted = List.of(ReaderChecks.inside(path).split("/", -1)).contains(".");
      if (dotted || !PATH.matcher(path.value()).matches()) {
        throw path.error("'" + path + "' is not " + what, remedy);
      }
      if (paths.contains(path.value())) {
        throw path.error("'" + path + "' is listed twice", "Remove one of the two.");
      }
      paths.add(path.value());
    }
    return paths;
  }

  private static String checked(YamlText text, Pattern pattern, String what) throws YamlException {
    if (!pattern.matcher(text.value()).matches()) {
      throw text.error(
          "'" + text + "' is not " + what,
          "Write it as 'apt-cache showsrc' does: zlib, trixie, zlib_1.3.orig.tar.gz.");
    }
    return text.value();
  }

  private static URI uri(YamlText text, Set<String> schemes, String what, String remedy)
      throws YamlException {
    try {
      URI uri = new URI(text.value());
      boolean located = uri.getHost() != null || "file".equals(uri.getScheme());
      if (located && schemes.contains(uri.getScheme())) {
        if (uri.getUserInfo() != null && uri.getUserInfo().contains(":")) {
          throw text.error(
              "the address holds a password",
              "Take it out: a recipe is published. Give git its credentials in its own settings.");
        }
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words.
    }
    throw text.error("'" + text + "' is not " + what, remedy);
  }
}
